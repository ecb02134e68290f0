package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// rateAsking asks what there is to say about a task, shows what would be written,
// and writes it once that is agreed. Where nobody can answer it does not wait.
func (g *globals) rateAsking(flags rateFlags, task string, words []string) error {
	preset := programme.Unrated
	if len(words) > 0 {
		var err error
		if preset, err = readRating(strings.Join(words, " ")); err != nil {
			return err
		}
	}
	if _, err := g.write.repository(flags.writeFlags); err != nil { // before anybody answers in vain
		return err
	}
	e, err := g.write.read()
	if err != nil {
		return err
	}
	id, err := e.known("task", task)
	if err != nil {
		return err
	}
	if err := g.showBrief(e, id); err != nil {
		return err
	}
	f := g.ask.form()
	defer f.close()
	q := &rateQuestions{form: f, e: e, task: e.Task(id)}
	if err := q.run(preset); err != nil {
		return err
	}
	return g.write.changeAgreed(flags.writeFlags, f,
		g.write.today(flags.by, func(e *editing, today entry.Today) (record.Plan, error) {
			return rating(e, today, id, q.said)
		}))
}

// showBrief shows how the task stands.
func (g *globals) showBrief(e *editing, id string) error {
	terminal := render.Formats()[0]
	view := report.Brief(e.context(), id)
	return g.out.make(func(b *bytes.Buffer, o render.Options) error {
		err := terminal.Write(b, render.Result{View: view, Document: view.Document}, o)
		b.WriteString("\nPress Enter to keep the value in brackets. Press Ctrl-C to stop without changes.\n\n")
		return err
	})
}

// rateQuestions are the questions about one task, and the answers so far.
type rateQuestions struct {
	*form
	e    *editing
	task *assess.Task
	said entry.Progress
}

func (q *rateQuestions) run(preset programme.Rating) error {
	questions := []func() error{q.rating, q.note, q.done, q.met, q.forecast, q.recovery, q.escalation, q.evidence,
		q.confirmation}
	if preset != programme.Unrated {
		q.said.Rating, questions = preset, questions[1:]
	}
	for _, question := range questions {
		if err := question(); err != nil {
			return err
		}
	}
	return nil
}

// latest is what was last said about the task; an empty entry where nothing was.
func (q *rateQuestions) latest() *programme.Progress {
	if n := len(q.task.Entries); n > 0 {
		return q.task.Entries[n-1]
	}
	return &programme.Progress{Escalation: &programme.Escalation{}}
}

func (q *rateQuestions) rating() error {
	keep := ""
	if q.task.Reported != programme.Unrated && !q.task.Lapsed {
		keep = q.task.Reported.Letter()
	}
	if err := q.tell(ratingKey() + ", or - for a note alone."); err != nil {
		return err
	}
	err := q.ask("Rating", keep, func(answer string) error {
		if answer == "-" {
			return nil
		}
		var ok bool
		if q.said.Rating, ok = programme.ReadRating(answer); !ok {
			return errors.New("not a rating: write B, R, A or G")
		}
		return nil
	})
	if expected := report.Expected(q.task, q.said.Rating); err == nil && expected != "" {
		err = q.tell(expected)
	}
	return err
}

func (q *rateQuestions) note() error {
	return q.ask("What happened, in a sentence or two", "", func(answer string) error {
		if q.said.Note = answer; answer == "" {
			return errors.New("a note is needed: write a sentence on why")
		}
		return nil
	})
}

func (q *rateQuestions) done() error {
	open := report.Unfinished(q.task)
	if len(open) == 0 {
		return nil
	}
	return q.ask("Activities finished, of "+strings.Join(open, ", "), "none", func(answer string) error {
		q.said.Done = nil
		for _, id := range listed(answer) {
			if !slices.Contains(open, id) {
				return fmt.Errorf("%s is not an open activity: %s", id, strings.Join(open, ", "))
			}
			q.said.Done = append(q.said.Done, id)
		}
		return nil
	})
}

// listed are the words of an answer such as "a, c" or "a and c"; none of them
// where it says none.
func listed(answer string) []string {
	words := strings.FieldsFunc(answer, func(c rune) bool { return c == ',' || c == ' ' || c == ';' })
	return slices.DeleteFunc(words, func(w string) bool { return w == "and" || w == "none" || w == "-" })
}

func (q *rateQuestions) met() error {
	var open []programme.Date
	for _, target := range q.task.Targets {
		if !target.Met {
			open = append(open, target.Current.Date)
		}
	}
	if len(q.task.Targets) < 2 || len(open) == 0 || q.said.Rating == programme.Complete {
		return nil
	}
	dates := make([]string, len(open))
	for i, d := range open {
		dates[i] = d.String()
	}
	return q.ask("Targets met, of "+strings.Join(dates, ", "), "none", func(answer string) error {
		q.said.Met = nil
		for _, word := range listed(answer) {
			i := slices.Index(dates, word)
			if i < 0 {
				return fmt.Errorf("%s is not one of its targets: %s", word, strings.Join(dates, ", "))
			}
			q.said.Met = append(q.said.Met, open[i])
		}
		return nil
	})
}
