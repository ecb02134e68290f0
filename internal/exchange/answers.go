package exchange

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
	"improve/internal/words"
)

// answersFile is where a record keeps what was answered about workbooks.
const answersFile = "plan/import.yaml"

// SourceOf is what the names of the files of one source have in common, without what
// changes from month to month: action-plan of "Action plan Nov 2025 v3.xlsx".
func SourceOf(file string) string {
	whole := words.Slug(stem(path.Base(file)))
	kept := slices.DeleteFunc(strings.Split(whole, "-"), func(w string) bool {
		changes := []string{"final", "draft", "copy", "updated", "update", "version", "v", "q"}
		month := headingMonth().FindString(w) == w
		return month || slices.Contains(changes, strings.Trim(w, "0123456789")) || strings.Trim(w, "0123456789") == ""
	})
	return cmp.Or(strings.Join(kept, "-"), whole, "plan")
}

// Remembering are the options of a call with what the record remembers of the source
// below them: what the call says counts.
//
// The error says which answer cannot be read.
func (o Options) Remembering(p *programme.Programme, file string) (Options, error) {
	known := answersOf(p, SourceOf(file))
	if known == nil {
		return o, nil
	}
	for _, s := range known.Same {
		o.Same = append(o.Same, SamePerson{s.Spelling.Value, s.Name.Value})
	}
	letters := Letters{}
	for _, l := range known.Letters {
		m, err := ParseMeaning(l.Means.Value)
		if err != nil {
			return o, fmt.Errorf("%s: %s: %w", answersFile, l.Word.Value, err)
		}
		letters.Set(l.Word.Value, m)
	}
	maps.Copy(letters, o.Letters)
	o.Letters = letters
	return o.remembered(known)
}

// remembered adds the columns and sheets that a record remembers.
func (o Options) remembered(known *programme.Import) (Options, error) {
	for _, c := range known.Columns {
		m, err := ParseMapping(c.Heading.Value + "=" + c.ReadAs.Value)
		if err != nil {
			return o, fmt.Errorf("%s: %w", answersFile, err)
		}
		said := func(m Mapping) bool { return plain(m.Column) == plain(c.Heading.Value) }
		if !slices.ContainsFunc(o.Mappings, said) {
			o.Mappings = append(o.Mappings, m)
		}
	}
	sheets := map[string]SheetKind{}
	for _, s := range known.Sheets {
		kind := SheetKind(s.ReadAs.Value)
		if !slices.Contains(SheetKinds(), kind) {
			return o, fmt.Errorf("%s: the sheet %q cannot be read as %q", answersFile, s.Sheet.Value, kind)
		}
		sheets[s.Sheet.Value] = kind
	}
	maps.Copy(sheets, o.Sheets)
	o.Sheets = sheets
	return o, nil
}

// answersOf is what the record remembers of a source, nil where it remembers nothing.
func answersOf(p *programme.Programme, source string) *programme.Import {
	for i := range p.Imports {
		if p.Imports[i].Source.Value == source {
			return &p.Imports[i]
		}
	}
	return nil
}

// answer is one entry of the answers: in which list, and its two values.
type answer struct{ list, key, what, as, value string }

// answers are what a call says about the workbooks of a source, in the order of the file.
func (o Options) answers() []answer {
	var list []answer
	for _, m := range o.Mappings {
		list = append(list, answer{"columns", "heading", m.Column, "read_as", string(m.Field)})
	}
	for _, word := range slices.Sorted(maps.Keys(o.Letters)) {
		list = append(list, answer{"letters", "word", word, "means", o.Letters[word].String()})
	}
	for _, name := range slices.Sorted(maps.Keys(o.Sheets)) {
		list = append(list, answer{"sheets", "sheet", name, "read_as", string(o.Sheets[name])})
	}
	for _, s := range o.Same {
		list = append(list, answer{"same", "spelling", s.Spelling, "name", s.Name})
	}
	return list
}

// AnswerEdits write beside the plan what a call says that the record does not remember of
// the source.
func (o Options) AnswerEdits(p *programme.Programme, file string) []store.Edit {
	source := SourceOf(file)
	known := answersOf(p, source)
	if known == nil {
		return o.newAnswers(p, source)
	}
	remembers, err := Options{}.Remembering(p, file)
	if err != nil {
		return nil // the import has said so
	}
	have := remembers.answers()
	var edits []store.Edit
	for _, a := range o.answers() {
		if slices.Contains(have, a) {
			continue
		}
		edit := store.Edit{File: answersFile, Path: []string{"imports", source, a.list, "+"}, Value: a.entry()}
		if slices.ContainsFunc(have, func(b answer) bool { return b.list == a.list && b.what == a.what }) {
			edit.Path, edit.Value = []string{"imports", source, a.list, a.what, a.as}, text(a.value)
		}
		edits = append(edits, edit)
	}
	return edits
}

// entry is an answer as the file writes it.
func (a answer) entry() store.Value {
	return group(true, pair(a.key, text(a.what)), pair(a.as, text(a.value)))
}

// newAnswers are the first answers of a source.
func (o Options) newAnswers(p *programme.Programme, source string) []store.Edit {
	all := o.answers()
	if len(all) == 0 {
		return nil
	}
	pairs := []store.Pair{pair("source", text(source))}
	for _, k := range schema.OfKind("import").Keys {
		var items []store.Value
		for _, a := range all {
			if a.list == k.Name {
				items = append(items, a.entry())
			}
		}
		if len(items) > 0 {
			pairs = append(pairs, pair(k.Name, store.ListValue(items...)))
		}
	}
	return appended(answersFile, "imports", []store.Value{store.MapValue(pairs...)}, p)
}
