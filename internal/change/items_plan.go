package change

import (
	"strconv"

	"improve/internal/programme"
)

// itemsOf are all entries of a record.
func itemsOf(p *programme.Programme) []*item {
	b := &builder{}
	b.programme(p)
	b.people(p)
	b.findings(p)
	b.priorities(p)
	for _, a := range p.Ambitions {
		b.ambition(p, a)
	}
	b.measures(p)
	b.risks(p)
	for _, t := range p.Terms {
		b.add(&item{kind: "term", id: t.Term.Value, about: "Term: " + t.Term.Value, name: t.Term.Value, pos: t.Pos}).text("term", t.Term).text("meaning", t.Meaning)
	}
	for _, u := range p.Updates {
		b.update(u)
	}
	return b.items
}

func (b *builder) programme(p *programme.Programme) {
	top := b.add(&item{kind: "programme", about: "Programme: its own settings", name: "the programme", pos: p.Name.Pos})
	top.text("name", p.Name).text("organisation", p.Organisation).date("as_at", p.AsAt).text("timezone", p.Timezone)
	for _, limit := range limits(p.Policy) {
		top.word(limit.key, strconv.Itoa(limit.days), programme.Pos{})
	}
	top.word("signed", yes(p.Policy.Signed), programme.Pos{})
	top.texts("success medium", p.Success.Medium).texts("success long", p.Success.Long)
	board := programme.Text{}
	if len(p.Groups) > 0 {
		board = p.Groups[0].ID
	}
	top.text("board", board)
	b.meta(top, &p.Meta)
	for _, g := range p.Groups {
		i := b.add(&item{kind: "group", id: g.ID.Value, about: "Group: " + named(g.Name, g.ID), name: named(g.Name, g.ID), pos: g.Pos})
		i.text("id", g.ID).text("name", g.Name).text("chair", g.Chair).text("purpose", g.Purpose).text("assurance", g.Assurance).
			texts("members", g.Members).dates("meetings", g.Meetings)
		b.meta(i, &g.Meta)
	}
	for _, v := range p.Pauses {
		b.part(top, "pause", "", "the pause from "+v.From.Date.Words()+" to "+v.To.Date.Words(), v.Pos).
			date("from", v.From).date("to", v.To).text("reason", v.Reason).tell = v.From.Date.String()
	}
	for _, e := range p.Events {
		i := b.part(top, "event", "", "the event "+quoted(e.Title.Value), e.Pos)
		i.tell = e.Title.Value
		b.meta(i.date("date", e.Date).text("kind", e.Kind).text("title", e.Title).text("text", e.Text), &e.Meta)
	}
	for _, v := range p.Plans {
		b.meta(b.part(top, "plan", v.ID.Value, "the plan "+quoted(v.Title.Value), v.Pos).
			text("id", v.ID).text("title", v.Title).text("version", v.Version).date("published", v.Published), &v.Meta)
	}
	b.principles(top, "principle", p.Principles)
	b.principles(top, "stage", p.Stages)
	for _, l := range p.Assurance {
		b.meta(b.part(top, "level", l.Level.Text.Value, "level "+l.Level.Text.Value+" of assurance", l.Pos).
			number("level", l.Level).text("title", l.Title).text("text", l.Text).text("report", l.Report), &l.Meta)
	}
}

// limit is one of the programme's own limits.
type limit struct {
	key  string
	days int
}

func limits(p programme.Policy) []limit {
	return []limit{{"cycle_days", p.CycleDays}, {"grace_days", p.GraceDays}, {"escalate_after_days", p.EscalateAfterDays}, {"papers_days", p.PapersDays}, {"small_numbers", p.SmallNumbers}}
}

func (b *builder) principles(top *item, kind string, list []programme.Principle) {
	for _, v := range list {
		b.meta(b.part(top, kind, v.ID.Value, "the "+kind+" "+quoted(v.Title.Value), v.Pos).
			text("id", v.ID).text("title", v.Title).text("text", v.Text), &v.Meta)
	}
}

func (b *builder) people(p *programme.Programme) {
	for _, v := range p.People {
		name := named(v.Name, v.Role, v.ID)
		i := b.add(&item{kind: "person", id: v.ID.Value, about: "Person: " + name, name: name, pos: v.Pos})
		i.text("id", v.ID).text("name", v.Name).text("role", v.Role).text("kind", v.Kind).word("public", yes(v.Public), v.Pos).
			texts("git", v.Git).texts("also", v.Also)
		b.meta(i, &v.Meta)
	}
}

func (b *builder) findings(p *programme.Programme) {
	for _, s := range p.Sources {
		b.meta(b.add(&item{kind: "source", id: s.ID.Value, about: "Source: " + named(s.Title, s.ID), name: named(s.Title, s.ID), pos: s.Pos}).
			text("id", s.ID).text("title", s.Title).text("judgement", s.Judgement).date("published", s.Published), &s.Meta)
	}
	for _, f := range p.Findings {
		b.meta(b.add(&item{kind: "finding", id: f.ID.Value, about: "Finding: " + f.ID.Value + " " + f.Title.Value, name: named(f.Title, f.ID), pos: f.Pos}).
			text("id", f.ID).text("source", f.Source).text("kind", f.Kind).text("title", f.Title).text("text", f.Text), &f.Meta)
	}
}

func (b *builder) priorities(p *programme.Programme) {
	for _, v := range p.Priorities {
		b.meta(b.add(&item{kind: "priority", id: v.ID.Value, about: "Priority: " + v.ID.Value + " " + v.Title.Value, name: named(v.Title, v.ID), pos: v.Pos}).
			text("id", v.ID).text("title", v.Title).texts("pledges", v.Pledges).
			texts("success medium", v.Success.Medium).texts("success long", v.Success.Long), &v.Meta)
	}
}

func (b *builder) ambition(p *programme.Programme, a *programme.Ambition) {
	i := b.add(&item{kind: "ambition", id: a.ID.Value, about: "Ambition: " + a.ID.Value + " " + named(a.Short, a.Title), name: a.ID.Value + " " + named(a.Short, a.Title), within: a.ID.Value, pos: a.Pos, source: a})
	i.text("id", a.ID).text("title", a.Title).text("short", a.Short).person("lead", a.Lead).word(file, p.Files[a.Pos.File], a.Pos)
	b.meta(i, &a.Meta)
	for _, t := range a.Tasks {
		b.task(a, t)
	}
}

func (b *builder) task(a *programme.Ambition, t *programme.Task) {
	i := b.add(&item{kind: "task", id: t.ID.Value, about: t.ID.Value + " " + t.Title.Value, name: t.Title.Value, task: t.ID.Value, within: a.ID.Value, pos: t.Pos, source: t})
	i.text("id", t.ID).text("title", t.Title).text("plan", t.Plan).text("priority", t.Priority).text("stage", t.Stage).texts("findings", t.Findings).
		people("leads", t.Leads).dates("target", t.Targets).texts("outcomes", t.Outcomes).texts("for_children", t.ForChildren).
		texts("measures", t.Measures).texts("risks", t.Risks).word("ambition", a.ID.Value, t.Pos)
	b.meta(i, &t.Meta)
	for _, v := range t.Activities {
		b.part(i, "activity", v.ID.Value, "activity "+v.ID.Value, v.Text.Pos).
			text("id", v.ID).text("text", v.Text).date("target", v.Target).people("lead", v.Leads)
	}
}

func (b *builder) measures(p *programme.Programme) {
	for _, m := range p.Measures {
		b.meta(b.add(&item{kind: "measure", id: m.ID.Value, about: "Measure: " + named(m.Title, m.ID), name: named(m.Title, m.ID), within: m.Ambition.Value, pos: m.Pos}).
			text("id", m.ID).text("title", m.Title).text("unit", m.Unit).text("polarity", m.Polarity).number("target", m.Target).number("tolerance", m.Tolerance).
			text("every", m.Every).text("ambition", m.Ambition).word("counts", yes(m.Counts), m.Pos), &m.Meta)
	}
}

func (b *builder) risks(p *programme.Programme) {
	for _, r := range p.Risks {
		i := b.add(&item{kind: "risk", id: r.ID.Value, about: "Risk: " + named(r.Title, r.ID), name: named(r.Title, r.ID), within: r.Ambition.Value, pos: r.Pos})
		i.text("id", r.ID).text("title", r.Title).text("kind", r.Kind).text("cause", r.Cause).text("event", r.Event).text("consequence", r.Consequence).
			text("ambition", r.Ambition).person("owner", r.Owner).
			number("inherent likelihood", r.Inherent.Likelihood).number("inherent impact", r.Inherent.Impact).
			number("target likelihood", r.Target.Likelihood).number("target impact", r.Target.Impact).
			number("appetite", r.Appetite).texts("controls", r.Controls).date("review", r.Review)
		b.meta(i, &r.Meta)
		for _, v := range r.Actions {
			b.part(i, "risk action", "", "the action "+quoted(v.Text.Value), v.Pos).text("text", v.Text).person("owner", v.Owner).date("due", v.Due).tell = v.Text.Value
		}
	}
}

// named is the first of some texts that is given.
func named(texts ...programme.Text) string {
	for _, t := range texts {
		if t.Given() {
			return t.Value
		}
	}
	return ""
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
