package change

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
)

// loosened: a limit that says when something is wrong is the board's to loosen, and so is
// who decides and who may confirm. So is the day that the record is looked at on, for
// nothing is late before it.
func (d *differ) loosened(f *found) *Silent {
	if f.before == nil || f.after == nil {
		return nil
	}
	if d.decides(f) {
		return &Silent{Loosened, "It changes who is the board, and no decision of the board permits it.",
			"put it back as it was, or " + permitWords(f)}
	}
	why := "It makes problems pass as right, and no decision of the board permits it."
	switch {
	case d.unleads(f):
		why = "Who led the task until then confirms that it is complete, and no decision of the board permits it."
	case d.redefines(f):
		why = "The values that the board saw would be read otherwise, and no decision of the board permits it."
	case !d.looser(f) && !d.lets(f):
		return nil
	}
	words := []string{f.before.id, f.before.name}
	if limit, is := strings.CutPrefix(f.Field, "policy "); is {
		words = []string{limit, strings.ReplaceAll(limit, "_", " ")}
	}
	if said := d.decided(f.After, words...); said != "" {
		f.Text += " " + said
		return nil
	}
	mend := "put " + f.was() + " back"
	if f.Before == "" {
		mend = "delete it"
	}
	return &Silent{Loosened, why, mend + ", or " + permitWords(f)}
}

// redefines reports whether a change makes the values of a measure mean something else: its
// polarity or, once there are values, its unit or where it began. A slip of the pen in a unit
// may be put right.
func (d *differ) redefines(f *found) bool {
	if f.before.kind != "measure" || f.Before == "" {
		return false
	}
	switch f.Field {
	case "unit":
		if d.typo(f) {
			return false
		}
	case "baseline period":
		if f.after.fact("baseline value").written() != f.before.fact("baseline value").written() {
			return false // its value says so
		}
	case "polarity":
		return true
	case "baseline value":
	default:
		return false
	}
	return slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
		return slices.ContainsFunc(u.Measures, func(r *programme.Reading) bool {
			return r.Measure.Value == f.before.id
		})
	})
}

// decides reports whether a change makes another group the board, in a record whose board
// has met.
func (d *differ) decides(f *found) bool {
	is := f.before.kind == "programme" && f.Field == board && len(d.before.programme.Groups) > 0 ||
		f.Field == "board from" || f.Field == "board to"
	return is && d.metSince(programme.Date{})
}

// lets reports whether a change lets somebody confirm from outside what they confirmed.
func (d *differ) lets(f *found) bool {
	return f.before.kind == "person" && f.Field == "outside" && f.After == "yes" &&
		slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
			return slices.ContainsFunc(u.Findings, func(s *programme.FindingState) bool {
				by := d.Whole.PersonNamed(s.ConfirmedBy.Value)
				return by != nil && by.ID.Value == f.after.id
			})
		})
}

// unleads reports whether a change takes somebody from the leads of a task who confirms, by
// the next board, that it is complete.
func (d *differ) unleads(f *found) bool {
	if f.before.kind != "task" || f.Field != "leads" || d.Today.IsZero() {
		return false
	}
	gone, _ := apart(values(f.Before), values(f.After))
	ends := d.Whole.GraceEnds(d.Today)
	confirms := func(e *programme.Progress) bool {
		return e.Task.Value == f.Task && e.Rating == programme.Complete && e.ConfirmedBy.Given() &&
			slices.ContainsFunc(gone, func(lead string) bool { return d.Whole.Hand(e.ConfirmedBy.Value, lead).Sure })
	}
	return slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
		return !u.Date.Date.After(ends) && slices.ContainsFunc(u.Progress, confirms)
	})
}

// looser reports whether a change of a limit lets more pass than before.
func (d *differ) looser(f *found) bool {
	key := f.before.kind + " " + f.Field
	switch key {
	case "programme as_at":
		return f.After != "" && f.before.fact("name").given() // a record that begins may begin pinned
	case "programme policy signed", "measure counts":
		return f.Before == "yes"
	case "measure target", "risk appetite":
		if f.After == "" {
			return true // nothing is beyond it any more
		}
	case "risk review":
		return d.putOff(f)
	case "measure every":
		return slices.Index(howOften(), f.After) > slices.Index(howOften(), f.Before)
	}
	was, errWas := figure(f.Before)
	now, errNow := figure(f.After)
	if errWas != nil || errNow != nil {
		return false
	}
	switch key {
	case "programme policy cycle_days", "programme policy grace_days", "programme policy escalate_after_days",
		"measure tolerance":
		return now > was
	case "risk appetite":
		return f.Before != "" && now > was
	case "programme policy small_numbers":
		return now < was
	case "measure target":
		return f.Before != "" && easier(f, was, now)
	}
	return false
}

// putOff reports whether the review of a risk is taken out, or put off once it is late and
// nobody has reviewed it.
func (d *differ) putOff(f *found) bool {
	was, _ := programme.ParseDate(f.Before)
	is, _ := programme.ParseDate(f.After)
	if was.IsZero() || is.IsZero() {
		return is.IsZero() && f.Before != ""
	}
	return is.Due().After(was.Due()) && was.Due().Before(d.Today) &&
		!slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
			return !u.Date.Date.Before(was.Begin()) && slices.ContainsFunc(u.Risks,
				func(r *programme.RiskReview) bool { return r.Risk.Value == f.before.id })
		})
}

// easier reports whether a measure's target is easier to meet than before.
func easier(f *found, was, now float64) bool {
	switch f.after.fact("polarity").written() {
	case "lower":
		return now > was
	case "near":
		return now != was
	}
	return now < was
}

// figure is a limit; one that is not given is nought.
func figure(written string) (float64, error) {
	if written == "" {
		return 0, nil
	}
	return strconv.ParseFloat(written, 64)
}

// howOften are how often a measure may be taken, the most often first.
func howOften() []string { return []string{"month", "quarter", "year"} }
