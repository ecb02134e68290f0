package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
)

// AssuranceView says where the four levels of assurance contradict each other.
type AssuranceView struct {
	Head
	Contradictions []ContradictionRow `json:"contradictions"`
}

// ContradictionRow is one contradiction: the datum, what speaks against it, and
// where both are.
type ContradictionRow struct {
	Kind    string   `json:"kind"`
	About   Named    `json:"about"` // the id of a task or an ambition
	Title   string   `json:"title"`
	Claim   string   `json:"claim"`
	Against string   `json:"against"`
	Places  []string `json:"places"`  // file:line
	Sources []string `json:"sources"` // the same in words
}

func assurance(c *Context, _ Options) (View, error) {
	v := &AssuranceView{Head: c.head(), Contradictions: []ContradictionRow{}}
	for _, x := range c.Assessment.Contradictions() {
		v.Contradictions = append(v.Contradictions, contradictionRow(c, x))
	}
	return v, nil
}

// contradicted is the task or the ambition whose rating is contradicted.
func contradicted(x assess.Contradiction) Named {
	if x.Task != nil {
		return thing("task", x.About())
	}
	return thing("ambition", x.About())
}

// title is that of what is contradicted.
func title(x assess.Contradiction) string {
	if x.Task != nil {
		return x.Task.Title.Value
	}
	return shortTitle(x.Ambition.Ambition)
}

// sentence is a contradiction in a sentence that begins with what it is of.
func (r ContradictionRow) sentence() doc.Line {
	before, claim, _ := strings.Cut(r.Claim, r.About.Name+" ")
	name, after := r.Title, " ("+r.About.Name+") "
	if before != "" {
		name, after = diag.UpperFirst(before)+r.About.Name+" "+r.Title, " "
	}
	return doc.Line{{Text: name, Ref: r.About.Ref}, {Text: after + claim + ", but " + r.Against}}
}

func contradictionRow(c *Context, x assess.Contradiction) ContradictionRow {
	row := ContradictionRow{Kind: string(x.Kind), About: contradicted(x), Title: title(x), Claim: x.Claim,
		Against: x.Against,
		Places:  []string{}, Sources: []string{}}
	for _, pos := range x.Places {
		where := c.Cite(pos)
		if where == "" {
			continue
		}
		row.Places = append(row.Places, where)
		if source := c.source(c.Programme.Place(pos).File); !slices.Contains(row.Sources, source) {
			row.Sources = append(row.Sources, source)
		}
	}
	return row
}

// source is a file of the record as a member of the board knows it.
func (c *Context) source(file string) string {
	for _, u := range c.Programme.Updates {
		switch {
		case u.Path != file:
			continue
		case u.Title.Given():
			return u.Title.Value
		case u.By.Given():
			return fmt.Sprintf("the update of %s by %s", u.Date.Date.Words(), c.names().person(u.By.Value))
		}
		return "the update of " + u.Date.Date.Words()
	}
	switch file {
	case "plan/measures.yaml":
		return "the list of measures"
	case "plan/risks.yaml":
		return "the risk register"
	}
	return "the plan"
}

// Table is the contradictions, one row each.
func (v *AssuranceView) Table() *doc.Table {
	t := &doc.Table{Caption: "Contradictions", Columns: columns("kind", "about", "claim", "against", "places", "title")}
	for _, r := range v.Contradictions {
		t.Rows = append(t.Rows, []doc.Cell{cell(r.Kind), cell(r.About.Name), cell(r.Claim), cell(r.Against),
			cell(joined(r.Places...)), cell(r.Title)})
	}
	return t
}

// Document is the contradictions as a page.
func (v *AssuranceView) Document() doc.Document {
	page := v.paper("Assurance: where the levels contradict each other")
	if len(v.Contradictions) == 0 {
		page.Blocks = append(page.Blocks, say("No rating is contradicted by its dates, measures or risks."))
		return page
	}
	page.Blocks = append(page.Blocks,
		say("%s. Each names two data of the record that cannot both be right, or need a word of explanation.",
			countOf(len(v.Contradictions), "contradiction", "contradictions")))
	list := &doc.Entries{}
	for _, r := range v.Contradictions {
		e := doc.Entry{Title: r.sentence()}
		if len(r.Sources) > 0 {
			e.Detail = []doc.Line{doc.Toned(doc.Muted, "From: "+strings.Join(r.Sources, "; "))}
		}
		list.Items = append(list.Items, e)
	}
	page.Blocks = append(page.Blocks, list)
	return page
}
