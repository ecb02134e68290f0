package report

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// What others say about the plan is told in sentences, on every page and paper alike: those
// who looked at a task, those it is for, those who confirm that a finding is met, those
// who visit, and what the programme answers to what was recommended.

// verifiedWords say who looked at a task, when, and whether they agree with its rating:
// "Verified by Internal Audit on 27 May 2025: they agree, after looking at 40 cases".
func (c *Context) verifiedWords(v *programme.Verified) string {
	words := "Verified"
	if v.By.Given() {
		words += " by " + c.names().person(v.By.Value)
	}
	if v.Date.Given() {
		words += " " + v.Date.Date.When()
	}
	if v.Result.Given() {
		words += ": they " + cmp.Or(map[string]string{"partly": "agree in part"}[v.Result.Value], v.Result.Value)
	}
	if v.Sample.Given() {
		words += ", after looking at " + v.Sample.Text.Value + " " + oneOrMore(int(v.Sample.Value), "case", "cases")
	}
	return words
}

// verdictOf is the verdict of a voice in words: "Young People's Panel: not yet".
func (c *Context) verdictOf(v *programme.Voice) string {
	words := strings.ReplaceAll(v.Verdict.Value, "-", " ")
	if v.By.Given() {
		words = c.names().person(v.By.Value) + ": " + words
	}
	return words
}

// heard are what was said about a task's statements for children by the day of the page,
// oldest first.
func (c *Context) heard(task string, each func(*programme.Update, *programme.Voice)) {
	for _, u := range c.Programme.Updates {
		if u.Date.Date.After(c.Assessment.AsAt) {
			continue
		}
		for _, t := range u.Voices {
			for i := range t.Said {
				if t.Task.Value == task {
					each(u, &t.Said[i])
				}
			}
		}
	}
}

// forChildren are what a task means for children, each statement with the latest that
// those it is for said about it.
func forChildren(c *Context, t *assess.Task) []Item {
	items := plainItems(t.ForChildren)
	c.heard(t.ID.Value, func(u *programme.Update, v *programme.Voice) {
		for i := range items {
			if items[i].Text == v.Says.Value {
				items[i].More = "(" + c.verdictOf(v) + ", " + u.Date.Date.Words() + ")"
			}
		}
	})
	return items
}

// stated say what an update says about a finding's own state, a phrase each: "Met since June
// 2024, confirmed by Adviser of the Department for Education", then what shows it.
func (c *Context) stated(f *programme.FindingState) []string {
	words := diag.UpperFirst(f.State.Value)
	if f.Since.Given() {
		words += " since " + f.Since.Date.Words()
	}
	if f.ConfirmedBy.Given() {
		words += ", confirmed by " + c.names().person(f.ConfirmedBy.Value)
	}
	list := []string{words}
	for _, e := range f.Evidence {
		list = append(list, "Evidence: "+e.Value)
	}
	return append(list, c.phrases(entry("finding state", f), "state since evidence confirmed_by")...)
}

// verdictPhrases are what a visit says about a finding, a phrase each.
func (c *Context) verdictPhrases(visit string, v *programme.Verdict) []string {
	words := c.eventName(visit) + ": " + v.Verdict.Value
	return append([]string{words}, c.phrases(entry("verdict", v), "verdict")...)
}

// answerWords are what the programme answers to a recommendation: "Accepted, due September
// 2025: the answer".
func answerWords(a *programme.Answer) string {
	words := "Not accepted"
	if a.Accepted {
		words = "Accepted"
	}
	if a.Due.Given() {
		words += ", due " + a.Due.Date.Words()
	}
	if a.Answer.Given() {
		words += ": " + a.Answer.Value
	}
	return words
}

// recommendationIDs are the ids of what was recommended, with its words.
func recommendationIDs(c *Context) [][2]string {
	var all [][2]string
	for _, r := range c.Assessment.Recommended {
		all = append(all, [2]string{r.ID.Value, r.Text.Value})
	}
	return all
}

// recommendation is the first of that id.
func (c *Context) recommendation(id string) *assess.Recommended {
	i := slices.IndexFunc(c.Assessment.Recommended, func(r *assess.Recommended) bool { return r.ID.Value == id })
	return c.Assessment.Recommended[i]
}

// becameOf says what became of a recommendation.
func becameOf(c *Context, id string) string { return became(c.recommendation(id)) }

// recommendationPage says who recommended what to whom, and what became of it.
func recommendationPage(c *Context, id string) *PageView {
	r := c.recommendation(id)
	v := newPage(c, "recommendation", id, r.Text.Value)
	v.Aside = doc.Text(became(r))
	v.factLines("From", Words{{Text: c.names().update(r.Update), Ref: aboutUpdate(r.Update)},
		{Text: ", " + r.Update.Date.Date.Words()}})
	v.factLines("To", Words(c.names().line([]programme.Text{r.To})))
	if a := r.Answer; a != nil {
		v.fact("Answer", answerWords(a)+" ("+r.Answered.Date.Date.Words()+")")
	} else {
		v.fact("Answer", "none is recorded")
	}
	v.rest("recommendation", r.Recommendation, "text to")
	for _, u := range c.Programme.Updates {
		for _, a := range u.Answers {
			if a.Recommendation.Value == id && !u.Date.Date.After(v.AsAt) {
				says := append([]string{answerWords(a)}, c.phrases(entry("answer", a), "accepted answer due")...)
				v.moment(u, a.Pos, programme.Unrated, append(says, noted(&a.Meta))...)
			}
		}
	}
	return v
}

// others lists what was recommended to somebody, what they confirmed and looked at, and what
// they said about the plan's statements for children.
func (v *PageView) others(id string) {
	c := v.Context
	var asked, seen, said []Item
	for _, r := range c.Assessment.Recommended {
		if r.To.Value == id {
			asked = append(asked, Item{ID: r.ID.Value, Text: r.Text.Value, State: became(r),
				Ref: about("recommendation", r.ID.Value)})
		}
	}
	for _, u := range c.Programme.Updates {
		if u.Date.Date.After(v.AsAt) {
			continue
		}
		for _, p := range u.Progress {
			if p.ConfirmedBy.Value == id {
				seen = append(seen, c.seenItem("task", p.Task.Value, "confirmed", u))
			}
			if p.Verified != nil && p.Verified.By.Value == id {
				seen = append(seen, c.seenItem("task", p.Task.Value, "looked at", u))
			}
		}
		for _, f := range u.Findings {
			if f.ConfirmedBy.Value == id {
				seen = append(seen, c.seenItem("finding", f.Finding.Value, "confirmed", u))
			}
		}
		for _, item := range c.voiceItems(u, id) {
			item.State = strings.TrimPrefix(item.State, c.names().person(id)+": ") + ", " + u.Date.Date.Words()
			said = append(said, item)
		}
	}
	v.list("Recommendations to them", asked)
	v.list("Confirmed and looked at", seen)
	v.list("What they said", said)
}

// seenItem is a thing that somebody confirmed or looked at, as an update says.
func (c *Context) seenItem(kind, id, what string, u *programme.Update) Item {
	return Item{ID: id, Text: strings.TrimSpace(c.calledBeside(kind, id)), State: what + " " + u.Date.Date.Words(),
		Ref: about(kind, id)}
}

// became says what became of a recommendation.
func became(r *assess.Recommended) string {
	if r.Answer == nil {
		return "not answered"
	}
	return map[bool]string{true: "accepted", false: "not accepted"}[r.Answer.Accepted]
}
