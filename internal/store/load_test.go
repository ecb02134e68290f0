package store

import (
	"os"
	"testing"
	"testing/fstest"
)

func TestShippedRecordReads(t *testing.T) {
	p, problems, err := Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range problems {
		t.Errorf("%s: %s [%s]\n\t%s", d.Place, d.Message, d.Rule, d.Remedy)
	}
	tasks := 0
	for _, a := range p.Ambitions {
		tasks += len(a.Tasks)
	}
	t.Log(len(p.Files), len(p.Ambitions), tasks, len(p.Updates))
}

// What is said on the first day of a record counts, and not what was told before it, whatever
// the files are called.
func TestWhatWasToldBeforeCountsFirst(t *testing.T) {
	for _, name := range []string{"a-lead", "z-lead"} {
		p, problems, err := Load(fstest.MapFS{
			"updates/2020-02-25-" + name + ".yaml": {Data: []byte("date: 2020-02-25\nby: ann-lee\nrisks: {r: {note: Now.}}\n")},
			"updates/2020-02-25-plan.yaml":         {Data: []byte("date: 2020-02-25\nadopted: true\nrisks: {r: {note: Then.}}\n")},
			"updates/2020-02-24-z.yaml":            {Data: []byte("date: 2020-02-24\nrisks: {r: {note: Before.}}\n")},
		})
		if err != nil || len(p.Updates) != 3 || p.Updates[0].Adopted || !p.Updates[1].Adopted {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}
}
