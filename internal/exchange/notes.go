package exchange

import "improve/internal/workbook"

// notes are what a person must look at: guesses, and cells that were placed
// nowhere, each in the order in which it was met.
type notes struct {
	guesses   []Guess
	leftovers []Leftover
}

// guess notes what was made of a cell that could be read otherwise. The file is
// filled in when it is known into which the cell's task goes.
func (n *notes) guess(at workbook.Place, said, wrote, why, key string) *Guess {
	n.guesses = append(n.guesses, Guess{Cell: at.String(), Said: said, Wrote: wrote, Why: why, Key: key})
	return &n.guesses[len(n.guesses)-1]
}

func (n *notes) leftover(at workbook.Place, text, why string) {
	n.leftovers = append(n.leftovers, Leftover{at.String(), text, why})
}

// left lists every cell of a task's field.
func (n *notes) left(row *rowTask, f Field, why string) {
	for _, b := range row.bits[f] {
		n.leftover(b.at, b.text, why)
	}
}

// lost lists every cell of a row that makes no task.
func (n *notes) lost(row *rowTask, why string) {
	for _, f := range Fields() {
		n.left(row, Field(f), why)
		for _, step := range row.steps {
			for _, b := range step.bits[Field(f)] {
				n.leftover(b.at, b.text, why)
			}
		}
	}
}
