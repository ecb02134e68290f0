package assess

import (
	"cmp"
	"testing"

	"improve/internal/programme"
)

func TestDirection(t *testing.T) {
	meetings := []string{"2020-01-14", "2020-02-25"}
	for _, c := range []struct {
		name, then, now string
		want            Direction
	}{
		{"not rated now", "", "", ""},
		{"new", "", "G", New},
		{"G to G", "G", "G", Same}, {"G to A", "G", "A", Worse}, {"A to R", "A", "R", Worse}, {"G to R", "G", "R", Worse},
		{"R to A", "R", "A", Better}, {"A to G", "A", "G", Better}, {"G to B", "G", "B", Better}, {"B to G", "B", "G", Worse}, {"B to B", "B", "B", Same},
	} {
		p := updates{}
		if c.then != "" {
			p = append(p, lead("2020-01-14", say("1.1", "rate:"+c.then)))
		}
		if c.now != "" {
			p = append(p, lead("2020-01-15", say("1.1", "rate:"+c.now)))
		}
		a := Assess(with(record(p, work("1.1")), meetings...), date("2020-02-25"))
		if got := a.Tasks[0].Direction; got != c.want || a.Tasks[0].RatingBefore.Letter() != cmp.Or(c.then, "–") {
			t.Errorf("%s: %q from %s", c.name, got, a.Tasks[0].RatingBefore)
		}
		if got := a.Ambitions[0].Direction; got != c.want {
			t.Errorf("%s: the ambition's is %q", c.name, got)
		}
	}
}

func TestDirectionOverTime(t *testing.T) {
	late := work("1.1", "2019-12")
	for _, c := range []struct {
		name, day string
		p         updates
		meetings  []string
		want      Direction
	}{
		{"no meeting yet", "2020-02-25", nil, nil, New},
		{"a meeting on the date is not before it", "2020-01-14", nil, []string{"2020-01-14"}, New},
		{"not overdue then", "2020-02-25", nil, []string{"2019-12-31"}, New},
		{"overdue then and now", "2020-02-11", nil, []string{"2020-01-14"}, Same},
		{"A by its dates then, R now", "2020-02-25", nil, []string{"2020-01-14"}, Worse},
		{"moved since: not rated now", "2020-02-25", updates{board("2020-01-15", say("1.1", "to:2020-12"))}, []string{"2020-01-15"}, ""},
		{"a report lapses", "2020-07-01", updates{lead("2020-02-01", say("1.1", "rate:R")), board("2020-02-01", say("1.1", "to:2020-12"))}, []string{"2020-02-01", "2020-02-25"}, ""},
		{"the meeting's own day counts", "2020-01-20", updates{lead("2020-01-14", say("1.1", "rate:B"))}, []string{"2020-01-14"}, Same},
		{"targets met since then", "2020-02-25", updates{lead("2020-02-01", say("1.1", "rate:G")), board("2020-02-25", say("1.1", "to:2020-12"))}, []string{"2020-01-14", "2020-02-25"}, Better},
	} {
		if got := on(with(record(c.p, late), c.meetings...), c.day).Direction; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAmbitionRating(t *testing.T) {
	for ratings, want := range map[string]string{
		"": "–", "–": "–", "B": "B", "BB": "B", "B–": "–", "BG": "G", "G–": "G", "GA": "A", "GAR": "R", "BAG": "A", "BR": "R", "––": "–",
	} {
		var entries []*programme.Progress
		var tasks []*programme.Task
		for i, r := range []rune(ratings) {
			id := string(rune('a' + i))
			tasks = append(tasks, work(id))
			if r != '–' {
				entries = append(entries, say(id, "rate:"+string(r)))
			}
		}
		x := Assess(record(updates{lead("2020-02-25", entries...)}, tasks...), date("2020-02-25")).Ambitions[0]
		if x.Rating.Letter() != want || len(x.Tasks) != len(tasks) || Overall(x.Tasks) != x.Rating {
			t.Errorf("%q: %s, want %s", ratings, x.Rating, want)
		}
	}
}

// A rating that has lapsed, or that the dates alone give, counts for the
// ambition as it does for the task.
func TestAmbitionRatingIsOfRatingsShown(t *testing.T) {
	p := record(updates{lead("2020-01-01", say("a", "rate:R"))}, work("a"), work("b", "2020-05"))
	if x := Assess(p, date("2020-06-01")).Ambitions[0]; x.Rating != programme.Behind {
		t.Errorf("rating %s", x.Rating)
	}
}

func TestTotals(t *testing.T) {
	p := with(record(updates{
		lead("2019-12-20", say("stale", "rate:A")),
		board("2020-01-14", say("slipped", "to:2020-12")),
		lead("2020-02-20", say("b", "rate:B"), say("closed", "rate:B"), say("a", "rate:A"), say("g", "rate:G"), say("r", "rate:R")),
		{Date: dated("2020-02-21"), Impact: []*programme.Impact{{Task: text("closed"), Difference: text("some"), Source: audit}}},
	}, work("b"), work("closed"), work("r"), work("a"), work("g"), work("none"), work("slipped", "2019-12"), work("grace", "2020-02-20"),
		work("untracked", "2019-09"), work("soon", "2020-03"), work("stale")), "2020-01-14", "2020-03-31")
	p.Ambitions = append(p.Ambitions, &programme.Ambition{ID: text("2"), Tasks: []*programme.Task{work("2.1")}})
	a := Assess(p, date("2020-02-25"))
	want := Totals{Tasks: 12, B: 2, R: 2, A: 3, G: 1, NotRated: 4, Overdue: 2, Untracked: 1, DueSoon: 1, Stale: 1, Slipped: 1, CompleteImpactNotShown: 1,
		Refreshed: 5, ToRefresh: 7}
	if a.Totals != want {
		t.Errorf("got %+v\nwant %+v", a.Totals, want)
	}
	if got := a.Ambition("2").Totals; got != (Totals{Tasks: 1, NotRated: 1, ToRefresh: 1}) {
		t.Errorf("ambition 2: %+v", got)
	}
	if got := Total(a.Tasks[:1]); got != (Totals{Tasks: 1, B: 1, CompleteImpactNotShown: 1, Refreshed: 1}) {
		t.Errorf("one task: %+v", got)
	}
	if n := a.Totals; n.Rated('B') != 2 || n.Rated('R') != 2 || n.Rated('A') != 3 || n.Rated('G') != 1 || n.Rated(programme.Unrated) != 4 {
		t.Errorf("by rating: %+v", n)
	}
}

func TestHighlight(t *testing.T) {
	highlight := func(day, ambition string) *programme.Update {
		return &programme.Update{Date: dated(day), Ambitions: []*programme.Highlight{{Ambition: text(ambition)}}}
	}
	p := record(updates{highlight("2020-01-14", "1"), highlight("2020-02-25", "1"), highlight("2020-02-25", "2"), highlight("2020-02-26", "1")})
	if x := Assess(p, date("2020-02-25")).Ambition("1"); x.Highlight != p.Updates[1].Ambitions[0] || x.HighlightUpdate != p.Updates[1] {
		t.Errorf("highlight of %v", x.HighlightUpdate)
	}
	if x := Assess(p, date("2020-01-13")).Ambition("1"); x.Highlight != nil || x.HighlightUpdate != nil {
		t.Error("a highlight before any was written")
	}
}
