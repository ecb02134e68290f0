package store

import (
	"os"
	"testing"
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
