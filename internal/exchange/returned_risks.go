package exchange

import (
	"slices"
	"strconv"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
)

// readRisk reads a row of the sheet of risks.
func (r *returnReader) readRisk() {
	v := r.about.risk
	s := entry.Risk{Risk: v.Risk, Likelihood: r.whole("new_likelihood", 1, 5), Impact: r.whole("new_impact", 1, 5),
		Status: r.choice("status", choicesOf("risk review", "status")), Note: r.cell("risk_note").Text}
	if v.Latest != nil {
		s = s.Completed(v.Latest.Score)
	}
	known := slices.ContainsFunc(v.Reviews, func(old assess.Review) bool {
		return !old.Update.Date.Date.Before(r.made()) && sameReview(old.RiskReview, s)
	})
	if !known {
		r.demandOfRisk(s)
	}
	r.say(known, func(out *Return) { out.Reviews = append(out.Reviews, s) })
}

// sameReview reports whether the record says all that a row does.
func sameReview(old *programme.RiskReview, s entry.Risk) bool {
	same := func(is, said string) bool { return said == "" || squash(is) == squash(said) }
	return same(old.Score.Likelihood.Text.Value, s.Likelihood) && same(old.Score.Impact.Text.Value, s.Impact) &&
		same(old.Status.Value, s.Status) && same(old.Note.Value, s.Note)
}

// demandOfRisk says what a row lacks for which the record would refuse it.
func (r *returnReader) demandOfRisk(s entry.Risk) {
	v := r.about.risk
	issue := v.Kind.Value == "issue"
	likelihood, _ := strconv.Atoi(s.Likelihood) // it was read once; 0 where there is none
	impact, _ := strconv.Atoi(s.Impact)
	switch {
	case issue && !r.cell("new_likelihood").Empty():
		r.problem("new_likelihood", s.Likelihood, "an issue has happened and has no likelihood: leave the cell empty")
	case !issue && s.Likelihood == "" && s.Impact != "":
		r.problem("new_likelihood", "", "how likely is it? A score needs both, 1 to 5")
	case s.Likelihood != "" && s.Impact == "":
		r.problem("new_impact", "", "how serious is it? A score needs both, 1 to 5")
	}
	switch score := likelihood * impact; {
	case s.Note != "":
	case s.Status == "closed" && !v.Closed():
		r.problem("risk_note", "", "a risk that is closed needs a note: what has changed?")
	case score > 0 && score < v.Score:
		r.problem("risk_note", "", "a score lower than "+strconv.Itoa(v.Score)+" needs a note: what has changed?")
	}
}
