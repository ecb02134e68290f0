package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
)

// gitLog reads what an example says about its history under `git log`, a line a
// commit: the day, the author's address, what was done, and to which update. It is
// nil where the example says nothing.
func gitLog(t testing.TB, archive string, p *programme.Programme) *check.History {
	t.Helper()
	var h *check.History
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if f.Name != "git log" {
			continue
		}
		h = &check.History{Updates: map[string]check.Written{}}
		for line := range strings.Lines(string(f.Data)) {
			logLine(t, h, p, strings.Fields(line))
		}
	}
	return h
}

func logLine(t testing.TB, h *check.History, p *programme.Programme, words []string) {
	t.Helper()
	c := check.Commit{Name: "0123456789ab", Day: day(t, words[0]), Author: words[1], Email: words[1]}
	if len(words) == 3 {
		if words[2] == "unsigned" {
			h.Unsigned = append(h.Unsigned, c)
		}
		return
	}
	switch words[2] {
	case "claims":
		h.Backwards = append(h.Backwards, check.Backwards{Commit: c, Claims: day(t, words[3])})
		return
	case "holds-not":
		h.Loose = append(h.Loose, words[3])
		return
	case "loses":
		h.Lost = append(h.Lost, check.Lost{Commit: c, Path: words[3], What: "1.1: rated R off track", More: 1})
		return
	}
	w := h.Updates[words[3]]
	switch words[2] {
	case "adds":
		w.First = c
		for _, u := range p.Updates {
			for _, e := range u.Progress {
				if u.Path == words[3] && e.ConfirmedBy.Given() {
					w.Confirmed = append(w.Confirmed, check.Confirmation{Task: e.Task.Value, Rated: c, Confirmed: c})
				}
				if u.Path == words[3] && e.Retarget != nil {
					w.Decided = append(w.Decided, check.Decided{Task: e, Commit: c})
				}
			}
		}
	case "edits":
		w.Edits = append(w.Edits, check.Edit{Commit: c, Line: 4})
	case "confirms":
		for i := range w.Confirmed {
			w.Confirmed[i].Confirmed = c
		}
	case "deletes":
		delete(h.Updates, words[3])
		date := day(t, strings.TrimPrefix(words[3], "updates/")[:10])
		h.Gone = append(h.Gone, check.Gone{Path: words[3], Date: date, Commit: c})
		return
	default:
		t.Fatalf("an example's git log says %q", words)
	}
	h.Updates[words[3]] = w
}

// What lies before the beginning of a shallow clone is not known, and nothing is
// said about it.
func TestNothingIsSaidOfCommitsUnknown(t *testing.T) {
	for _, rule := range check.Rules() {
		if !strings.HasPrefix(rule.ID, "history/") || rule.ID == "history/unsigned" ||
			rule.ID == "history/not-committed" {
			continue
		}
		p, past, asAt := example(t, rule.ID)
		for path, w := range past.Updates {
			w.First = check.Commit{}
			for i := range w.Edits {
				w.Edits[i].Commit = check.Commit{}
			}
			for i := range w.Confirmed {
				w.Confirmed[i].Confirmed = check.Commit{}
			}
			for i := range w.Decided {
				w.Decided[i].Commit = check.Commit{}
			}
			past.Updates[path] = w
		}
		for i := range past.Lost {
			past.Lost[i].Commit = check.Commit{}
		}
		for i := range past.Backwards {
			past.Backwards[i].Commit = check.Commit{}
		}
		for i := range past.Gone {
			past.Gone[i].Commit = check.Commit{}
		}
		if got := check.Run(p, assess.Assess(p, asAt), allRules(), past).Problems; got.Has(rule.ID) {
			t.Errorf("%s:%s", rule.ID, show(got))
		}
	}
}

// However much an update rates, the message names the first three and counts the rest.
func TestRatedAfterwardsNamesTheFirst(t *testing.T) {
	const rule = "history/rated-afterwards"
	for more, want := range []string{
		"2.1 was rated G for 24 February 2020",
		"2.1 was rated G, 2.1 was rated G for 24 February 2020",
		"2.1 was rated G, 2.1 was rated G, 2.1 was rated G for 24 February 2020",
		"2.1 was rated G, 2.1 was rated G, 2.1 was rated G and 1 more for 24 February 2020",
		"2.1 was rated G, 2.1 was rated G, 2.1 was rated G and 2 more for 24 February 2020",
	} {
		p, past, asAt := example(t, rule)
		for range more {
			p.Updates[0].Progress = append(p.Updates[0].Progress, p.Updates[0].Progress[0])
		}
		got := check.Run(p, assess.Assess(p, asAt), allRules(), past).Problems
		if !slices.ContainsFunc(got, func(d diag.Diagnostic) bool {
			return d.Rule == rule && strings.HasPrefix(d.Message, want+", but this was written")
		}) {
			t.Errorf("no %q:%s", want, show(got))
		}
	}
}

// What an update decides is named by its kind, and a note decides nothing.
func TestRatedAfterwardsSaysWhatWasDecided(t *testing.T) {
	const rule = "history/rated-afterwards"
	as := func(word string) *programme.End {
		e := new(programme.End)
		e.As.Value = word
		return e
	}
	for _, c := range []struct {
		name   string
		decide func(p *programme.Progress)
		want   string
	}{
		{"a rating", func(p *programme.Progress) {}, "2.1 was rated G for"},
		{"a retarget", func(p *programme.Progress) { p.Rating, p.Retarget = programme.Unrated, new(programme.Retarget) }, "the target of 2.1 was moved for"},
		{"an end", func(p *programme.Progress) { p.Rating, p.End = programme.Unrated, as("merged") }, "2.1 was ended for"},
		{"a hold", func(p *programme.Progress) { p.Rating, p.End = programme.Unrated, as("on-hold") }, "2.1 was put on hold for"},
		{"a note", func(p *programme.Progress) { p.Rating = programme.Unrated }, ""},
	} {
		p, past, asAt := example(t, rule)
		c.decide(p.Updates[0].Progress[0])
		said := ""
		for _, d := range check.Run(p, assess.Assess(p, asAt), allRules(), past).Problems {
			if d.Rule == rule {
				said += d.Message
			}
		}
		if !strings.HasPrefix(said, c.want) || (said == "") != (c.want == "") {
			t.Errorf("%s: %q, want %q", c.name, said, c.want)
		}
	}
}

// A deletion is reported where the update was due by the day, git tells which commit it was,
// the record was not being adopted and it could no longer be put right.
func TestWhichDeletionsAreReported(t *testing.T) {
	board := func(days ...string) *programme.Programme {
		g := &programme.Group{ID: programme.Text{Value: "board"}}
		for _, d := range days {
			g.Meetings = append(g.Meetings, programme.Dated{Date: day(t, d)})
		}
		return &programme.Programme{Policy: programme.DefaultPolicy(), Groups: []*programme.Group{g}}
	}
	for _, c := range []struct{ name, of, deleted, commit, asAt, want string }{
		{"after the next board", "2020-01-13", "2020-01-15", "abc", "2020-02-01", "reported"},
		{"on the day of the board", "2020-01-13", "2020-01-14", "abc", "2020-02-01", ""},
		{"on the day looked at", "2020-02-01", "2020-02-26", "abc", "2020-02-01", "reported"},
		{"after the day looked at", "2020-02-02", "2020-02-26", "abc", "2020-02-01", ""},
		{"in no known commit", "2020-01-13", "2020-01-15", "", "2020-02-01", ""},
		{"before the first board", "2019-12-01", "2020-01-06", "abc", "2020-02-01", ""},
	} {
		p := board("2020-01-07", "2020-01-14", "2020-02-25")
		past := &check.History{Gone: []check.Gone{{Path: "updates/gone.yaml", Date: day(t, c.of),
			Commit: check.Commit{Name: c.commit, Day: day(t, c.deleted), Author: "Ann"}}}}
		got := ""
		if check.Run(p, assess.Assess(p, day(t, c.asAt)), allRules(), past).Problems.Has("history/update-deleted") {
			got = "reported"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
