package exchange

import (
	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// BackBy is the day by which a form is wanted, and why then. The zero BackBy is none.
type BackBy struct {
	Day programme.Date
	Why string // in a sentence; empty where a person chose the day
}

// BackByFor is the day on which the papers of the next board close, seen from a day; where it
// has passed, the day before the board. It is none where no board is listed ahead.
func BackByFor(a *assess.Assessment, day programme.Date) BackBy {
	for _, board := range a.Boards {
		if !board.After(day) {
			continue
		}
		b := BackBy{Day: board.AddDays(-a.Programme.Policy.PapersDays),
			Why: "The papers for the board of " + board.Words() + " close then."}
		if !b.Day.After(day) {
			b = BackBy{Day: board.AddDays(-1), Why: "The board meets on " + board.Words() + "."}
		}
		if !b.Day.After(day) {
			b.Day = board
		}
		return b
	}
	return BackBy{}
}

// guide is the sheet that says how to fill in the form.
func (f *Form) guide() []workbook.GuideLine {
	var g guide
	g.heading(words.Harmless(f.Programme))
	g.say("As at", f.AsAt.Words())
	if f.For != "" {
		g.say("For", words.Harmless(f.For))
	}
	if !f.BackBy.Day.IsZero() {
		back := f.BackBy.Day.Words() + "."
		if f.BackBy.Why != "" {
			back += " " + f.BackBy.Why
		}
		g.say("Back by", back)
	}
	for _, n := range f.Notes {
		g.say("Please note", words.Harmless(n))
	}
	g.heading("What to do")
	g.say("1", "Go through the sheets below. The yellow cells are yours; all others are locked and say what the "+
		"record says today.")
	g.say("2", "Fill in only what is new. A row that you leave empty changes nothing.")
	g.say("3", "Write dates as you usually do: 31/03/2020, March 2020, Q4 2019/20, spring term 2020.")
	g.say("4", "Save the workbook and send it back. Your entries are added to the record with a date. Earlier "+
		"entries do not change.")
	g.heading("The sheets")
	for _, p := range f.filled() {
		g.say(p.name, diag.UpperFirst(p.about)+" ("+diag.Count(len(p.rows(f.Rows)), "row")+").")
	}
	g.heading("The ratings")
	needs := map[programme.Rating]string{
		programme.Complete: "Needs evidence, and confirmation by somebody who does not lead the task.",
		programme.OffTrack: "Needs an escalation: who it goes to, what is asked of them, and by when.",
		programme.Behind:   "Write what will bring it back on track, and when you now expect it.",
		programme.OnTrack:  "It will be done by its target date.",
	}
	for _, r := range programme.Ratings() {
		g.say(r.String(), needs[r])
	}
	for _, p := range f.filled() {
		g.heading("Your columns: " + p.name)
		for _, c := range p.columns {
			if c.input() {
				g.say(c.title, c.prompt)
			}
		}
	}
	return g
}

// guide is lines being written; an empty one is before each heading but the first.
type guide []workbook.GuideLine

func (g *guide) say(label, text string) {
	*g = append(*g, workbook.GuideLine{Label: label, Text: text})
}

func (g *guide) heading(text string) {
	if len(*g) > 0 {
		g.say("", "")
	}
	*g = append(*g, workbook.GuideLine{Label: text, Heading: true})
}
