package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"improve/internal/programme"
)

// makeFacts writes a record of short facts that other programs can hold as well: its
// arguments are a folder and the number of tasks. Each task has a title, a lead, a
// target, two activities and a note, and is rated at each of five boards with a note;
// validate finds nothing wrong with it.
func makeFacts(args []string) error {
	if len(args) != 2 {
		return errors.New("make-facts FOLDER TASKS")
	}
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	files := map[string]*strings.Builder{}
	in := func(format string, values ...any) *strings.Builder {
		name := fmt.Sprintf(format, values...)
		if files[name] == nil {
			files[name] = &strings.Builder{}
		}
		return files[name]
	}
	factsHead(in("plan/people.yaml"), in("plan/programme.yaml"))
	r := rand.New(rand.NewPCG(42, 0))
	for i := range n {
		f := newFact(r, i)
		plan := in("plan/ambitions/%d-a.yaml", f.ambition)
		if plan.Len() == 0 {
			fmt.Fprintf(plan, "id: %d\ntitle: %s %d\ntasks:\n",
				f.ambition, factAreas[f.ambition%len(factAreas)], f.ambition)
		}
		f.inPlan(plan)
		for board := range factBoards {
			update := in("updates/%s-lead-%d.yaml", factBoard(board), f.ambition)
			if update.Len() == 0 {
				fmt.Fprintf(update, "date: %s\nprogress:\n", factBoard(board))
			}
			f.inUpdate(update, board)
		}
	}
	for name, text := range files {
		name = filepath.Join(args[0], name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// The facts are drawn from these, always the same for the same number of tasks.
var (
	factToday = programme.Day(2026, 10, 1)
	factAreas = []string{"Children and families", "Permanence", "Workforce and culture", "Early help", "Exploitation"}
	factVerbs = []string{"Agree", "Publish", "Review", "Recruit", "Consult on", "Embed", "Close", "Refresh", "Audit"}
	factNouns = []string{"the improvement plan", "the risk register", "the complaints backlog", "the training offer",
		"the data quality checks", "the placements pipeline", "the medium term plan"}
)

const factBoards, factPeople, factEach = 5, 10, 100

func factBoard(n int) programme.Date { return factToday.AddDays(-42*(factBoards-n) - 20) }

func factsHead(people, plan *strings.Builder) {
	people.WriteString("people:\n  - {id: pmo, name: Programme office, role: PMO}\n")
	for i := range factPeople {
		fmt.Fprintf(people, "  - {id: head-%d, name: Head of service %d, role: Head of service %d}\n", i, i, i)
	}
	fmt.Fprintf(plan, "name: Bench programme\norganisation: Test council\nas_at: %s\ngroups:\n"+
		"  - id: board\n    name: Improvement Board\n    meetings:\n", factToday)
	for n := range factBoards {
		fmt.Fprintf(plan, "      - %s\n", factBoard(n).AddDays(3))
	}
	fmt.Fprintf(plan, "      - %s\n", factToday.AddDays(26))
}

// fact is a task and what is said about it.
type fact struct {
	id, title      string
	ambition, lead int
	target         programme.Date
	done, escalate bool
	often          bool // behind, whatever its dates
}

func newFact(r *rand.Rand, i int) fact {
	start := factToday.AddDays(-30 - r.IntN(470))
	kind := r.IntN(100)
	return fact{
		id: fmt.Sprintf("%d.%d", i/factEach+1, i%factEach+1), ambition: i/factEach + 1, lead: r.IntN(factPeople),
		title:  fmt.Sprintf("%s %s (%d)", factVerbs[r.IntN(len(factVerbs))], factNouns[r.IntN(len(factNouns))], i+1),
		target: start.AddDays(30 + r.IntN(570)), done: kind < 25, escalate: kind >= 95, often: i%3 == 0,
	}
}

const factNote = "Reported to the improvement board; evidence held by the PMO"

func (f fact) inPlan(b *strings.Builder) {
	fmt.Fprintf(b, "  - id: %s\n    title: %s\n    leads: [head-%d]\n    target: %s\n    activities:\n"+
		"      a: %s, first part\n      b: \"%s: second part\"\n    note: %s.\n",
		f.id, f.title, f.lead, f.target, f.title, f.title, factNote)
}

func (f fact) inUpdate(b *strings.Builder, board int) {
	rating := "G"
	switch {
	case f.done && board == factBoards-1:
		rating = "B"
	case f.escalate:
		rating = "R"
	case f.often || factBoard(board).After(f.target):
		rating = "A"
	}
	fmt.Fprintf(b, "  %s:\n    rating: %s\n    note: %s in period %d.\n", f.id, rating, factNote, board+1)
	switch rating {
	case "R":
		fmt.Fprintf(b, "    escalation: {to: board, ask: More capacity for the team, by: %s}\n",
			factBoard(board).AddDays(60))
		fallthrough
	case "A":
		fmt.Fprintf(b, "    recovery: The service recruits two more people and reviews the cases weekly.\n"+
			"    forecast: %s\n",
			factToday.AddDays(60).String()[:len("2026-11")])
	case "B":
		b.WriteString("    done: [a, b]\n    evidence: [Minutes of the board]\n    confirmed_by: pmo\n")
	}
}
