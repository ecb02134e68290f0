package report_test

import (
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
)

// page is a view that says nothing.
type page struct{}

func (page) Document() doc.Document { return doc.Document{} }
func (page) Table() *doc.Table      { return nil }

// A paper whose author says nothing of who may read it is for the board alone.
func TestPapersAreForTheBoardUnlessTheySayPublic(t *testing.T) {
	build := func(*report.Context, report.Options) (report.View, error) { return page{}, nil }
	for _, tt := range []struct {
		name   string
		paper  report.Paper
		public bool
		made   bool
	}{
		{"says nothing, to the board", report.Paper{Name: "workload", Build: build}, false, true},
		{"says nothing, to the public", report.Paper{Name: "workload", Build: build}, true, false},
		{"public, to the board", report.Paper{Name: "workload", Public: true, Build: build}, false, true},
		{"public, to the public", report.Paper{Name: "workload", Public: true, Build: build}, true, true},
	} {
		view, err := tt.paper.Make(&report.Context{Public: tt.public, Basis: publish.Basis{Board: programme.Day(2020, 2, 25)}},
			report.Options{})
		switch {
		case tt.made && (err != nil || view == nil):
			t.Errorf("%s: not made: %v", tt.name, err)
		case !tt.made && (err == nil || view != nil || err.Error() != "the report workload is not for the public"):
			t.Errorf("%s: %v, %v", tt.name, view, err)
		}
	}
}

func TestPublicPackHoldsPublicPapersAlone(t *testing.T) {
	p := children("%", 5, programme.OnTrack, reading(7, 42, 1))
	p.People = []*programme.Person{{ID: text("a-lead"), Name: text("A. Lead")}}
	p.Ambitions[0].Tasks[0].Leads = []programme.Text{text("a-lead")}
	for _, public := range []bool{true, false} {
		leads := 0
		for _, part := range report.Parts(contextOf(p, public), false) {
			if public && !part.Paper.Public {
				t.Errorf("%s is in the public's pack", part.Name)
			}
			if strings.HasPrefix(part.Name, "lead-") {
				leads++
			}
		}
		if want := map[bool]int{true: 0, false: 1}[public]; leads != want {
			t.Errorf("public %v: %d papers for leads, not %d", public, leads, want)
		}
	}
}
