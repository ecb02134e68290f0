package report

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/schema"
)

// rest adds to a page what its record says under keys that the page has no words of its
// own for, and then what any record may carry. Own are those keys, a space between them.
func (v *PageView) rest(kind string, record any, own string) {
	v.restOf(entry(kind, record), own)
}

// restOf is rest of an entry.
func (v *PageView) restOf(e *schema.Entry, own string) {
	var also []string
	for _, s := range v.Context.sayings(e, own) {
		if s.prose {
			var items []Item
			for _, w := range s.values {
				items = append(items, Item{Text: doc.Line(w).String()})
			}
			v.list(s.label, items)
			continue
		}
		if s.yesNo {
			also = append(also, s.answers()...)
			continue
		}
		v.factLines(s.label, s.values...)
	}
	v.fact("Also", also...)
	m := e.Meta()
	if m == nil {
		m = &programme.Meta{Pos: e.Pos()}
	}
	v.meta(m)
}

// entry is a record of a kind as the rows of the schema describe it.
func entry(kind string, record any) *schema.Entry {
	return &schema.Entry{Shape: schema.OfKind(kind), Record: record}
}

// phrases are the sayings of a record, each with its label: "Due: 3 March 2020", "Accepted",
// "Not accepted". Own are the keys that its reader has words of its own for.
func (c *Context) phrases(e *schema.Entry, own string) []string {
	var list []string
	for _, s := range c.sayings(e, own) {
		if s.yesNo {
			list = append(list, s.answers()...)
			continue
		}
		for _, w := range s.values {
			list = append(list, s.label+": "+doc.Line(w).String())
		}
	}
	return list
}

// saying is what a record says under one key.
type saying struct {
	label  string
	values []Words
	prose  bool // a list of texts
	yesNo  bool // an answer to a question that the label asks
}

// answers are the answers to the question that the label asks: "Accepted", "Not accepted",
// "They are outside the council".
func (s saying) answers() []string {
	var list []string
	for _, w := range s.values {
		words := diag.UpperFirst(strings.TrimPrefix(diag.LowerFirst(s.label), "whether "))
		if doc.Line(w).String() != "yes" {
			words = "Not " + diag.LowerFirst(words)
		}
		list = append(list, words)
	}
	return list
}

// sayings are what a record says under keys that are neither among those named nor of
// those that any record may carry. A no that need not be written is left out.
func (c *Context) sayings(e *schema.Entry, own string) []saying {
	var list []saying
	keys := strings.Fields(own)
	said := func(k *schema.Key) bool {
		return k.Common || k.Role == schema.Identity || slices.Contains(keys, k.Name)
	}
	e.Facts(func(f schema.Fact) {
		yesNo := f.Key.Shape.Kind == schema.KindYesNo
		no := yesNo && !f.Key.Required && len(f.Values) > 0 && f.Values[0].Value == "no"
		if no || said(cmp.Or(f.Under, f.Key)) {
			return
		}
		list = append(list, saying{diag.UpperFirst(f.Label), c.inWords(f), f.IsList() && f.Key.Role == schema.Prose,
			yesNo})
	})
	for _, k := range e.Shape.Keys {
		if k.Shape.IsRecords() && !said(k) {
			s := saying{label: diag.UpperFirst(k.Label), prose: true}
			k.Each(e.Record, func(part any) { s.values = append(s.values, c.partWords(k.Shape.Item, part)) })
			list = append(list, s)
		}
	}
	return slices.DeleteFunc(list, func(s saying) bool { return len(s.values) == 0 })
}

// partWords are what a record in a list says, in one line.
func (c *Context) partWords(shape *schema.Shape, part any) Words {
	e := &schema.Entry{Shape: shape, Record: part}
	return Words(doc.Text(strings.TrimSpace(e.ID() + " " + sentences(c.says(e, "")))))
}

// inWords are the values of a fact as people read them: people by name or role, ids with
// a link, dates in full.
func (c *Context) inWords(f schema.Fact) []Words {
	var lines []Words
	for _, t := range f.Values {
		family := schema.FamilyOf(f.Key.Shape.Single().Refers)
		d, err := programme.ParseDate(t.Value)
		switch {
		case f.Key.NamesPeople():
			lines = append(lines, Words(c.names().line([]programme.Text{t})))
		case family != nil && !family.Local:
			lines = append(lines, wordsOf(family.Name, t.Value, c.calledBeside(family.Name, t.Value)))
		case f.Key.Role == schema.Date && err == nil:
			lines = append(lines, Words(doc.Text(d.Words())))
		default:
			lines = append(lines, Words(doc.Text(t.Value)))
		}
	}
	return lines
}
