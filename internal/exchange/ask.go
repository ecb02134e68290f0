package exchange

import (
	"fmt"
	"strings"

	"improve/internal/programme"
)

// ask says what a person must add to the draft.
func (d *Draft) ask(p *programme.Programme) {
	if !p.Name.Given() {
		d.ToDo = append(d.ToDo,
			"look at the name and the organisation in plan/programme.yaml, and list the board's meetings there")
	}
	if len(d.added) > 0 {
		d.ToDo = append(d.ToDo,
			"give each new person in plan/people.yaml a role: public papers show it in place of the name")
	}
	for _, a := range d.Ambitions {
		for _, t := range a.Tasks {
			if len(t.Leads) == 0 {
				d.ToDo = append(d.ToDo, "write who leads "+t.ID)
			}
			if len(t.Targets) == 0 {
				d.ToDo = append(d.ToDo, "say when "+t.ID+" falls due")
			}
		}
	}
}

// placeGuesses fills in the file into which the task of each guess is written.
func (d *Draft) placeGuesses() {
	files := map[string]string{}
	for _, a := range d.Ambitions {
		for _, t := range a.Tasks {
			files[fmt.Sprint(t.at.Sheet, "|", t.at.Row)] = a.File
		}
	}
	for i := range d.Guesses {
		if g := &d.Guesses[i]; g.File == "" {
			g.File = fileOf(g.Cell, files)
		}
	}
}

// fileOf is the file into which a cell's task is written.
func fileOf(cell string, files map[string]string) string {
	sheet, at := "", cell
	if i := strings.LastIndexByte(cell, '!'); i >= 0 {
		sheet, at = cell[:i], cell[i+1:]
	}
	row := 0
	fmt.Sscanf(strings.TrimLeft(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "%d", &row)
	for n := row - 1; n >= 0; n-- { // a task begins at or above each of its cells
		if f, ok := files[fmt.Sprint(sheet, "|", n)]; ok {
			return f
		}
	}
	return ""
}
