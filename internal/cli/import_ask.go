package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/exchange"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// importTalk asks somebody what of a workbook only a person knows. What was read is
// shown before the first question.
type importTalk struct {
	*importCall
	book  *workbook.Book
	name  string
	p     *programme.Programme
	day   programme.Date
	said  exchange.Options // by the call and by the answers
	form  *form
	shown bool
}

// explained are the options of a call with what somebody answers: what sheets are, which
// dates were promised and revised, and what the letters of ratings mean. What the record
// remembers of earlier workbooks is not asked again.
func (g *importCall) explained(book *workbook.Book, name string, o exchange.Options) (exchange.Options, error) {
	r, err := g.openOrBegin()
	if err != nil {
		return o, err
	}
	day, err := g.clock.day(r)
	if err != nil {
		return o, err
	}
	t := &importTalk{importCall: g, book: book, name: name, p: r.Programme, day: day, said: o, form: g.ask.form()}
	defer t.form.close()
	for _, ask := range []func(exchange.Options) error{t.sheets, t.dates, t.letters} {
		known, err := t.said.Remembering(r.Programme, name)
		if err != nil {
			return o, usageError{err, "correct plan/import.yaml"}
		}
		if err := dateRatings(&known, day); err != nil {
			return o, err
		}
		if err := ask(known); err != nil {
			return o, err
		}
	}
	return t.said, nil
}

// tell says something to somebody who has seen what was read.
func (t *importTalk) tell(text string, read *exchange.Understood) error {
	if !t.shown && read != nil {
		t.shown = true
		if err := t.onScreen(read); err != nil {
			return err
		}
	}
	return t.form.tell(text)
}

// sheets asks what each sheet is that could be one thing or another.
func (t *importTalk) sheets(known exchange.Options) error {
	read, err := exchange.Understand(t.book, t.name, known)
	if err != nil {
		return nil // what is wrong is said later
	}
	said := maps.Clone(t.said.Sheets)
	for _, sheet := range read.Unsure() {
		if err := t.tell("The sheet "+sheet.Described()+" could be one thing or another.", read); err != nil {
			return err
		}
		question := fmt.Sprintf("What is the sheet %s (%s)", sheet.Name, diag.Or(exchange.SheetKindNames()))
		err := t.form.ask(question, string(sheet.Kind), func(answer string) error {
			kind, err := exchange.ParseSheetKind(answer)
			said[sheet.Name] = kind
			return err
		})
		if err != nil {
			return err
		}
	}
	t.said.Sheets = said
	return nil
}

// dates asks which of several columns is the date first promised and which the revised one.
func (t *importTalk) dates(known exchange.Options) error {
	read, err := exchange.Understand(t.book, t.name, known)
	if err != nil {
		return nil
	}
	for _, choice := range read.Dates {
		if err := t.tell("Several columns of "+choice.Sheet+" could be the dates of its tasks. "+
			"What is neither is kept in their notes.", read); err != nil {
			return err
		}
		first, err := t.column("Which column is the date first promised", choice.Headings(), choice.First)
		if err != nil {
			return err
		}
		const none = "none"
		rest := slices.DeleteFunc(choice.Headings(), func(h string) bool { return h == first })
		keep := none
		if slices.Contains(rest, choice.Revised) {
			keep = choice.Revised
		}
		revised, err := t.column("Which column is the revised date", append(rest, none), keep)
		if err != nil {
			return err
		}
		t.said.Mappings = append(t.said.Mappings, choice.Answer(first, revised)...)
	}
	return nil
}

// column asks for one of several headings.
func (t *importTalk) column(question string, headings []string, keep string) (chosen string, err error) {
	err = t.form.ask(fmt.Sprintf("%s (%s)", question, diag.Or(headings)), keep, func(answer string) error {
		i := slices.IndexFunc(headings, func(h string) bool { return strings.EqualFold(h, answer) })
		if i < 0 {
			return fmt.Errorf("no column %q: write %s", answer, diag.Or(headings))
		}
		chosen = headings[i]
		return nil
	})
	return chosen, err
}

// letters asks what each word of a rating column means. What a key of the workbook says
// is offered.
func (t *importTalk) letters(known exchange.Options) error {
	var unknown *exchange.ErrUnanswered
	if _, err := exchange.ReadPlan(t.book, t.name, t.p, known); !errors.As(err, &unknown) {
		return nil
	}
	read, err := exchange.Understand(t.book, t.name, known)
	if err != nil {
		return nil
	}
	if err := t.tell(unknown.Error()+".", read); err != nil {
		return err
	}
	said := exchange.Letters{}
	maps.Copy(said, t.said.Letters)
	for _, word := range unknown.Words() {
		question := fmt.Sprintf("What does %s mean (%s)", word, diag.Or(exchange.Meanings()))
		err := t.form.ask(question, unknown.Offered(word), func(answer string) error {
			meaning, err := exchange.ParseMeaning(answer)
			said.Set(word, meaning)
			return err
		})
		if err != nil {
			return err
		}
	}
	t.said.Letters = said
	return nil
}
