package exchange

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Counts compares the ratings of a workbook with those of the record that it became: as
// they are reported, and as their dates make them.
type Counts struct {
	Words    []Stated `json:"words"`
	Plan     Tally    `json:"plan"`
	Reported Tally    `json:"reported"`
	Shown    Tally    `json:"shown"`
	Why      []string `json:"why"`
}

// Tally counts tasks by rating.
type Tally struct {
	B        int `json:"B"`
	R        int `json:"R"`
	A        int `json:"A"`
	G        int `json:"G"`
	NotRated int `json:"not_rated"`
	Ended    int `json:"ended"`
}

func (t *Tally) add(r programme.Rating, ended bool) {
	switch {
	case ended:
		t.Ended++
	case r == programme.Complete:
		t.B++
	case r == programme.OffTrack:
		t.R++
	case r == programme.Behind:
		t.A++
	case r == programme.OnTrack:
		t.G++
	default:
		t.NotRated++
	}
}

// Counts compares what the workbook says of the ratings with the record as it would be.
func (d *Draft) Counts(after *assess.Assessment) *Counts {
	c := &Counts{Words: list(d.Words), Why: []string{}}
	var otherwise, due, lapsed, worse []string
	states := d.states()
	for _, t := range after.Tasks {
		id := t.ID.Value
		if !states[id] {
			continue
		}
		m := d.stated[id]
		c.Plan.add(m.Rating, m.End != "")
		c.Reported.add(t.Reported, t.Ended != nil)
		c.Shown.add(t.Rating, t.Ended != nil)
		switch {
		case (m.End != "") != (t.Ended != nil) || t.Ended == nil && m.Rating != t.Reported:
			otherwise = append(otherwise, id)
		case t.Ended != nil || t.Rating == t.Reported:
		case t.Overdue:
			due = append(due, id)
		case t.Lapsed:
			lapsed = append(lapsed, id)
		default:
			worse = append(worse, id)
		}
	}
	c.because(otherwise, "reported otherwise than the workbook has it",
		"reported otherwise than the workbook has them",
		"what the record says later counts, or the rating is left for you")
	c.because(due, "past its date and not complete, so it counts as worse than reported",
		"past their dates and not complete, so they count as worse than reported",
		"the dates are those of the plan")
	c.because(lapsed, "rated so long ago that the rating no longer counts",
		"rated so long ago that the ratings no longer count", "rate them again for the next board")
	c.because(worse, "worse by its date than reported", "worse by their dates than reported",
		"improve explain has the rules")
	return c
}

// states are the ids of the tasks that the workbook states.
func (d *Draft) states() map[string]bool {
	ids := map[string]bool{}
	for id := range d.stated {
		ids[id] = true
	}
	for _, a := range d.Ambitions {
		for _, t := range a.Tasks {
			ids[t.ID] = true
		}
	}
	return ids
}

// because says why counts differ, for a list of tasks.
func (c *Counts) because(ids []string, one, many, why string) {
	if len(ids) == 0 {
		return
	}
	is := "are " + many
	if len(ids) == 1 {
		is = "is " + one
	}
	c.Why = append(c.Why, fmt.Sprintf("%s %s: %s (%s).", diag.Count(len(ids), "task"), is, why, few(ids)))
}

// few is a list of ids in words, of many the first ones.
func few(ids []string) string {
	const most = 6
	if len(ids) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(ids[:most], ", "), len(ids)-most)
	}
	return diag.And(ids)
}

// Document is the comparison as a page.
func (c *Counts) Document() doc.Document {
	d := doc.Document{Title: "The ratings, before and after"}
	if read := c.read(); read != "" {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Line: doc.Text(read)})
	}
	d.Blocks = append(d.Blocks, c.Table())
	for _, why := range c.Why {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Line: doc.Text(why)})
	}
	return d
}

// read says what each word of the workbook was read as, and how often it has it.
func (c *Counts) read() string {
	const longest = 30
	var list []string
	for _, w := range c.Words {
		list = append(list, fmt.Sprintf("%s (%d) is %s", w.Word, w.Count, w.Means))
	}
	if len(list) == 0 || len(list) > longest {
		return ""
	}
	return "Of the words of the workbook " + diag.And(list) + "."
}

// Table is the comparison.
func (c *Counts) Table() *doc.Table {
	t := table("Ratings", "key Ratings", "B B", "R R", "A A", "G G", "count Not rated", "cells Ended")
	for _, r := range []struct {
		name string
		Tally
	}{{"In the workbook", c.Plan}, {"Reported in the record", c.Reported}, {"With their dates", c.Shown}} {
		row(t, r.name, fmt.Sprint(r.B), fmt.Sprint(r.R), fmt.Sprint(r.A), fmt.Sprint(r.G), fmt.Sprint(r.NotRated),
			fmt.Sprint(r.Ended))
	}
	return t
}
