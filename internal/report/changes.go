package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ChangesView is what moved between two dates, by ambition. Each line is ready
// to be in a highlight.
type ChangesView struct {
	Head
	Since     programme.Date `json:"since"`
	Ambitions []ChangesOfOne `json:"ambitions"`
	Findings  []Change       `json:"findings"` // whose own state changed
	Meetings  []Change       `json:"meetings"` // decisions and actions of no one ambition
}

// ChangesOfOne is what moved in one ambition.
type ChangesOfOne struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Changes []Change `json:"changes"`

	Name string `json:"-"` // as pages call it
}

// Change is one thing that moved.
type Change struct {
	Kind    change.Kind    `json:"kind"` // as `improve diff` calls them; overdue, tracked
	Task    Optional       `json:"task"`
	Finding Optional       `json:"finding"`
	Text    string         `json:"text"`
	On      programme.Date `json:"on"`
}

func changes(c *Context, o Options) (View, error) {
	since := o.Since
	if since.IsZero() {
		since = c.Assessment.LastMeeting
	}
	switch {
	case since.IsZero():
		return nil, fmt.Errorf("no board has met on this record before %s: say from when, with --since",
			c.Assessment.AsAt.Words())
	case !since.Before(c.Assessment.AsAt):
		return nil, fmt.Errorf("--since %s is not before %s", since, c.Assessment.AsAt)
	}
	v := &ChangesView{Head: c.head(), Since: since, Ambitions: []ChangesOfOne{}, Findings: []Change{},
		Meetings: []Change{}}
	before := assess.Assess(c.Programme, since)
	d := differ{context: c, before: before, since: since}
	for _, a := range c.Assessment.Ambitions {
		one := ChangesOfOne{ID: a.ID.Value, Title: a.Title.Value, Changes: []Change{}, Name: ambitionName(a.Ambition)}
		d.list = &one.Changes
		d.ambition(before.Ambition(a.ID.Value), a)
		v.Ambitions = append(v.Ambitions, one)
	}
	d.list = &v.Findings
	d.findings()
	d.list = &v.Meetings
	d.plans()
	d.meetings()
	return v, nil
}

// differ finds what moved between two assessments of one programme: what was decided,
// and what dates and figures made of it. What two records differ in is found by
// change.Compare, which knows of no day.
type differ struct {
	context *Context
	before  *assess.Assessment
	since   programme.Date
	list    *[]Change
}

func (d *differ) add(kind change.Kind, task *assess.Task, on programme.Date, format string, args ...any) {
	c := Change{Kind: kind, Text: fmt.Sprintf(format, args...), On: on}
	if task != nil {
		c.Task = Optional(task.ID.Value)
	}
	*d.list = append(*d.list, c)
}

// ambition compares an ambition with what it was; before is nil where none of its tasks
// was known.
func (d *differ) ambition(before, now *assess.Ambition) {
	if before != nil && before.Rating != now.Rating {
		why := ""
		if !slices.ContainsFunc(now.Tasks, func(t *assess.Task) bool { return !t.EndedForGood() }) {
			why = ", because its tasks have ended"
		}
		d.add(change.Direction(before.Rating, now.Rating), nil, programme.Date{},
			"The ambition was %s and is now %s%s.", before.Rating.Said(), now.Rating.Said(), why)
	}
	for _, t := range now.Tasks {
		if then := d.before.Task(t.ID.Value); then != nil {
			d.task(then, t)
			continue
		}
		d.added(t)
	}
	id := now.ID.Value
	for i, m := range d.context.Assessment.Measures { // measures and risks are always known
		if m.Ambition.Value == id {
			d.measure(d.before.Measures[i], m)
		}
	}
	for i, r := range d.context.Assessment.Risks {
		if r.Ambition.Value == id {
			d.risk(d.before.Risks[i], r)
		}
	}
}

func (d *differ) task(before, now *assess.Task) {
	name := taskName(now)
	d.life(name, now)
	if before.Rating != now.Rating && before.Ended == nil && now.Ended == nil {
		d.add(change.Direction(before.Rating, now.Rating), now, ratedOn(now), "%s: it was %s and is now %s.",
			name, before.Rating.Said(), ratingNow(now))
	}
	if now.Overdue && !before.Overdue {
		d.add("overdue", now, now.Due, "%s: it fell due on %s and is not complete.", name, now.Due.Words())
	}
	if before.Untracked && now.Tracked {
		d.add("tracked", now, now.Noted.Update.Date.Date, "%s: it is tracked now, and its forecast is %s.",
			name, now.Forecast.Date.Words())
	}
	d.moves(name, now)
	if f := now.Forecast; f.Given() && f.Date != before.Forecast.Date {
		d.add(change.Forecast, now, now.ForecastBy.Update.Date.Date, "%s: its forecast is now %s%s.", name,
			f.Date.Words(), was(before.Forecast.Date))
	}
	if len(now.Done) > len(before.Done) && now.Open() {
		d.add(change.Progress, now, programme.Date{}, "%s: %d of %s done, where %d %s before.", name,
			len(now.Done), countOf(len(now.Activities), "activity is", "activities are"), len(before.Done),
			oneOrMore(len(before.Done), "was", "were"))
	}
	if now.ImpactUpdate != nil && (before.ImpactUpdate == nil || now.ImpactUpdate.Path != before.ImpactUpdate.Path) {
		d.add(change.Impact, now, now.ImpactUpdate.Date.Date, "%s. %s", name, impactWords(now.Impact))
	}
}

func ratedOn(t *assess.Task) programme.Date {
	if t.Rated == nil || onlyComputed(t) {
		return programme.Date{}
	}
	return t.Rated.Update.Date.Date
}

func was(d programme.Date) string {
	if d.IsZero() {
		return ""
	}
	return "; it was " + d.Words()
}

// moves are the retargets minuted since.
func (d *differ) moves(name string, now *assess.Task) {
	for _, target := range now.Targets {
		for _, m := range target.Moves {
			if !m.Entry.Update.Date.Date.After(d.since) {
				continue
			}
			kind, how := change.Move(m.From, m.To)
			d.add(kind, now, m.Entry.Update.Date.Date, "%s: its target was %s. %s", name, how, m.Reason.Value)
		}
	}
}

func (d *differ) measure(before, now *assess.MeasureState) {
	for i := range now.Points {
		if p := &now.Points[i]; p != now.Latest && p.Was != nil && p.Update.Date.Date.After(d.since) {
			d.add(change.Measure, nil, p.Update.Date.Date, "%s: %s in %s.", now.Title.Value,
				valueWords(d.context.figure(p.Reading.Value), d.context.was(p), now.Unit.Value), p.Period.Words())
		}
	}
	if now.Latest == nil || before.Latest != nil && before.Latest.Reading.Pos == now.Latest.Reading.Pos {
		return
	}
	row := measureRow(d.context, now)
	if row.Shown == Suppressed {
		d.add(change.Measure, nil, now.Latest.Update.Date.Date, "%s: %s in %s, a number too small to publish.",
			now.Title.Value, Suppressed, now.Latest.Period.Words())
		return
	}
	text := fmt.Sprintf("%s: %s in %s", now.Title.Value, valueWords(row.Shown, row.Was, row.Unit),
		now.Latest.Period.Words())
	against := "the period before"
	if len(now.Latest.Gap) > 0 {
		against = now.Previous.Period.Words() + ", with no value for " + programme.Periods(now.Latest.Gap)
	}
	switch now.Direction {
	case assess.Better, assess.Worse:
		text += ", " + string(now.Direction) + " than " + against
	case assess.Same:
		text += ", the same as " + against
	}
	d.add(change.Measure, nil, now.Latest.Update.Date.Date, "%s; %s.", text, now.Rating)
}

func (d *differ) risk(before, now *assess.RiskState) {
	switch {
	case now.Score == before.Score && now.Status.Value == before.Status.Value:
	case now.Closed() && !before.Closed():
		d.add(change.Risk, nil, programme.Date{}, "%s: it is closed.", now.Title.Value)
	case now.Score == 0: // reviewed without a score
	case before.Score == 0:
		d.add(change.Risk, nil, now.Latest.Update.Date.Date, "%s: it was given a score of %d.", now.Title.Value,
			now.Score)
	case now.Score != before.Score:
		d.add(change.Risk, nil, now.Latest.Update.Date.Date, "%s: its score is %d; it was %d.", now.Title.Value,
			now.Score, before.Score)
	}
}

// meetings are the decisions, and the actions asked and done, since.
func (d *differ) meetings() {
	for _, u := range d.context.Programme.Updates {
		on := u.Date.Date
		if !on.After(d.since) || on.After(d.context.Assessment.AsAt) {
			continue
		}
		for _, decision := range u.Decisions {
			if !decision.Text.Given() {
				continue // its words may not be shown: only what it ended counts
			}
			text := decision.Text.Value
			decision.Permits = slices.Clone(decision.Permits)
			for i := range decision.Permits {
				decision.Permits[i] = *d.context.byNames(&decision.Permits[i])
			}
			if permits := change.PermitWords(&decision); permits != "" && d.context.Programme.Decides(u) {
				text = strings.TrimSuffix(text, ".") + ". The board permits: " + permits + "."
			}
			d.add(change.Decision, nil, on, "%s", text)
		}
	}
	for _, a := range d.context.Assessment.Actions {
		asked := called(strings.TrimSuffix(a.Text.Value, "."), a.ID.Value)
		switch on := a.Update.Date.Date; {
		case !a.Open() && a.Done.Date.Date.After(d.since):
			d.add(change.Action, nil, a.Done.Date.Date, "Done: %s.", asked)
		case on.After(d.since) && a.Open():
			d.add(change.Action, nil, on, "Asked: %s.", asked)
		}
	}
}

// line is the change with its kind before it. What it is of leads to its page.
func (c Change) line() doc.Line {
	line := doc.Line{{Text: diag.UpperFirst(string(c.Kind)) + ". ", Tone: doc.Strong}}
	for _, about := range []struct {
		kind string
		id   Optional
	}{{"task", c.Task}, {"finding", c.Finding}} {
		if name, rest, found := strings.Cut(c.Text, " ("+string(about.id)+")"); found && about.id != "" {
			return append(line, doc.Span{Text: name, Ref: doc.Ref{Kind: about.kind, ID: string(about.id)}},
				doc.Span{Text: " (" + string(about.id) + ")" + rest})
		}
	}
	return append(line, doc.Span{Text: c.Text})
}

// Table is the changes, one row each.
func (v *ChangesView) Table() *doc.Table {
	t := &doc.Table{Caption: "Changes", Columns: columns("ambition", "kind", "task", "on", "text", "finding")}
	add := func(ambition string, list []Change) {
		for _, c := range list {
			t.Rows = append(t.Rows, []doc.Cell{cell(ambition), cell(c.Kind), cell(c.Task), dated(c.On), cell(c.Text),
				cell(c.Finding)})
		}
	}
	for _, a := range v.Ambitions {
		add(a.ID, a.Changes)
	}
	add("", v.Findings)
	add("", v.Meetings)
	return t
}

// Document is the changes as a page, by ambition.
func (v *ChangesView) Document() doc.Document {
	page := v.paper("Changes since " + v.Since.Words())
	some := false
	part := func(heading *doc.Heading, list []Change) {
		if len(list) == 0 {
			return
		}
		some = true
		entries := &doc.List{}
		for _, c := range list {
			entries.Items = append(entries.Items, doc.Item{Line: c.line()})
		}
		page.Blocks = append(page.Blocks, heading, entries)
	}
	for _, a := range v.Ambitions {
		part(headingOf(2, "ambition", a.ID, "Ambition "+a.Name), a.Changes)
	}
	part(heading("Findings"), v.Findings)
	part(heading("Decisions and actions"), v.Meetings)
	if !some {
		page.Blocks = append(page.Blocks, say("Nothing in the record moved since %s.", v.Since.Words()))
	}
	return page
}
