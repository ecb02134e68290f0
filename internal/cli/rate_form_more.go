package cli

import (
	"errors"
	"fmt"

	"improve/internal/programme"
)

func (q *rateQuestions) forecast() error {
	if q.said.Rating == programme.Complete {
		return nil
	}
	keep := "none"
	stands := q.task.Forecast.Date
	if q.task.Forecast.Given() && !stands.Before(q.e.Day) {
		keep = stands.String()
	}
	return q.ask("When is it now expected, a month or a day", keep, func(answer string) error {
		if answer == "none" || answer == "-" {
			if q.task.Overdue {
				return q.tell("Without a forecast that has not passed, the task stays untracked.")
			}
			return nil
		}
		read, ok := programme.ReadDate(answer)
		d := read.Date
		switch {
		case !ok:
			return fmt.Errorf("%q is not a date: write a month as 2020-04, a day as 2020-04-30, or none", answer)
		case !read.Other.IsZero():
			return fmt.Errorf("%q could be %s or %s: write one of them", answer, d, read.Other)
		case d.Before(q.e.Day):
			return fmt.Errorf("%s has passed: write a later date, or none", d.Words())
		case d != stands:
			q.said.Forecast = d
		}
		return nil
	})
}

func (q *rateQuestions) recovery() error {
	if q.said.Rating != programme.OffTrack && q.said.Rating != programme.Behind {
		return nil
	}
	return q.ask("What brings it back", q.latest().Recovery.Value, func(answer string) error {
		if q.said.Recovery = answer; answer == "" {
			return errors.New("write what will be done differently, or a hyphen")
		}
		if answer == "-" {
			q.said.Recovery = ""
		}
		return nil
	})
}

func (q *rateQuestions) escalation() error {
	if q.said.Rating != programme.OffTrack {
		return nil
	}
	before := q.latest().Escalation
	if before == nil {
		before = &programme.Escalation{}
	}
	to := before.To.Value
	if to == "" && q.e.Board != nil {
		to = q.e.Board.ID.Value
	}
	if err := q.ask("Escalated to", to, q.required(&q.said.To, "R asks somebody for help: write whom")); err != nil {
		return err
	}
	if err := q.ask("What is asked of them", before.Ask.Value,
		q.required(&q.said.Ask, "R needs a decision: write what you ask for")); err != nil {
		return err
	}
	by := q.e.NextMeeting
	if by.IsZero() {
		by = q.e.Day.AddDays(28)
	}
	return q.ask("By when", by.String(), func(answer string) (err error) {
		if q.said.By, err = programme.ParseDate(answer); err != nil {
			return fmt.Errorf("%w: write a day as %s", err, by)
		}
		return nil
	})
}

// required takes any answer but none.
func (q *rateQuestions) required(answer *string, otherwise string) func(string) error {
	return func(given string) error {
		if *answer = given; given == "" {
			return errors.New(otherwise)
		}
		return nil
	}
}

func (q *rateQuestions) evidence() error {
	if q.said.Rating != programme.Complete {
		return nil
	}
	var first string
	err := q.ask("What shows it, a link or words", "",
		q.required(&first, "evidence is needed for B: write a link or where the proof is kept"))
	for more := first; err == nil && more != ""; {
		q.said.Evidence = append(q.said.Evidence, more)
		err = q.ask("More that shows it (Enter for none)", "", func(answer string) error { more = answer; return nil })
	}
	return err
}

func (q *rateQuestions) confirmation() error {
	if q.said.Rating != programme.Complete {
		return nil
	}
	people := q.e.Record.Programme
	return q.ask("Who has looked at that and confirms it", "", func(answer string) error {
		if answer == "" {
			return errors.New("write the id or name of the second person who confirms it")
		}
		q.said.ConfirmedBy = answer
		if p := people.PersonNamed(answer); p != nil {
			q.said.ConfirmedBy = p.ID.Value
		}
		for _, lead := range q.task.Leads {
			if people.Hand(q.said.ConfirmedBy, lead.Value).Sure {
				return fmt.Errorf("%s is a lead of the task: name somebody else", answer)
			}
		}
		return nil
	})
}
