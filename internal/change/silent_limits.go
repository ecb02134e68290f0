package change

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/words"
)

// loosened: a limit that says when something is wrong is the board's to loosen, and so is
// who decides and who may confirm. So is the day that the record is looked at on, for
// nothing is late before it.
func (d *differ) loosened(f *found) *Silent {
	if f.before == nil {
		return d.takesOver(f)
	}
	if f.after == nil {
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
	case d.unknownHand(f):
		why = "What was written under it would be nobody's, and no decision of the board permits it."
	case another(f):
		why = "Another person would have led and said what is theirs, and no decision of the board permits it."
	case !d.looser(f) && !rescored(f) && !d.lets(f):
		return nil
	}
	names := []string{f.before.id, f.before.name}
	if limit, is := strings.CutPrefix(f.Field, "policy "); is {
		names = []string{limit, strings.ReplaceAll(limit, "_", " ")}
	}
	if said := d.decided(f.After, names...); said != "" {
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
// polarity or, once there are values, its unit or where it began, or what is measured where it
// misses its target. A slip of the pen may be put right.
func (d *differ) redefines(f *found) bool {
	if f.before.kind != "measure" || f.Before == "" {
		return false
	}
	switch f.Field {
	case "unit":
		if d.typo(f) {
			return false
		}
	case "title":
		if words.Repeats(f.Before, f.After) || !d.misses(f.before.id) {
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

// misses reports whether the latest value of a measure is off its target.
func (d *differ) misses(id string) bool {
	if d.Today.IsZero() {
		return false
	}
	m := d.standsToday().Measure(id)
	return m != nil && (m.Rating == programme.OffTrack || m.Rating == programme.Behind)
}

// unknownHand reports whether a change takes an address from somebody who has not left: by
// it git tells who wrote what. A slip of the pen may be put right.
func (d *differ) unknownHand(f *found) bool {
	if f.before.kind != "person" || f.Field != "git" || f.after.fact("left").given() || d.typo(f) {
		return false
	}
	gone, _ := apart(values(f.Before), values(f.After))
	return len(gone) > 0
}

// rescored reports whether a change of the plan's own scores of a risk makes it look better:
// a higher one is aimed at, or none, or it is lower without controls. Where both figures of a
// score change, the likelihood says so. An issue has no likelihood, and is not scored.
func rescored(f *found) bool {
	was, isRisk := f.before.source.(*programme.Risk)
	is, _ := f.after.source.(*programme.Risk)
	of, part, _ := strings.Cut(f.Field, " ")
	if !isRisk || was.Kind.Value == "issue" || is.Kind.Value == "issue" || of != "target" && of != "inherent" {
		return false
	}
	before, now := was.Target, is.Target
	if of == "inherent" {
		before, now = was.Inherent, is.Inherent
	}
	if part == "impact" && !before.Likelihood.Same(now.Likelihood) {
		return false
	}
	from, to := assess.Points(before), assess.Points(now)
	if of == "inherent" {
		return to < from
	}
	return from > 0 && (to > from || to == 0)
}

// decides reports whether a change makes another group the board, in a record whose board
// has met.
func (d *differ) decides(f *found) bool {
	is := f.before.kind == "programme" && f.Field == board && len(d.before.programme.Groups) > 0 ||
		f.Field == "board from" || f.Field == "board to"
	return is && d.metSince(programme.Date{})
}

// takesOver: a group that is added does not become the board from a day on, unless the span
// of the board before it ends by then.
func (d *differ) takesOver(f *found) *Silent {
	g, is := f.after.source.(*programme.Group)
	if !is || g.Board == nil || d.Today.IsZero() || d.pinned() || !d.metSince(programme.Date{}) {
		return nil
	}
	for _, day := range []programme.Date{g.Board.From.Date.Begin(), d.Today} {
		was, is := d.before.programme.Board(day), d.after.programme.Board(day)
		if was == nil || is == nil || is.ID.Value != g.ID.Value || was.ID.Value == g.ID.Value {
			continue
		}
		left := programme.NewIndex(d.after.programme).Group(was.ID.Value)
		if left != nil && left.Board != nil && left.Board.To.Given() && left.Board.To.Date.Due().Before(day) {
			continue // that it ends is a change of its own
		}
		return &Silent{Loosened, "It would be the board in place of the " + was.Name.Value +
			", and no decision of the board permits it.", "take board out of it, or let the span of " + was.ID.Value +
			" end first, by a decision of the board"}
	}
	return nil
}

// another reports whether an entry whose id is somebody's name gets the name of somebody else:
// no word of the earlier name is in the later. An id may be that of a post.
func another(f *found) bool {
	if f.before.kind != "person" || f.Field != "name" || f.Before == "" || f.After == "" ||
		words.Typo(f.Before, f.After) {
		return false
	}
	was, is := words.Split(words.Fold(f.Before)), words.Split(words.Fold(f.After))
	shared := func(others []string) bool {
		return slices.ContainsFunc(was, func(w string) bool { return slices.Contains(others, w) })
	}
	return shared(words.Split(strings.ReplaceAll(f.before.id, "-", " "))) && !shared(is)
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
		return now != was // fewer children are protected, or more is kept from the public
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
