package publish

import (
	"testing"

	"improve/internal/programme"
)

// minuted is a programme whose first minutes are those of a board that the public's copy
// rests on: a later board's minutes are posted. The minutes decide what the permits say.
func minuted(posted bool, permits ...programme.Permit) *programme.Programme {
	date := func(year int) programme.Dated {
		return programme.Dated{Date: programme.Day(year, 1, 14), Pos: programme.Pos{Line: 1}}
	}
	board := programme.Text{Value: "board"}
	first := &programme.Update{Date: date(2020), Meeting: board,
		Decisions: []programme.Decision{{Text: programme.Text{Value: "The plan is welcomed."}, Permits: permits}}}
	if posted {
		first.Posted = date(2021)
	}
	return &programme.Programme{Groups: []*programme.Group{{ID: board, Meetings: []programme.Dated{date(2020), date(2021)}}},
		Updates: []*programme.Update{first, {Date: date(2021), Meeting: board, Posted: date(2021)}}}
}

// Minutes that nobody posted say nothing, and what they let the plan say counts where a
// status hangs on it; minutes that are posted keep their words.
func TestDecisionsOfMinutesInAnEdition(t *testing.T) {
	words := func(values ...string) (list []programme.Text) {
		for _, v := range values {
			list = append(list, programme.Text{Value: v})
		}
		return list
	}
	end := programme.Permit{End: programme.Text{Value: "plan a"}}
	policy := programme.Permit{Change: programme.Text{Value: "policy"}, Key: programme.Text{Value: "grace_days"},
		From: words("7"), To: words("14")}
	fresh, title := policy, policy
	fresh.From = nil
	title.Change, title.Key = programme.Text{Value: "task 1.1"}, programme.Text{Value: "title"}
	for _, c := range []struct {
		name   string
		posted bool
		permit programme.Permit
		words  string
		counts int
	}{
		{"posted", true, end, "The plan is welcomed.", 1},
		{"posted, and changing a title", true, title, "The plan is welcomed.", 1},
		{"the end of a plan", false, end, "", 1},
		{"a limit that was another", false, policy, "", 1},
		{"a limit that was none", false, fresh, "", 0},
		{"a title", false, title, "", 0},
	} {
		var got programme.Decision
		if list := Public(minuted(c.posted, c.permit), programme.Day(2022, 1, 1)).Programme.Updates[0].Decisions; len(list) > 0 {
			got = list[0]
		}
		if got.Text.Value != c.words || len(got.Permits) != c.counts {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
	if list := Public(minuted(true), programme.Day(2022, 1, 1)).Programme.Updates[0].Decisions; len(list) != 1 {
		t.Error("a decision without permits is not published")
	}
}

// Before anything is posted an edition is read on the day before the first date of the plan,
// or before the day itself: then nothing is called late.
func TestNothingIsDueInAnEditionOfNoBoard(t *testing.T) {
	dated := func(days ...programme.Date) (list []programme.Dated) {
		for _, d := range days {
			list = append(list, programme.Dated{Date: d})
		}
		return list
	}
	march, june, april := programme.Day(2020, 3, 0), programme.Day(2020, 6, 1), programme.Day(2020, 4, 2)
	activity := programme.Activity{Target: programme.Dated{Date: programme.Day(2020, 2, 3)}}
	for _, c := range []struct {
		name string
		task *programme.Task
		want programme.Date
	}{
		{"of a plan without dates", &programme.Task{}, programme.Day(2020, 4, 30)},
		{"of dates in no order", &programme.Task{Targets: dated(june, march, april)}, programme.Day(2020, 2, 29)},
		{"of dates to come", &programme.Task{Targets: dated(june)}, programme.Day(2020, 4, 30)},
		{"of an activity before its task", &programme.Task{Targets: dated(march), Activities: []programme.Activity{activity}},
			programme.Day(2020, 2, 2)},
	} {
		p := &programme.Programme{Ambitions: []*programme.Ambition{{Tasks: []*programme.Task{c.task}}}}
		e := &Edition{Programme: p, Basis: Basis{Day: programme.Day(2020, 5, 1)}}
		if got := e.AsAt(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The name of an update that was posted stays, whatever is written or posted later of its
// day and by its title, and wherever that stands among the files.
func TestWhatIsPostedKeepsItsName(t *testing.T) {
	day, at := programme.Day(2020, 1, 10), programme.Pos{Line: 1}
	said := func(title string, posted programme.Date) *programme.Update {
		return &programme.Update{Date: programme.Dated{Date: day, Pos: at}, Title: programme.Text{Value: title},
			Posted: programme.Dated{Date: posted, Pos: at}}
	}
	of := func(updates ...*programme.Update) *programme.Programme {
		p := minuted(true)
		p.Updates = append(updates, p.Updates...)
		return p
	}
	soon, later, never := programme.Day(2020, 1, 12), programme.Day(2020, 1, 15), programme.Date{}
	for _, title := range []string{"", "Bulletin"} {
		name := ""
		for i, before := range [][]*programme.Update{nil, {said(title, later)}, {said(title, never)},
			{said(title, never), said(title, programme.Day(2199, 1, 1)), said(title, later)}} {
			p := Public(of(append(before, said(title, soon))...), programme.Day(2022, 1, 1)).Programme
			names := map[string]bool{}
			for _, u := range p.Updates {
				names[u.Path] = true
				switch {
				case u.Posted.Date != soon:
				case i == 0:
					name = u.Path
				case u.Path != name:
					t.Errorf("%q after %d others is %s, and was %s", title, i, u.Path, name)
				}
			}
			if name == "" || len(names) != len(p.Updates) {
				t.Errorf("%q after %d others: %v", title, i, names)
			}
		}
	}
}
