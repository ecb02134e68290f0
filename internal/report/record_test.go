package report_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// small is a record of two ambitions, three tasks and a board, in its files.
func small() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"plan/programme.yaml": `name: Small programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31]}
plans:
  - {id: plan-2019, title: Improvement Plan, published: 2019-08}
`,
		"plan/people.yaml": `people:
  - {id: director, name: Ada Director, role: Director, kind: person}
  - {id: head-early-help, name: Bo Head, role: Head of Early Help, kind: person}
`,
		"plan/findings.yaml": `sources:
  - {id: ilacs-2019, title: Ofsted inspection, published: 2019-05-08}
findings:
  - {id: ilacs-2019-1, source: ilacs-2019, kind: priority-area, title: Leaders did not know}
  - {id: ilacs-2019-2, source: ilacs-2019, kind: requirement, title: Homes did not suit}
`,
		"plan/measures.yaml": `measures:
  - {id: in-time, title: Assessments in time, unit: "%", polarity: higher, target: 90, tolerance: 5, every: month,
     ambition: 1}
`,
		"plan/risks.yaml": `risks:
  - {id: capacity, title: Too few workers, kind: risk, ambition: 1, owner: director, review: 2020-03-01}
`,
		"plan/ambitions/1-leadership.yaml": `id: 1
title: Leaders know what children need
short: Leadership
lead: director
tasks:
  - {id: 1.1, title: Create the board, plan: plan-2019, leads: [director], target: 2019-12, findings: [ilacs-2019-1],
     measures: [in-time]}
  - {id: 1.2, title: Meet every child, plan: plan-2019, leads: [head-early-help, director], target: 2019-10}
`,
		"plan/ambitions/2-homes.yaml": `id: 2
title: Homes suit every child
short: Homes
tasks:
  - {id: 2.1, title: Find homes, plan: plan-2019, target: 2020-03-20, risks: [capacity]}
`,
		"updates/2020-01-14-board.yaml": `date: 2020-01-14
meeting: board
title: January board
decisions:
  - {text: Workers are wanted., ambition: 1}
actions:
  - {id: 2020-01-14.1, text: Count the workers, owner: director, due: 2020-02-01}
progress:
  1.1: {rating: G, note: The board will meet.}
  1.2: {rating: A, note: Two in three are met., recovery: More visits., retarget: {to: 2020-01, reason: Winter.}}
`,
		"updates/2020-02-20-ambition-1.yaml": `date: 2020-02-20
by: director
progress:
  1.1: {rating: B, note: It has met., evidence: [minutes], confirmed_by: head-early-help}
  1.2: {rating: R, note: Half are met., escalation: {to: board, ask: Pay for visits, by: 2020-03-31}}
measures:
  in-time: {period: 2020-01, value: 84.2}
`,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// smallContext is the small record on the eve of the board of February, with
// some of its files as given.
func smallContext(t *testing.T, files ...string) *report.Context {
	t.Helper()
	fsys := small()
	for i := 0; i+1 < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	p, problems, err := store.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return &report.Context{Programme: p, Assessment: assess.Assess(p, programme.Day(2020, 2, 24)), Date: report.FromFlag}
}

// archived is a record that is valid, written as an archive, as at a day.
func archived(t *testing.T, archive string, day programme.Date) *report.Context {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	a := assess.Assess(p, day)
	return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
}

// made is a paper of a context.
func made(t *testing.T, c *report.Context, name string, o report.Options) report.View {
	t.Helper()
	paper, err := report.PaperNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	view, err := paper.Make(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return view
}

// written is a view as a format writes it.
func written(t *testing.T, view report.View, format string) string {
	t.Helper()
	f, err := render.Lookup(format, render.Formats())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, render.Result{View: view, Document: view.Document, Table: view.Table},
		render.Options{Width: 200}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// refs are what a page names, by kind and id.
func refs(page doc.Document) map[doc.Ref]bool {
	found := map[doc.Ref]bool{}
	line := func(l doc.Line) {
		for _, s := range l {
			found[s.Ref] = true
		}
	}
	for _, block := range page.Blocks {
		switch b := block.(type) {
		case *doc.Paragraph:
			line(b.Line)
		case *doc.List:
			for _, i := range b.Items {
				line(i.Line)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				for _, c := range row {
					found[c.Ref] = true
				}
			}
		case *doc.Entries:
			for _, e := range b.Items {
				found[e.Ref] = true
				for _, l := range append(e.Detail, e.Title) {
					line(l)
				}
			}
		case *doc.Fields:
			for _, f := range b.Rows {
				for _, l := range f.Value {
					line(l)
				}
			}
		}
	}
	delete(found, doc.Ref{})
	return found
}
