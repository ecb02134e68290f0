package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/workbook"
)

// ErrUnanswered says what of a workbook only a person knows: which sheets could be one
// thing or another, and which words of rating columns differ between councils.
type ErrUnanswered struct {
	Sheets   []SheetRead
	Unknown  []Unknown
	Known    []string // words of ratings that are obvious, or were said
	letters  Letters  // that were said
	Proposed Letters  // what a key of the workbook says that the unknown words mean
}

// Unknown is a word that only a person can explain, and how often a column has it.
type Unknown struct {
	Word, Where string
	Count       int
}

func (e *ErrUnanswered) Error() string {
	return strings.Join(nonEmpty([]string{e.saidOfSheets(), e.saidOfLetters()}), "; ")
}

func (e *ErrUnanswered) saidOfSheets() string {
	var list []string
	for _, s := range e.Sheets {
		list = append(list, s.Described())
	}
	if len(list) == 0 {
		return ""
	}
	return "it is not clear what these sheets are: " + strings.Join(list, "; ")
}

// Described is a sheet as a question names it.
func (s SheetRead) Described() string {
	said := fmt.Sprintf("%q, of %d rows", s.Name, s.Rows)
	if s.shows != "" {
		said += " (" + s.shows + ")"
	}
	return said
}

func (e *ErrUnanswered) saidOfLetters() string {
	var list []string
	where := ""
	for _, u := range e.Unknown {
		said := fmt.Sprintf("%s (%d)", u.Word, u.Count)
		if u.Where != where {
			said, where = u.Where+": "+said, u.Where
		}
		list = append(list, said)
	}
	if len(list) == 0 {
		return ""
	}
	return "the meaning of ratings differs between councils, and nobody has said what these mean: " +
		strings.Join(list, ", ")
}

// Call are the flags that answer. What is obvious is filled in, and what a key of the
// workbook says in plain words; the rest is left for a person.
func (e *ErrUnanswered) Call() string {
	var flags []string
	if len(e.Sheets) > 0 {
		var pairs []string
		for _, s := range e.Sheets {
			pairs = append(pairs, s.Name+"=")
		}
		flags = append(flags, fmt.Sprintf("--sheets %q", strings.Join(pairs, ",")))
	}
	var pairs []string
	for _, w := range e.Words() {
		pairs = append(pairs, w+"="+e.Offered(w))
	}
	for _, w := range e.Known {
		if m, _ := e.letters.read(w); len(e.Unknown) > 0 {
			pairs = append(pairs, w+"="+m.String())
		}
	}
	if len(pairs) > 0 {
		flags = append(flags, fmt.Sprintf("--letters %q", strings.Join(pairs, ",")))
	}
	return strings.Join(flags, " ")
}

// Offered is what the key of the workbook says that a word means, empty where it says nothing
// plain.
func (e *ErrUnanswered) Offered(word string) string {
	m, ok := e.Proposed[letterKey(word)]
	if !ok {
		return ""
	}
	return m.String()
}

// Choices are what the flags of Call take after the equals signs.
func (e *ErrUnanswered) Choices() string {
	switch {
	case len(e.Sheets) == 0:
		return diag.Or(Meanings())
	case len(e.Unknown) == 0:
		return diag.Or(SheetKindNames())
	}
	return "sheets: " + diag.Or(SheetKindNames()) + "; letters: " + diag.Or(Meanings())
}

// Words are the unknown words, each once.
func (e *ErrUnanswered) Words() []string {
	var list []string
	for _, u := range e.Unknown {
		if !slices.Contains(list, u.Word) {
			list = append(list, u.Word)
		}
	}
	return list
}

// unanswered asks what sheets are and words of ratings mean where only a person can know.
func (t *tables) unanswered(o Options) error {
	err := &ErrUnanswered{Proposed: t.keys, letters: o.Letters}
	for _, s := range t.sheets {
		if !s.Sure {
			err.Sheets = append(err.Sheets, s)
		}
	}
	if !o.RatedOn.IsZero() { // else no rating is read
		t.unknownWords(err)
	}
	if len(err.Sheets)+len(err.Unknown) == 0 {
		return nil
	}
	return err
}

// unknownWords finds the words of rating columns that only a person can explain.
func (t *tables) unknownWords(err *ErrUnanswered) {
	count := func(word, where string) {
		i := slices.IndexFunc(err.Unknown, func(u Unknown) bool { return u.Word == word && u.Where == where })
		if i < 0 {
			i, err.Unknown = len(err.Unknown), append(err.Unknown, Unknown{Word: word, Where: where})
		}
		err.Unknown[i].Count++
	}
	for task := range t.tasks() {
		for _, b := range task.bits[FieldRating] {
			word := head(b.text)
			if _, ok := err.letters.read(b.text); !ok {
				count(word, columnWords(b))
			} else if word != "" && !slices.Contains(err.Known, word) {
				err.Known = append(err.Known, word)
			}
		}
	}
	slices.SortStableFunc(err.Unknown, func(a, b Unknown) int {
		return cmp.Or(strings.Compare(a.Where, b.Where), b.Count-a.Count, strings.Compare(a.Word, b.Word))
	})
	slices.Sort(err.Known)
}

// columnWords are the column of a cell, its heading where several columns rate, and its sheet
// where there are several.
func columnWords(b bit) string {
	column := "column " + workbook.Letters(b.at.Column)
	if b.label != "" {
		column = fmt.Sprintf("%s %q", column, b.label)
	}
	if b.at.Sheet == "" {
		return column
	}
	return fmt.Sprintf("sheet %q, %s", b.at.Sheet, column)
}
