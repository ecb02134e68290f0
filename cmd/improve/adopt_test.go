package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// adopt writes a record that was taken over half-way: adopt TASKS DATE. A quarter of its
// tasks each was rated B, R, A and G in files of the old plan, without evidence, recovery
// or escalation; those not complete fell due before DATE, the adoption, or fall due a year
// after it by turns.
func adopt(ts *testscript.TestScript, neg bool, args []string) {
	var count int
	if neg || len(args) != 2 {
		ts.Fatalf("usage: adopt TASKS DATE")
	}
	_, err := fmt.Sscan(args[0], &count)
	ts.Check(err)
	put(ts, "plan/programme.yaml", "name: Improvement programme\nadopted: {date: "+args[1]+
		", from: \"Action plan, version 4\"}\ngroups:\n  - {id: board, name: Improvement Board, "+
		"meetings: [2024-10-24, 2025-01-16, 2025-04-10, 2025-05-22]}\nplans:\n"+
		"  - {id: action-plan, title: Action plan, published: 2023-09}\n")
	put(ts, "plan/people.yaml", "people:\n  - {id: ann-lee, name: Ann Lee, role: Director, kind: person}\n")
	var plan strings.Builder
	plan.WriteString("id: 1\ntitle: Children are safe\ntasks:\n")
	old := map[string]*strings.Builder{}
	for n := range count {
		year := []string{"2024", "2026"}[n/4%2]
		fmt.Fprintf(&plan, "  - {id: 1.%d, title: Task number %d, plan: action-plan, leads: [ann-lee], target: %s-02}\n", n+1, n+1, year)
		day := []string{"2024-10-24", "2025-01-16"}[n%2]
		if old[day] == nil {
			old[day] = &strings.Builder{}
			fmt.Fprintf(old[day], "date: %s\nadopted: true\nprogress:\n", day)
		}
		fmt.Fprintf(old[day], "  1.%d: {rating: %s, note: As the old plan had it in line %d.}\n", n+1, "BRAG"[n%4:n%4+1], n+1)
	}
	put(ts, "plan/ambitions/1-children.yaml", plan.String())
	for day, text := range old {
		put(ts, "updates/"+day+"-action-plan.yaml", text.String())
	}
}

func put(ts *testscript.TestScript, path, text string) {
	path = ts.MkAbs(path)
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, []byte(text), 0o644))
}
