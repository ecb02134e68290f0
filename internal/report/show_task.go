package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

func taskIDs(c *Context) [][2]string {
	var all [][2]string
	for _, t := range c.Assessment.Tasks {
		all = append(all, [2]string{t.ID.Value, t.Title.Value})
	}
	return all
}

func taskPage(c *Context, id string) *PageView {
	t := c.Assessment.Task(id)
	v := newPage(c, "task", id, t.Title.Value)
	row := taskRow(t)
	v.Status, v.Aside = &row, doc.Toned(tone(t.Rating), rated(t))
	v.Beside = belongsTo(c, t)
	v.factLines("Leads", Words(c.names().line(t.Leads)))
	v.targetFacts(t)
	v.lifeFacts(t)
	v.ratingFacts(t)
	v.seenFacts(t)
	v.factLines("Answers", namedWords(c, "finding", t.Findings)...)
	v.factLines("Measures", namedWords(c, "measure", t.Measures)...)
	v.factLines("Risks", namedWords(c, "risk", t.Risks)...)
	v.rest("task", t.Task,
		"title plan priority stage findings leads target activities outcomes for_children measures risks continues")
	v.list("Activities", activityItems(c, t))
	v.list("Outcomes", plainItems(t.Outcomes))
	v.list("What it means for children", forChildren(c, t))
	v.taskTimeline(t)
	return v
}

// Explain adds why a task's rating is what it is. It is nothing to other pages.
func (v *PageView) Explain() {
	if v.Status != nil {
		v.Explanation = reasons(v.Context, v.Status.Task)
	}
}

func belongsTo(c *Context, t *assess.Task) string {
	parts := []string{"Ambition " + ambitionName(t.Ambition.Ambition)}
	if t.Priority.Given() {
		parts = append(parts, "Priority "+t.Priority.Value)
	}
	if t.Stage.Given() {
		parts = append(parts, t.Stage.Value)
	}
	if p := c.Assessment.Index.Plan(t.Plan.Value); p != nil {
		parts = append(parts, planName(p))
	}
	return strings.Join(parts, " · ")
}

func planName(p *programme.Plan) string {
	if p.Published.Given() {
		return p.Title.Value + ", " + p.Published.Date.Words()
	}
	return p.Title.Value
}

func (v *PageView) targetFacts(t *assess.Task) {
	if t.Effective == nil {
		v.fact("Target", "none published")
		return
	}
	var lines []string
	for i := range t.Targets {
		lines = append(lines, v.targetLine(t, &t.Targets[i]))
	}
	v.fact("Target", lines...)
	if t.Moves > 0 {
		v.fact("Moved", fmt.Sprintf("%s, %s later than the plan", times(t.Moves), count(t.SlippedDays, "day")))
	}
	if t.Forecast.Given() {
		v.fact("Forecast", fmt.Sprintf("%s (given %s)", t.Forecast.Date.Words(), t.ForecastBy.Update.Date.Date.Words()))
	}
}

func (v *PageView) targetLine(t *assess.Task, target *assess.Target) string {
	line := target.Current.Date.Words()
	if target.Original.Given() && target.Original.Date != target.Current.Date {
		line += ", originally " + target.Original.Date.Words()
	}
	late := v.AsAt.DaysSince(target.Current.Date.Due())
	switch {
	case target.Met:
		line += ", met (" + target.MetBy.Update.Date.Date.Words() + ")"
	case t.Complete():
		line += ", complete"
	case t.EndedForGood():
		line += ", not met when the task ended"
	case t.State == assess.IsOnHold:
		line += ", on hold"
	case late > 0:
		line += ", " + count(late, "day") + " late"
	case !v.Context.Public: // who reads it later takes it for days from then
		line += ", in " + count(-late, "day")
	}
	return line
}

func (v *PageView) ratingFacts(t *assess.Task) {
	if t.Rated != nil {
		line := fmt.Sprintf("%s, reported %s", t.Reported, t.Rated.Update.Date.Date.Words())
		if !v.Context.Public {
			line += " (" + ago(t.RatedAge) + ")"
		}
		switch {
		case t.Lapsed:
			line += "; lapsed, so it no longer counts"
		case t.Stale:
			line += "; stale"
		}
		v.fact("Last rating", line)
	} else if t.EverRated() {
		v.fact("Last rating", "none that counts: it was rated only since it ended or was put on hold")
	} else {
		v.fact("Last rating", "never rated")
	}
	if t.Overdue {
		v.fact("Tracking", strings.Join(trouble(v.Context, t), "; "))
	}
	if t.Rating == programme.Complete && !t.ImpactShown {
		v.fact("Impact", "complete, impact on children not shown")
	}
}

// seenFacts says whether the plan still is what the board saw.
func (v *PageView) seenFacts(t *assess.Task) {
	if t.Suspect() {
		v.fact("Suspect", fmt.Sprintf("its %s changed in the plan since the board of %s; the next minutes clear it",
			joined(t.Changed...), t.SeenBy.Date.Date.Words()))
	}
	for _, p := range t.Permitted {
		v.fact("Permitted", fmt.Sprintf("%s changed by decision of the board of %s: “%s”", p.Permit.Key.Value,
			p.Update.Date.Date.Words(), p.Decision.Text.Value))
	}
}

// namedWords are several things by their ids and titles, a line each.
func namedWords(c *Context, kind string, refs []programme.Text) []Words {
	var lines []Words
	for _, ref := range refs {
		title := c.calledBeside(kind, ref.Value)
		if title != "" {
			title = ":" + title
		}
		lines = append(lines, wordsOf(kind, ref.Value, title))
	}
	return lines
}

func activityItems(c *Context, t *assess.Task) []Item {
	var items []Item
	for i := range t.Activities {
		a := &t.Activities[i]
		item := Item{ID: a.ID.Value, Text: a.Text.Value, State: "open"}
		if t.EndedForGood() {
			item.State = "not finished"
		}
		if entry := t.DoneBy(a.ID.Value); entry != nil {
			item.State = "done " + entry.Update.Date.Date.Words()
		}
		for _, l := range t.Late {
			if l.Activity == a {
				item.State = "open, " + count(l.Days, "day") + " late"
			}
		}
		var more []string
		if a.Target.Given() {
			more = append(more, "target "+a.Target.Date.Words())
		}
		if len(a.Leads) > 0 {
			more = append(more, strings.Join(c.names().people(a.Leads), ", "))
		}
		item.More = strings.Join(more, " · ")
		items = append(items, item)
	}
	return items
}

// taskTimeline is what the updates say about the task up to the date, and what ended its
// plan, oldest first.
func (v *PageView) taskTimeline(t *assess.Task) {
	for _, e := range t.Entries {
		v.moment(e.Update, e.Pos, e.Rating, v.Context.progressWords(e)...)
	}
	if t.Ended != nil && t.Ended.PlanEnd != nil && t.Ended.PlanEnd.Update != nil {
		end := t.Ended.PlanEnd
		v.moment(end.Update, end.Pos, programme.Unrated,
			diag.UpperFirst(t.Ended.Words())+": "+end.Decision.Text.Value)
	}
	for _, e := range t.After {
		v.moment(e.Update, e.Pos, e.Rating, append(v.Context.progressWords(e), afterEnd(t))...)
	}
	v.Context.heard(t.ID.Value, func(u *programme.Update, said *programme.Voice) {
		v.moment(u, said.Pos, programme.Unrated, v.Context.voiceSentence(said), noted(&said.Meta))
	})
	for _, i := range v.Context.links().impact[t.ID.Value] {
		if !i.update.Date.Date.After(v.AsAt) {
			v.moment(i.update, i.Pos, programme.Unrated, v.Context.impactPhrases(i.Impact)...)
		}
	}
	v.sortTimeline()
}

// afterEnd says why an entry on a task that has ended or is on hold does not count.
func afterEnd(t *assess.Task) string {
	if t.State == assess.IsOnHold {
		return "Said while the task is on hold: it counts after " + t.Ended.Until.Date.Due().Words() + "."
	}
	return "Said after the task had ended: it changes nothing."
}

// progressWords are the facts of an entry, a phrase each.
func (c *Context) progressWords(e *programme.Progress) []string {
	words := []string{e.Note.Value}
	say := func(label, value string) {
		if value != "" {
			words = append(words, label+value)
		}
	}
	say("Activities done: ", strings.Join(programme.Values(e.Done), ", "))
	for _, d := range e.Met {
		say("Target met: ", d.Date.Words())
	}
	say("Forecast: ", e.Forecast.Date.Words())
	if e.Retarget != nil {
		words = append(words, c.moveSentence(e))
	}
	if e.End != nil {
		words = append(words, c.endSentence(e))
	}
	say("Recovery: ", e.Recovery.Value)
	if e.Escalation != nil {
		words = append(words, c.askSentence(e.Escalation))
	}
	for _, evidence := range e.Evidence {
		say("Evidence: ", evidence.Value)
	}
	if e.ConfirmedBy.Given() {
		say("Confirmed by ", c.names().person(e.ConfirmedBy.Value))
	}
	if e.Verified != nil {
		words = append(words, c.verifiedWords(e.Verified))
	}
	return append(words, c.phrases(entry("progress entry", e),
		"rating done met forecast recovery escalation evidence confirmed_by retarget end verified")...)
}

// moveWords say from when to when a meeting moved a target.
func moveWords(r *programme.Retarget) string {
	words := "to " + r.To.Date.Words()
	if r.From.Given() {
		words = "from " + r.From.Date.Words() + " " + words
	}
	return words
}

// impactPhrases are what an entry says about what changed for children, a phrase each.
func (c *Context) impactPhrases(i *programme.Impact) []string {
	return append([]string{impactWords(i)}, c.phrases(entry("impact entry", i), "difference source")...)
}

func impactWords(i *programme.Impact) string {
	words := "Impact on children: " + i.Difference.Value
	if i.Note.Given() {
		words += ". " + i.Note.Value
	}
	if source := i.Source.Words(); source != "" {
		words += " (source: " + source + ")"
	}
	return words
}

// ago is how many days before the day of the page something was.
func ago(days int) string {
	if days == 0 {
		return "the same day"
	}
	return count(days, "day") + " ago"
}
