package publish

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/known"
	"improve/internal/programme"
	"improve/internal/schema"
)

// someProgramme is a random programme of tasks, people and updates, in which
// anything may be restricted but the programme as a whole.
func someProgramme(t *rapid.T) *programme.Programme {
	p := full()
	p.Groups[0].Meetings, p.Groups[1].Meetings = someDates(t, 4), nil
	for i := range p.Pauses {
		p.Pauses[i].From, p.Pauses[i].To = someDate(t), someDate(t)
	}
	for _, v := range p.Plans {
		v.Published = someDate(t)
	}
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			task.Targets = someDates(t, 3)
			if rapid.Bool().Draw(t, "nobody") {
				task.Leads = nil
			}
		}
	}
	p.Updates = nil
	for range rapid.IntRange(0, 6).Draw(t, "updates") {
		p.Updates = append(p.Updates, someUpdate(t, p))
	}
	slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int { return a.Date.Date.Compare(b.Date.Date) })
	for _, e := range recordsOf(p) {
		if rapid.IntRange(0, 7).Draw(t, "restricted") == 0 {
			e.Meta().Restricted = &programme.Restriction{}
		}
	}
	return p
}

func someDate(t *rapid.T) programme.Dated {
	d := programme.Day(2020, 1, 1).AddDays(rapid.IntRange(0, 300).Draw(t, "day"))
	if rapid.Bool().Draw(t, "month") {
		d.Day = 0
	}
	return programme.Dated{Date: d}
}

func someDates(t *rapid.T, most int) []programme.Dated {
	var list []programme.Dated
	for range rapid.IntRange(0, most).Draw(t, "dates") {
		list = append(list, someDate(t))
	}
	return list
}

// someUpdate is about some of a programme's tasks, for a meeting or not.
func someUpdate(t *rapid.T, p *programme.Programme) *programme.Update {
	u := full().Updates[rapid.IntRange(0, 1).Draw(t, "which")] // of words that are the same in every copy
	for i := range u.Decisions {
		plan := rapid.SampledFrom(p.Plans).Draw(t, "plan")
		u.Decisions[i].Permits = nil
		if rapid.IntRange(0, 2).Draw(t, "ends") == 0 {
			u.Decisions[i].Permits = []programme.Permit{{End: programme.Text{Value: "plan " + plan.ID.Value}}}
		}
	}
	u.Date.Date = someDate(t).Date.Begin()
	u.Meeting = rapid.SampledFrom([]programme.Text{{}, p.Groups[0].ID, p.Groups[1].ID}).Draw(t, "meeting")
	u.Progress, u.Impact, u.Seen = nil, nil, nil
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			if rapid.Bool().Draw(t, "speaks") {
				u.Progress = append(u.Progress, someEntry(t, u, task))
			}
			if rapid.Bool().Draw(t, "seen") {
				f := programme.FingerprintOf(task)
				if rapid.Bool().Draw(t, "other leads") {
					f.Leads = "123456"
				}
				if rapid.Bool().Draw(t, "other wording") {
					f.Wording = "123456"
				}
				if u.Seen == nil {
					u.Seen = &programme.Saw{}
				}
				u.Seen.Tasks = append(u.Seen.Tasks, programme.Seen{ID: task.ID, Fingerprint: programme.Text{Value: f.String()}})
			}
			if rapid.Bool().Draw(t, "impact") {
				u.Impact = append(u.Impact, &programme.Impact{Task: task.ID, Difference: programme.Text{Value: rapid.SampledFrom([]string{"none", "some"}).Draw(t, "difference")}})
			}
		}
	}
	return u
}

func someEntry(t *rapid.T, u *programme.Update, task *programme.Task) *programme.Progress {
	e := &programme.Progress{Update: u, Task: task.ID, Rating: rapid.SampledFrom(append(programme.Ratings(), programme.Unrated)).Draw(t, "rating"), Met: someDates(t, 1)}
	e.Note.Value = rapid.SampledFrom([]string{"", "zwnoteq"}).Draw(t, "note")
	if rapid.Bool().Draw(t, "forecast") {
		e.Forecast = someDate(t)
	}
	if rapid.IntRange(0, 2).Draw(t, "retarget") == 0 {
		e.Retarget = &programme.Retarget{To: someDate(t), From: someDate(t)}
	}
	if rapid.Bool().Draw(t, "done") {
		e.Done = []programme.Text{task.Activities[0].ID}
	}
	return e
}

// status is all that a status says about a task.
func status(t *assess.Task) string {
	var done []string
	for _, d := range t.Done {
		done = append(done, d.Activity.ID.Value)
	}
	return fmt.Sprint(t.Rating, t.Reported, t.Computed, t.RatingBefore, t.Direction, t.Overdue, t.OverdueDays, t.OverdueOriginalDays, t.DueSoon, t.Stale, t.Lapsed, t.RatedAge, t.RatedPaused,
		t.Tracked, t.Untracked, t.Missing, t.SlippedDays, t.Moves, t.Due, t.Original.Date, t.Forecast.Date, t.ImpactShown, t.Closed, t.Faults, len(t.Ignored), done, t.Changed)
}

// What the public sees is the same from the day on which what is known has settled.
func TestWhatThePublicSeesStaysSettled(t *testing.T) {
	same := 0
	rapid.Check(t, func(t *rapid.T) {
		p := someProgramme(t)
		for _, u := range p.Updates {
			if rapid.Bool().Draw(t, "posted") {
				u.Posted.Date = u.Date.Date.AddDays(rapid.IntRange(0, 60).Draw(t, "after"))
			}
		}
		day := someDate(t).Date.Due()
		since := Settled(p, day)
		if since.After(day) || Settled(p, since) != since {
			t.Fatalf("settled on %s, by %s", since, day)
		}
		if since != day {
			same++
		}
		now, then := Public(p, day), Public(p, since)
		now.Basis.Day, then.Basis.Day = programme.Date{}, programme.Date{}
		if !reflect.DeepEqual(now, then) {
			t.Fatalf("on %s the public sees something else than on %s", day, since)
		}
		next := func(e *Edition, after programme.Date) (first programme.Date) {
			for _, m := range slices.Backward(e.Programme.BoardMeetings()) {
				if m.After(after) {
					first = m
				}
			}
			return first
		}
		if a, b := next(now, day), next(then, since); a != b {
			t.Fatalf("on %s the next board is on %s, on %s on %s", day, a, since, b)
		}
	})
	if same == 0 {
		t.Error("something happens on every day")
	}
}

// Of a task that is published the public reads what the status says, on any day.
func TestAPublicReportNeverDisagreesWithTheStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := someProgramme(t)
		for _, a := range p.Ambitions {
			for _, task := range a.Tasks { // what a restricted task promised is not for the public
				task.Continues = programme.Text{}
			}
		}
		day := someDate(t).Date
		p, _ = known.At(p, day)
		public, left, _ := whole(p)
		whole, part := assess.Assess(p, day), assess.Assess(public, day)
		earlier := day.Begin().AddDays(-rapid.IntRange(0, 300).Draw(t, "days before"))
		countAlike(t, assess.Assess(p, earlier), assess.Assess(public, earlier))
		stay, gone := 0, 0
		for _, task := range whole.Tasks {
			shown := part.Task(task.ID.Value)
			if task.Restricted != nil || task.Ambition.Restricted != nil {
				gone++
				if shown != nil {
					t.Fatalf("%s is restricted and published", task.ID)
				}
				continue
			}
			stay++
			if shown == nil {
				t.Fatalf("%s is not published", task.ID)
			}
			if got, want := status(shown), status(task); got != want {
				t.Fatalf("%s\npublic %s\nstatus %s", task.ID, got, want)
			}
		}
		if part.Totals.Tasks != stay || left.Tasks != gone || whole.LastMeeting != part.LastMeeting || whole.NextMeeting != part.NextMeeting {
			t.Fatalf("%d tasks of %d, %d left out", part.Totals.Tasks, stay, left.Tasks)
		}
	})
}

// countAlike compares how many tasks that are published a day counts for the board and for
// the public, as a trend does: those of a restricted plan too.
func countAlike(t *rapid.T, whole, part *assess.Assessment) {
	for _, task := range whole.Tasks {
		gone := task.Restricted != nil || task.Ambition.Restricted != nil
		if shown := part.Task(task.ID.Value); !gone && (shown == nil || status(shown) != status(task)) {
			t.Fatalf("%s on %s is not as the board has it: %+v", task.ID, whole.AsAt, shown)
		}
	}
	for _, task := range part.Tasks {
		if whole.Task(task.ID.Value) == nil {
			t.Fatalf("%s counts on %s, and was not known", task.ID, whole.AsAt)
		}
	}
}

// Whatever is restricted, nothing of it is left but what is told as a leak, and
// the record stays as it was.
func TestWhateverIsRestrictedIsGone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := someProgramme(t)
		before := schema.Copy(p)
		public, _, leaks := whole(p)
		if len(leaks) > 0 {
			t.Fatalf("%+v", leaks)
		}
		if !reflect.DeepEqual(p, before) {
			t.Fatal("the record has changed")
		}
		kept, rest := map[string]bool{}, everyString(public)
		for _, e := range recordsOf(p) {
			if !goes(e) {
				for _, w := range wordsOf(e) {
					kept[w] = true
				}
			}
		}
		for _, e := range recordsOf(p) {
			if !goes(e) {
				continue
			}
			for _, word := range wordsOf(e) {
				if !kept[word] && strings.Contains(rest, word) {
					t.Fatalf("%q of a restricted %s is left", word, e.Shape.Name)
				}
			}
		}
	})
}

func goes(e *schema.Entry) bool { return e.Meta().Restricted != nil || hidden(e) }

func BenchmarkPublic(b *testing.B) {
	p := full()
	one := p.Updates[0]
	for len(p.Updates) < 1000 {
		p.Updates = append(p.Updates, one)
	}
	for b.Loop() {
		whole(p)
	}
}
