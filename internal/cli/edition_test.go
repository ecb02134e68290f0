package cli

import (
	"bytes"
	"fmt"
	"html"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"improve/internal/cases"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
)

// life is a programme in which every word, id and date of an update, and every word of
// a plan, a source, an event or a document, is found nowhere else.
type life struct {
	*programme.Programme
	days []programme.Date // on which something changes
	said []said
}

// said is something written, and when the public may read it.
type said struct {
	what  string
	shown func(board, day programme.Date) bool // board: the latest that is posted, zero where none is
}

func newLife(r *rand.Rand) *life {
	p := schematest.Clear(schematest.Full(), func(k *schema.Key) bool { return k.Guards })
	l := &life{Programme: p}
	p.Policy, p.Adopted, p.Pauses = programme.DefaultPolicy(), nil, nil
	for _, v := range p.People {
		v.Kind.Value, v.Public, v.Left = "person", true, programme.Dated{}
	}
	for _, g := range p.Groups {
		g.Board, g.Meetings = nil, nil
	}
	l.plan(r)
	for n := range 7 {
		l.update(r, n)
	}
	slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int { return a.Date.Date.Compare(b.Date.Date) })
	p.Updates = slices.DeleteFunc(p.Updates, func(u *programme.Update) bool { return u.Path == "" })
	return l
}

func (l *life) someDay(r *rand.Rand) programme.Dated {
	d := programme.Day(2020, 1, 1).AddDays(r.Intn(300))
	l.days = append(l.days, d)
	return programme.Dated{Date: d}
}

// from notes the words of a record that is known from a day.
func (l *life) from(day programme.Dated, shape string, record any) {
	for _, word := range wordsIn(&schema.Entry{Shape: schema.OfKind(shape), Record: record}) {
		l.said = append(l.said, said{word, func(_, on programme.Date) bool { return !day.Date.After(on) }})
	}
}

// plan gives the plan's parts days of their own.
func (l *life) plan(r *rand.Rand) {
	days := map[string]programme.Dated{}
	for _, v := range l.Plans {
		v.Published, v.Ended = l.someDay(r), nil
		days[v.ID.Value] = v.Published
		l.from(v.Published, "plan", v)
	}
	for _, a := range l.Ambitions {
		for _, t := range a.Tasks {
			l.from(days[t.Plan.Value], "task", t)
		}
	}
	for _, v := range l.Sources {
		v.Published, v.Lifted, v.Reviews = l.someDay(r), programme.Dated{}, nil
		days[v.ID.Value] = v.Published
		l.from(v.Published, "source", v)
	}
	for _, v := range l.Findings {
		l.from(days[v.Source.Value], "finding", v)
	}
	for _, v := range l.Documents {
		v.Date = l.someDay(r)
		l.from(v.Date, "document", v)
	}
	for i := range l.Events {
		l.Events[i].Date = l.someDay(r)
		l.from(l.Events[i].Date, "event", &l.Events[i])
	}
}

// update adds the nth update: minutes of the board or of another group, or a lead's.
func (l *life) update(r *rand.Rand, n int) {
	u := schematest.Clear(schematest.Full(), func(k *schema.Key) bool { return k.Guards }).Updates[n%2]
	u.Adopted, u.Path, u.Meeting = false, "updates/x.yaml", programme.Text{}
	u.Date, u.Posted = l.someDay(r), programme.Dated{}
	switch r.Intn(4) {
	case 0, 1:
		u.Meeting = l.Groups[0].ID
		l.Groups[0].Meetings = append(l.Groups[0].Meetings, u.Date)
	case 2:
		u.Meeting = l.Groups[1].ID
	}
	if r.Intn(3) > 0 {
		u.Posted.Date = u.Date.Date.AddDays(r.Intn(60))
		l.days = append(l.days, u.Posted.Date)
	}
	l.Updates = append(l.Updates, u)
	for _, k := range schema.OfKind("update").Keys {
		if !(k.Computed && k.HoldsValues()) || k.Level {
			l.under(k, u, n)
		}
	}
}

// under makes what an update says under one key its own, and notes it.
func (l *life) under(k *schema.Key, u *programme.Update, n int) {
	date, posted := u.Date.Date, u.Posted.Date
	note := func(what string) {
		l.said = append(l.said, said{what, func(board, day programme.Date) bool {
			if k.Level {
				return !board.IsZero() && !date.After(board)
			}
			return !posted.IsZero() && !posted.After(day)
		}})
	}
	visit := func(row *schema.Key, record any) {
		if row.Name == "posted" || row.Role == schema.Reference {
			return
		}
		for t := range row.Texts(record) {
			if own(t.Value) {
				t.Value += fmt.Sprintf("u%d", n)
				note(t.Value)
			}
		}
		each := func(d *programme.Dated) {
			d.Date = programme.Day(2101+len(l.said)/12, 1+len(l.said)%12, 10) // no such day is part of another
			note(d.Date.String())
			note(d.Date.Words())
		}
		switch at := row.At(record).(type) {
		case *programme.Dated:
			each(at)
		case *[]programme.Dated:
			for i := range *at {
				each(&(*at)[i])
			}
		}
	}
	if k.HoldsValues() {
		visit(k, u)
		return
	}
	k.Each(u, func(part any) {
		(&schema.Entry{Shape: k.Shape.Group(), Record: part}).Walk(func(e *schema.Entry) {
			e.Values(func(row *schema.Key) { visit(row, e.Record) })
		})
	})
}

// own reports whether a text is one of those that are found nowhere else.
func own(s string) bool { return strings.HasPrefix(s, "zw") || strings.HasSuffix(s, ".5") }

func wordsIn(e *schema.Entry) []string {
	var list []string
	e.Walk(func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			for t := range k.Texts(e.Record) {
				if own(t.Value) && k.Role != schema.Reference {
					list = append(list, t.Value)
				}
			}
		})
	})
	return list
}

// board is the latest board whose minutes are posted by a day.
func (l *life) board(day programme.Date) programme.Date {
	var latest programme.Date
	for _, u := range l.Updates {
		posted := !u.Posted.Date.IsZero() && !u.Posted.Date.After(day)
		if u.Meeting == l.Groups[0].ID && posted && u.Date.Date.After(latest) {
			latest = u.Date.Date
		}
	}
	return latest
}

// The public copy of each day, and what is printed of it, holds nothing that the latest
// posted board had not seen, no word of what is not posted, and nothing of later plans,
// sources, events and documents.
func TestThePublicReadsWhatTheLatestPostedBoardSaw(t *testing.T) {
	lives, papers := 3, 1
	if cases.Long() {
		lives, papers = 240, 24
	}
	for seed := range lives {
		l := newLife(rand.New(rand.NewSource(int64(seed))))
		slices.SortFunc(l.days, programme.Date.Compare)
		shown := 0
		for i, day := range slices.Compact(l.days) {
			e := publish.Public(l.Programme, day)
			if len(e.Leaks) > 0 {
				t.Fatalf("%+v", e.Leaks)
			}
			board := l.board(day)
			if e.Basis.Board != board {
				t.Fatalf("seed %d, %s: it rests on %s, want %s", seed, day, e.Basis.Board, board)
			}
			held := heldBy(e.Programme)
			for _, s := range l.said {
				switch there := held[s.what]; {
				case there && s.shown(board, day):
					shown++
				case there:
					t.Fatalf("seed %d, %s: the copy holds %q, and the board of %s had not seen it", seed, day, s.what, board)
				}
			}
			if i%8 == 0 && seed < papers {
				l.searchPapers(t, e, board, day)
			}
		}
		if shown < 100 {
			t.Errorf("seed %d: only %d things were shown at all", seed, shown)
		}
	}
}

// heldBy is every text and day of a programme.
func heldBy(p *programme.Programme) map[string]bool {
	held := map[string]bool{}
	(&seeder{}).walk(reflect.ValueOf(p), func(v reflect.Value) {
		switch at := v.Addr().Interface().(type) {
		case *programme.Text:
			held[at.Value] = true
		case *programme.Date:
			held[at.String()] = true
		}
	})
	return held
}

func (l *life) searchPapers(t *testing.T, e *publish.Edition, board, day programme.Date) {
	t.Helper()
	c := publicContext(&report.Context{Date: report.FromFlag}, e)
	for _, p := range report.Papers() {
		if !p.Public {
			continue
		}
		for _, o := range everyOption(c, p) {
			view, err := p.Make(c, o)
			if err != nil {
				t.Fatalf("%s %+v: %v", p.Name, o, err)
			}
			result := render.Result{View: view, Document: view.Document, Table: view.Table}
			for _, f := range render.Formats() {
				var b bytes.Buffer
				if err := f.Write(&b, result, render.Options{Width: 100}); err != nil {
					t.Fatal(err)
				}
				words := wordsOf(t, b.Bytes())
				if !e.Basis.Given() && !saysNothingIsPublished(p, f.Name, words, view.Table()) {
					t.Errorf("%s of %s as %s does not say that nothing is published", p.Name, day, f.Name)
				}
				for _, s := range l.said {
					if !s.shown(board, day) && strings.Contains(words, s.what) {
						t.Errorf("%s of %s as %s: %q, which the board of %s had not seen", p.Name, day, f.Name, s.what, board)
					}
				}
			}
		}
	}
}

// saysNothingIsPublished reports whether a paper says so, as its format can: CSV does in
// each row, and need not where minutes rest on no others.
func saysNothingIsPublished(p report.Paper, format, words string, table *doc.Table) bool {
	switch format {
	case "json":
		return strings.Contains(words, `"board": null`)
	case "csv":
		return len(table.Rows) == 0 || p.Posted || strings.Contains(words, "No board's minutes were published by ")
	}
	return strings.Contains(html.UnescapeString(words), "No board's minutes were published by ")
}
