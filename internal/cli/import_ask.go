package cli

import (
	"errors"
	"fmt"
	"maps"

	"improve/internal/diag"
	"improve/internal/exchange"
	"improve/internal/workbook"
)

// explained is what the letters of a plan's ratings mean, asked where the call
// does not say.
func (g *importCall) explained(book *workbook.Book, name string, o exchange.Options) (exchange.Letters, error) {
	r, err := g.openOrBegin()
	if err != nil {
		return nil, err
	}
	day, err := g.clock.day(r)
	if err != nil {
		return nil, err
	}
	known, err := o.Remembering(r.Programme, name)
	if err != nil {
		return nil, usageError{err, "correct plan/import.yaml"}
	}
	if err := dateRatings(&known, day); err != nil {
		return nil, err
	}
	var unknown *exchange.ErrLetters
	if _, err := exchange.ReadPlan(book, name, r.Programme, known); !errors.As(err, &unknown) {
		return o.Letters, nil // what else is wrong is said later
	}
	letters, err := g.askLetters(unknown)
	maps.Copy(letters, o.Letters)
	return letters, err
}

// askLetters asks what each word of a rating column means.
func (g *importCall) askLetters(e *exchange.ErrLetters) (exchange.Letters, error) {
	f := g.ask.form()
	defer f.close()
	letters := exchange.Letters{}
	if err := f.tell(e.Error()); err != nil {
		return letters, err
	}
	for _, word := range e.Words() {
		err := f.ask(fmt.Sprintf("What does %s mean (%s)", word, diag.Or(exchange.Meanings())), "",
			func(answer string) error {
				meaning, err := exchange.ParseMeaning(answer)
				letters.Set(word, meaning)
				return err
			})
		if err != nil {
			return letters, err
		}
	}
	return letters, nil
}
