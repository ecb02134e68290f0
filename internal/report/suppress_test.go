package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/render"
	"improve/internal/report"
)

func text(s string) programme.Text {
	return programme.Text{Value: s, Pos: programme.Pos{Line: 1}}
}

func number(v float64, decimals int) programme.Number {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	v, _ = strconv.ParseFloat(s, 64)
	return programme.Number{Value: v, Text: text(s)}
}

// children is a programme of one measure of children, one reading a month, and a
// task that rests on it.
func children(unit string, target float64, rating programme.Rating,
	readings ...*programme.Reading) *programme.Programme {
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Files: []string{"plan/measures.yaml"},
		Groups: []*programme.Group{{ID: text("board"), Meetings: []programme.Dated{{Date: programme.Day(2020, 1, 1)},
			{Date: programme.Day(2021, 6, 1)}}}}}
	p.Measures = []*programme.Measure{{ID: text("kpi"), Title: text("Homes that do not suit"), Unit: text(unit),
		Polarity: text("lower"), Every: text("month"), Ambition: text("1"), Counts: programme.YesNo{Yes: true},
		Target: number(target, 0), Tolerance: number(4, 0)}}
	a := &programme.Ambition{ID: text("1"), Title: text("Homes")}
	a.Tasks = []*programme.Task{{Ambition: a, ID: text("1.1"), Title: text("Find homes"),
		Measures: []programme.Text{text("kpi")}}}
	p.Ambitions = []*programme.Ambition{a}
	for i, r := range readings {
		r.Measure, r.Period = text("kpi"), text(programme.Day(2020, i+1, 0).String())
		p.Updates = append(p.Updates, &programme.Update{Date: programme.Dated{Date: programme.Day(2020, i+1, 28)},
			Measures: []*programme.Reading{r}})
	}
	u := p.Updates[len(p.Updates)-1]
	u.Progress = []*programme.Progress{{Update: u, Task: text("1.1"), Rating: rating, RatingPos: programme.Pos{Line: 1},
		Meta: programme.Meta{Note: text("Well.")}}}
	return p
}

func reading(n, d float64, decimals int) *programme.Reading {
	return &programme.Reading{Value: number(100*n/d, decimals), Numerator: number(n, 0), Denominator: number(d, 0)}
}

// contextOf is what the papers of a programme are made from, for the public or
// the board.
func contextOf(p *programme.Programme, public bool) *report.Context {
	if public {
		p = publish.All(p).Programme
	}
	day := programme.Day(2020, 12, 31)
	return &report.Context{Programme: p, Assessment: assess.Assess(p, day), Date: report.FromFlag,
		Public: public, Basis: publish.Basis{Group: "board", Board: day, Posted: day, Day: day}}
}

// paper is what a paper says, to people and to programs.
func paper(t rapid.TB, c *report.Context, name string, into any) string {
	made, err := report.PaperNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	view, err := made.Make(c, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, f := range render.Formats() {
		if !f.Binary && f.Name != "html" {
			if err := f.Write(&b, render.Result{View: view, Document: view.Document, Table: view.Table},
				render.Options{Width: 120}); err != nil {
				t.Fatal(err)
			}
		}
		if f.Name == "json" && into != nil {
			var j bytes.Buffer
			if err := f.Write(&j, render.Result{View: view}, render.Options{}); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(j.Bytes(), into); err != nil {
				t.Fatal(err)
			}
		}
	}
	return b.String()
}

// board is the part of a dashboard's JSON that holds figures.
type board struct {
	Measures []struct {
		Value                         *float64
		Shown, Numerator, Denominator string
		Previous                      string
		Rating, Direction             *string
		Run                           []struct {
			Value  *float64
			Shown  string
			Rating *string
		}
	}
}

func TestSuppressedFiguresAreSaidToBeSo(t *testing.T) {
	p := children("%", 5, programme.OnTrack, reading(7, 42, 1), reading(0, 42, 1), reading(3, 42, 1))
	var public, internal board
	words := paper(t, contextOf(p, true), "dashboard", &public)
	m := public.Measures[0]
	if m.Value != nil || m.Shown != report.Suppressed || m.Numerator != report.Suppressed || m.Denominator != "42" ||
		m.Previous != "0.0" || m.Rating != nil || m.Direction != nil {
		t.Errorf("%+v", m)
	}
	if run := m.Run; len(run) != 3 || run[0].Shown != "16.7" || run[1].Shown != "0.0" || *run[1].Value != 0 ||
		run[2].Value != nil || run[2].Shown != report.Suppressed || run[2].Rating != nil {
		t.Errorf("%+v", run)
	}
	if !strings.Contains(words, "[c] means a number too small to publish.") || strings.Contains(words, "7.1") {
		t.Error(words)
	}
	for _, name := range []string{"highlight", "changes"} {
		if words := paper(t, contextOf(p, true), name, nil); !strings.Contains(words, "too small to publish") ||
			strings.Contains(words, "7.1") {
			t.Errorf("%s: %s", name, words)
		}
	}
	words = paper(t, contextOf(p, false), "dashboard", &internal)
	if m := internal.Measures[0]; m.Shown != "7.1" || m.Numerator != "3" || deref(m.Rating) != "A" ||
		deref(m.Direction) != "worse" || strings.Contains(words, report.Suppressed) {
		t.Errorf("the board reads %+v", m)
	}
}

func deref(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}

// A value that nobody could read is no small number, whoever reads.
func TestAbsentFiguresAreNotSuppressed(t *testing.T) {
	for _, public := range []bool{false, true} {
		absent := &programme.Reading{Denominator: number(42, 0)}
		var b board
		if words := paper(t, contextOf(children("%", 5, programme.OnTrack, reading(7, 42, 1), absent), public), "dashboard",
			&b); strings.Contains(words, report.Suppressed) || b.Measures[0].Shown != "" {
			t.Errorf("public %v: %s", public, words)
		}
	}
}

// Nothing that a paper says comes from a figure that may not be shown: the same
// paper is made whatever small number is behind it.
func TestPapersSayTheSameWhateverTheSmallNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := float64(rapid.IntRange(6, 60).Draw(t, "denominator"))
		decimals := rapid.IntRange(0, 3).Draw(t, "decimals")
		target := float64(rapid.IntRange(0, 30).Draw(t, "target"))
		rating := rapid.SampledFrom(programme.Ratings()).Draw(t, "rating")
		months := rapid.IntRange(1, 5).Draw(t, "months")
		small := rapid.IntRange(0, months-1).Draw(t, "the small one")
		counts := rapid.SliceOfN(rapid.IntRange(0, int(d)), months, months).Draw(t, "counts")
		made := func(n int, name string) string {
			var list []*programme.Reading
			for i, count := range counts {
				if i == small {
					count = n
				}
				list = append(list, reading(float64(count), d, decimals))
			}
			return paper(t, contextOf(children("%", target, rating, list...), true), name, nil)
		}
		one, other := rapid.IntRange(1, 5).Draw(t, "one"), rapid.IntRange(1, 5).Draw(t, "other")
		for _, name := range []string{"dashboard", "highlight", "assurance", "changes", "findings", "scrutiny"} {
			if a, b := made(one, name), made(other, name); a != b {
				t.Fatalf("%s tells %d from %d of %g:\n%s\n%s", name, one, other, d, a, b)
			}
		}
	})
}

// From all that the dashboard shows of every period, a reader who tries every
// count is never left with one number where it is small.
func TestDashboardHidesSmallNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := 5
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		var list []*programme.Reading
		type pair struct{ n, d int }
		var truth []pair
		for range rapid.IntRange(1, 5).Draw(t, "months") {
			d := rapid.IntRange(1, 50).Draw(t, "denominator")
			n := rapid.IntRange(0, d).Draw(t, "numerator")
			truth, list = append(truth, pair{n, d}), append(list, reading(float64(n), float64(d), decimals))
		}
		var b board
		paper(t, contextOf(children("%", 5, programme.OnTrack, list...), true), "dashboard", &b)
		m := b.Measures[0]
		for i, was := range truth {
			shown := m.Run[i].Shown
			left := map[[3]int]bool{}
			for d := 1; d <= 80; d++ {
				for n := 0; n <= d; n++ {
					value := number(100*float64(n)/float64(d), decimals).Text.Value
					fits := shown == report.Suppressed || shown == value
					if i == len(truth)-1 {
						fits = fits && (m.Denominator == report.Suppressed || m.Denominator == fmt.Sprint(d)) &&
							(m.Numerator == report.Suppressed || m.Numerator == fmt.Sprint(n))
					}
					if fits {
						left[[3]int{n, d - n, d}] = true
					}
				}
			}
			for which, k := range [3]int{was.n, was.d - was.n, was.d} {
				if k < 1 || k > limit {
					continue
				}
				low, high := math.MaxInt, 0
				for c := range left {
					low, high = min(low, c[which]), max(high, c[which])
				}
				if low == high {
					t.Fatalf("period %d, %d of %d: shown %s, %s of %s, and can only be %d", i, was.n, was.d, shown, m.Numerator,
						m.Denominator, k)
				}
			}
		}
	})
}
