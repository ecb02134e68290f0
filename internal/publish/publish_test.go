package publish

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
)

func clean(t *testing.T, p *programme.Programme) (*programme.Programme, Left) {
	t.Helper()
	public, left, leaks := whole(p)
	for _, l := range leaks {
		t.Errorf("line %d: %s", l.Pos.Line, l.What)
	}
	return public, left
}

// Every record in turn is restricted: none of its words is left anywhere.
func TestNothingRestrictedIsLeft(t *testing.T) {
	for i := range recordsOf(full()) {
		p := full()
		e := recordsOf(p)[i]
		e.Meta().Restricted = &programme.Restriction{Reason: programme.Text{Value: "zwreasonq"}}
		public, left := clean(t, p)
		rest := everyString(public)
		for _, word := range wordsOf(e) {
			if strings.Contains(rest, word) {
				t.Errorf("%s %s: %q is left", e.Shape.Name, e.ID(), word)
			}
		}
		if !isPerson(e) && left == (Left{}) {
			t.Errorf("%s %s: nothing is said to be left out", e.Shape.Name, e.ID())
		}
	}
}

// What is left out of the count of a record goes with it.
func TestWhatHangsOnTheRestrictedGoes(t *testing.T) {
	restricted := &programme.Restriction{}
	for _, c := range []struct {
		name     string
		restrict func(*programme.Programme) *programme.Meta
		left     Left
		gone     func(full *programme.Programme) []programme.Text
	}{
		{"an ambition", func(p *programme.Programme) *programme.Meta { return &p.Ambitions[0].Meta }, Left{2, 3}, func(p *programme.Programme) []programme.Text {
			u := p.Updates[0]
			return []programme.Text{p.Ambitions[0].Title, p.Ambitions[0].Tasks[0].Title, p.Ambitions[0].Tasks[1].ID, u.Ambitions[0].Summary, u.Progress[0].Note, u.Impact[0].Note,
				u.Decisions[0].Text, p.Measures[0].Title, p.Risks[0].Title, u.Measures[0].Value.Text, u.Risks[0].Note}
		}},
		{"a task", func(p *programme.Programme) *programme.Meta { return &p.Ambitions[0].Tasks[0].Meta }, Left{1, 0}, func(p *programme.Programme) []programme.Text {
			return []programme.Text{p.Ambitions[0].Tasks[0].ID, p.Updates[0].Progress[0].Note, p.Updates[1].Progress[0].Recovery, p.Updates[1].Impact[0].Source.Kind}
		}},
		{"a source", func(p *programme.Programme) *programme.Meta { return &p.Sources[0].Meta }, Left{0, 2}, func(p *programme.Programme) []programme.Text {
			return []programme.Text{p.Sources[0].ID, p.Findings[0].ID, p.Findings[0].Text}
		}},
		{"a measure", func(p *programme.Programme) *programme.Meta { return &p.Measures[1].Meta }, Left{0, 1}, func(p *programme.Programme) []programme.Text {
			return []programme.Text{p.Measures[1].ID, p.Updates[0].Measures[1].Note, p.Updates[0].Measures[1].Numerator.Text}
		}},
		{"a risk", func(p *programme.Programme) *programme.Meta { return &p.Risks[1].Meta }, Left{0, 1}, func(p *programme.Programme) []programme.Text {
			return []programme.Text{p.Risks[1].ID, p.Risks[1].Actions[0].Text, p.Updates[0].Risks[1].Note}
		}},
		{"a group that is not the board", func(p *programme.Programme) *programme.Meta { return &p.Groups[1].Meta }, Left{0, 2}, func(p *programme.Programme) []programme.Text {
			return []programme.Text{p.Groups[1].ID, p.Groups[1].Members[0], p.Updates[1].Title, p.Updates[1].Sections[0].Text, p.Updates[1].Actions[0].ID}
		}},
	} {
		p := full()
		c.restrict(p).Restricted = restricted
		gone := c.gone(p)
		public, left := clean(t, p)
		if left != c.left {
			t.Errorf("%s: left out %+v, want %+v", c.name, left, c.left)
		}
		rest := everyString(public)
		for _, text := range gone {
			if text.Value == "" || strings.Contains(rest, text.Value) {
				t.Errorf("%s: %q is left", c.name, text.Value)
			}
		}
	}
}

func TestARestrictedTaskIsNowhereReferredTo(t *testing.T) {
	p := full()
	p.Findings[0].Restricted = &programme.Restriction{}
	p.Priorities[0].Restricted, p.Plans[0].Restricted, p.Updates[0].Actions[0].Restricted = &programme.Restriction{}, &programme.Restriction{}, &programme.Restriction{}
	public, _ := clean(t, p)
	for _, a := range public.Ambitions {
		for _, task := range a.Tasks {
			if len(task.Findings) != 1 {
				t.Errorf("%s has %d findings, want the one that is not restricted", task.ID, len(task.Findings))
			}
		}
	}
	if bare := public.Plans[0]; bare.ID != public.Ambitions[0].Tasks[0].Plan && bare.ID.Value != "plan" ||
		bare.Title.Value != UnnamedPlan || bare.Published != p.Plans[0].Published || bare.Version.Given() {
		t.Errorf("of a restricted plan more or less than its days is left: %+v", bare)
	}
	if public.Ambitions[0].Tasks[0].Plan.Value != "plan" || public.Ambitions[0].Tasks[0].Priority.Given() || !public.Ambitions[0].Tasks[1].Plan.Given() {
		t.Error("a reference to what is gone is left, or another is gone")
	}
	for _, u := range public.Updates {
		if slices.ContainsFunc(u.ActionsDone, func(id programme.Text) bool { return id.Value == p.Updates[0].Actions[0].ID.Value }) {
			t.Error("an action that is gone is said to be done")
		}
	}
}

// The bare facts of a restricted entry stay, so that the status is the same.
func TestBareFacts(t *testing.T) {
	p := full()
	e := p.Updates[0].Progress[0]
	e.Rating, e.Restricted = programme.OffTrack, &programme.Restriction{}
	i, m := p.Updates[0].Impact[0], p.Updates[0].Measures[0]
	i.Difference.Value, i.Restricted, m.Restricted = "some", &programme.Restriction{}, &programme.Restriction{}
	public, left := clean(t, p)
	if left != (Left{0, 3}) {
		t.Errorf("%+v", left)
	}
	got := public.Updates[0].Progress[0]
	if got.Rating != programme.OffTrack || got.Note.Value != Withheld || got.Recovery.Value != Withheld || got.Forecast != e.Forecast || !reflect.DeepEqual(got.Met, e.Met) ||
		!reflect.DeepEqual(got.Done, e.Done) || got.Retarget.To != e.Retarget.To || got.Retarget.Reason.Value != Withheld || got.ConfirmedBy.Given() || got.Escalation.By.Given() {
		t.Errorf("%+v", got)
	}
	if got := public.Updates[0].Impact[0]; got.Difference.Value != "some" || got.Note.Value != Withheld || got.Source.Kind.Given() {
		t.Errorf("%+v", got)
	}
	if got := public.Updates[0].Measures[0]; got.Period != m.Period || got.Note.Value != Withheld || got.Value.Given() || got.Numerator.Given() || got.England.Given() {
		t.Errorf("%+v", got)
	}
}

func TestARestrictedBoardStillMeets(t *testing.T) {
	p := full()
	p.Groups[0].Restricted = &programme.Restriction{}
	public, _ := clean(t, p)
	if b := public.Groups[0]; len(public.Groups) != 2 || !reflect.DeepEqual(b.Meetings, p.Groups[0].Meetings) || b.Name.Given() || b.ID.Value != "board" {
		t.Errorf("%+v", b)
	}
	if u := public.Updates[0]; !u.Meeting.Given() || u.Note.Value != Withheld || len(u.Sections) > 0 {
		t.Errorf("%+v", u)
	}
}

// Somebody who is restricted still leads, as a lead; the post is no secret.
func TestARestrictedPersonStaysAsALead(t *testing.T) {
	p := full()
	call(p, "zquill7", "head")
	v := p.People[0]
	v.Role.Value, v.Restricted = "Head of Early Help and Prevention", &programme.Restriction{}
	p.Updates[0].Sections[0].Text.Value = "The Head of Early Help and Prevention reported."
	other := p.People[1]
	other.Public, other.Role.Value = false, "Head" // whom the public knows by the id of the first
	public, left := clean(t, p)
	if got := programme.Values(public.Ambitions[0].Tasks[0].Leads); !slices.Equal(got, []string{"lead", "head"}) || left != (Left{}) {
		t.Errorf("led by %q, %+v left out", got, left)
	}
}

// What goes with something else is counted with it.
func TestRestrictedEntriesOfWhatIsRestricted(t *testing.T) {
	p := full()
	task, u := p.Ambitions[0].Tasks[0], p.Updates[1]
	task.Restricted, u.Progress[0].Restricted = &programme.Restriction{}, &programme.Restriction{}
	if u.Progress[0].Task.Value != task.ID.Value {
		t.Fatalf("the entry is about %s", u.Progress[0].Task)
	}
	if _, left := clean(t, p); left != (Left{Tasks: 1}) {
		t.Errorf("%+v left out", left)
	}
}

// An id that means something only within its record names no record of the others.
func TestActivitiesAreNotNamed(t *testing.T) {
	for _, e := range entries(full()) {
		if _, activity := e.Record.(*programme.Activity); activity && named(e) {
			t.Errorf("activity %s is named", e.ID())
		}
	}
}

func TestARestrictedProgrammeIsRefused(t *testing.T) {
	p := full()
	p.Restricted = &programme.Restriction{Pos: programme.Pos{Line: 7}}
	public, _, leaks := whole(p)
	if len(leaks) != 1 || leaks[0].Pos.Line != 7 || !strings.Contains(leaks[0].What, "the whole programme is restricted") {
		t.Errorf("%+v", leaks)
	}
	if !reflect.DeepEqual(public, &programme.Programme{}) {
		t.Error("something of it is published")
	}
}

func TestTheRecordIsNotChanged(t *testing.T) {
	for i := range 2 {
		p, same := full(), full()
		for _, q := range []*programme.Programme{p, same} {
			for j, e := range recordsOf(q) {
				if j%2 == i {
					e.Meta().Restricted = &programme.Restriction{}
				}
			}
		}
		whole(p)
		if !reflect.DeepEqual(p, same) {
			t.Error("the record has changed")
		}
	}
}

// The copy's pointers upwards lead into the copy.
func TestTheCopyHangsTogether(t *testing.T) {
	public, _ := clean(t, full())
	for _, a := range public.Ambitions {
		for _, task := range a.Tasks {
			if task.Ambition != a {
				t.Errorf("%s belongs to another ambition", task.ID)
			}
		}
	}
	for _, u := range public.Updates {
		for _, e := range u.Progress {
			if e.Update != u {
				t.Errorf("the entry of %s belongs to another update", e.Task)
			}
		}
	}
}

func TestLeftSaysWhatIsLeftOut(t *testing.T) {
	for want, left := range map[string]Left{
		"": {}, "Left out as not for publication: 1 task.": {1, 0}, "Left out as not for publication: 2 tasks.": {2, 0},
		"Left out as not for publication: 1 entry.": {0, 1}, "Left out as not for publication: 3 entries.": {0, 3},
		"Left out as not for publication: 1 task and 2 other entries.": {1, 2}, "Left out as not for publication: 2 tasks and 1 other entry.": {2, 1},
	} {
		if got := left.Words(); got != want {
			t.Errorf("%+v: %q, want %q", left, got, want)
		}
	}
}

func TestRestrictedTwins(t *testing.T) {
	p := full()
	p.Ambitions[1].Tasks[0].ID.Value = p.Ambitions[0].Tasks[0].ID.Value
	p.Ambitions[0].Tasks[0].Restricted = &programme.Restriction{}
	public, left := clean(t, p)
	if left.Tasks != 2 || len(public.Ambitions[1].Tasks) != 1 {
		t.Errorf("%+v: what is said of a restricted task would stand under its twin", left)
	}
}

func TestRecordsWithoutIDs(t *testing.T) {
	p := full()
	p.Ambitions[0].ID, p.Ambitions[0].Restricted = programme.Text{}, &programme.Restriction{}
	p.Updates[0].Decisions[0].Ambition, p.People[0].ID, p.Updates[0].By = programme.Text{}, programme.Text{}, programme.Text{}
	public, _, _ := whole(p)
	if len(public.Updates[0].Decisions) != 2 || public.Updates[0].By.Given() {
		t.Error("nothing was taken for a reference")
	}
	if strings.Contains(everyString(public), "Quill") {
		t.Error("a person without an id is named")
	}
}

func ExampleLeft_Words() {
	fmt.Println(Left{Tasks: 1, Others: 2}.Words())
	// Output: Left out as not for publication: 1 task and 2 other entries.
}
