package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
)

// findings links tasks to what an inspection found: to the record's own finding where
// a cell is its id, its title or its text, else to a new one.
type findings struct {
	notes  *notes
	file   string // the workbook's name
	known  map[string]string
	ids    map[string]bool
	list   []DraftFinding
	source string // of new ones
}

// DraftFinding is a finding that the record does not have.
type DraftFinding struct{ ID, Title, Text string }

const findingsFile = "plan/findings.yaml"

func newFindings(n *notes, p *programme.Programme, file string) *findings {
	f := &findings{notes: n, file: file, known: map[string]string{}, ids: map[string]bool{}}
	for _, v := range p.Findings {
		f.ids[v.ID.Value] = true
		for _, said := range []string{v.ID.Value, v.Title.Value, v.Text.Value} {
			if key := plain(said); key != "" && f.known[key] == "" {
				f.known[key] = v.ID.Value
			}
		}
	}
	f.source = words.Slug(stem(file))
	for n := 2; slices.ContainsFunc(p.Sources, func(s *programme.Source) bool { return s.ID.Value == f.source }); n++ {
		f.source = fmt.Sprintf("%s-%d", words.Slug(stem(file)), n)
	}
	return f
}

// of are the findings that a row names.
func (f *findings) of(row *rowTask) []string {
	var ids []string
	for _, b := range row.bits[FieldFinding] {
		key := plain(b.text)
		id := f.known[key]
		switch {
		case key == "":
			f.notes.leftover(b.at, b.text, "no words of a finding")
			continue
		case id != "":
			f.notes.guess(b.at, b.text, id, "the same words are a finding already", "findings")
		default:
			id = f.add(key, b.text)
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// differences are the cells of a row that are no findings of the record's task.
func (f *findings) differences(known *programme.Task, row *rowTask) []Difference {
	var list []Difference
	has := programme.Values(known.Findings)
	for _, b := range row.bits[FieldFinding] {
		if id := f.known[plain(b.text)]; id == "" || !slices.Contains(has, id) {
			list = append(list, Difference{known.ID.Value, "findings", strings.Join(has, ", "), b.text, b.at.String()})
		}
	}
	for _, b := range row.beside() {
		if !strings.Contains(plain(known.Note.Value), plain(b.text)) {
			list = append(list, Difference{known.ID.Value, "note", known.Note.Value, joinLines(b.words()),
				b.at.String()})
		}
	}
	return list
}

func (f *findings) add(key, text string) string {
	id := ""
	for n := len(f.list) + 1; id == "" || f.ids[id]; n++ {
		id = fmt.Sprintf("%s-%d", f.source, n)
	}
	f.ids[id], f.known[key] = true, id
	v := DraftFinding{ID: id, Title: shortText(text)}
	if v.Title != strings.TrimSpace(text) {
		v.Text = text
	}
	f.list = append(f.list, v)
	return id
}

func (d *Draft) findingEdits(p *programme.Programme) []store.Edit {
	if len(d.Findings) == 0 {
		return nil
	}
	source := store.MapValue(pair("id", text(d.FindingSource)), pair("title", text("Findings in "+d.name())))
	var entries []store.Value
	for _, v := range d.Findings {
		pairs := []store.Pair{pair("id", text(v.ID)), pair("source", text(d.FindingSource)),
			pair("title", text(v.Title))}
		if v.Text != "" {
			pairs = append(pairs, pair("text", text(v.Text)))
		}
		entries = append(entries, store.MapValue(pairs...))
	}
	if !has(p, findingsFile) {
		return []store.Edit{{File: findingsFile, Value: store.MapValue(pair("sources", store.ListValue(source)),
			pair("findings", store.ListValue(entries...)))}}
	}
	edits := []store.Edit{{File: findingsFile, Path: []string{"sources", "+"}, Value: source}}
	for _, e := range entries {
		edits = append(edits, store.Edit{File: findingsFile, Path: []string{"findings", "+"}, Value: e})
	}
	return edits
}
