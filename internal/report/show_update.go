package report

import (
	"path"
	"slices"
	"strings"

	"improve/internal/programme"
)

// updateIDs are the names of the updates' files, without folder and ending.
func updateIDs(c *Context) [][2]string {
	var all [][2]string
	for _, u := range c.Programme.Updates {
		all = append(all, [2]string{updateID(u), u.Title.Value})
	}
	return all
}

func updateID(u *programme.Update) string { return strings.TrimSuffix(path.Base(u.Path), ".yaml") }

func updatePage(c *Context, id string) *PageView {
	u := c.links().updates[id]
	v := newPage(c, "update", id, titleOf(u))
	v.addUpdate(u)
	return v
}

// notForPublication marks what is restricted.
func notForPublication(m *programme.Meta) string {
	if m.Restricted == nil {
		return ""
	}
	return " (" + restriction(m.Restricted) + ")"
}

// restriction says why something is not for publication, and until when.
func restriction(r *programme.Restriction) string {
	words := "not for publication: " + r.Reason.Value
	if r.Until.Given() {
		words = strings.TrimSuffix(words, ".") + ", until " + r.Until.Date.Words()
	}
	return words
}

// noted is the note that a record may carry, marked where the record is restricted.
func noted(m *programme.Meta) string { return strings.TrimSpace(m.Note.Value + notForPublication(m)) }

func titleOf(u *programme.Update) string {
	if u.Title.Given() {
		return u.Title.Value
	}
	return "Update of " + u.Date.Date.Words()
}

// addUpdate adds everything that an update says.
func (v *PageView) addUpdate(u *programme.Update) {
	c := v.Context
	v.fact("Date", u.Date.Date.Words())
	if u.Meeting.Given() {
		v.fact("Minutes of", c.names().group(u.Meeting.Value))
	}
	v.fact("Posted", u.Posted.Date.Words())
	if u.By.Given() {
		v.factLines("By", Words(c.names().line([]programme.Text{u.By})))
	}
	if u.Date.Date.After(v.AsAt) {
		v.fact("Counts", "not yet: it is dated after "+v.AsAt.Words())
	}
	if n := len(u.SeenTasks()); n > 0 {
		v.fact("Saw", count(n, "task")+", as the plan had them then")
	}
	if n := u.NextMeeting; n != nil {
		v.fact("Next meeting", strings.TrimSpace(n.Date.Date.Words()+" "+n.Time.Value))
	}
	if len(u.Agrees) > 0 {
		v.fact("Agrees", "the minutes of "+joined(daysInWords(u.Agrees)...))
	}
	v.rest("update", u, "agrees date meeting title posted by sections positions decisions recommendations answers "+
		"actions actions_done next_meeting ambitions progress measures rebase risks impact findings voices visits seen")
	v.minutes(u)
	v.Lists = append(v.Lists, c.said(u)...)
	v.fact("Actions done", strings.Join(programme.Values(u.ActionsDone), ", "))
}

// daysInWords are dates as people read them.
func daysInWords(dates []programme.Dated) []string {
	var words []string
	for _, d := range dates {
		words = append(words, d.Date.Words())
	}
	return words
}

func (v *PageView) minutes(u *programme.Update) {
	c := v.Context
	var sections []Item
	for i := range u.Sections {
		s := &u.Sections[i]
		sections = append(sections, Item{ID: s.Heading.Value + notForPublication(&s.Meta),
			Text: strings.Join(nonEmpty(s.Text.Value, s.Note.Value), "\n\n")})
	}
	if len(sections) > 0 {
		v.Lists = append(v.Lists, Items{Name: "Minutes", Items: sections, Prose: true})
	}
	var actions []Item
	for _, a := range c.Assessment.Actions {
		if a.Update == u {
			row := actionRow(c, a)
			actions = append(actions, Item{ID: a.ID.Value, Text: c.names().action(a.Text, a.Owner, a.Due),
				State: row.state(), More: row.Note, Ref: about("action", a.ID.Value)})
		}
	}
	v.list("Positions", positionItems(positionRows(c, u)))
	v.list("Decisions", c.decided(u))
	v.list("Recommendations", c.recommended(u))
	v.list("Answers", c.answered(u))
	v.list("Actions", actions)
}

// sentences joins phrases, ending each that has no end of its own.
func sentences(phrases []string) string {
	var b strings.Builder
	for _, p := range phrases {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p)
		if !strings.ContainsAny(p[len(p)-1:], ".!?") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func orNone(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

// meetingIDs are the days on which any group is listed to meet, or was minuted.
func meetingIDs(c *Context) [][2]string {
	var all [][2]string
	add := func(d programme.Date, name string) {
		pair := [2]string{d.String(), d.Words()}
		if !d.IsZero() && !slices.Contains(all, pair) {
			all = append(all, pair)
		}
	}
	for _, g := range c.Programme.Groups {
		for _, m := range g.Meetings {
			add(m.Date, g.Name.Value)
		}
	}
	for _, u := range c.Programme.Updates {
		if u.Meeting.Given() {
			add(u.Date.Date, u.Title.Value)
		}
	}
	return all
}

func meetingPage(c *Context, id string) *PageView {
	day, _ := programme.ParseDate(id)
	v := newPage(c, "meeting", id, "Meeting of "+day.Words())
	var minuted bool
	for _, g := range c.Programme.Groups {
		if slices.ContainsFunc(g.Meetings, func(m programme.Dated) bool { return m.Date == day }) {
			v.fact("Group", orNone(g.Name.Value, g.ID.Value))
		}
	}
	for _, u := range c.Programme.Updates {
		switch {
		case u.Date.Date != day:
		case u.Meeting.Given():
			minuted = true
			v.Title = titleOf(u)
			v.addUpdate(u)
		default:
			v.factLines("Other updates", wordsOf("update", updateID(u), ""))
		}
	}
	if !minuted {
		v.fact("Minutes", c.noMinutes(day))
	}
	return v
}

// noMinutes says why there are none of a meeting. The public's pages rest on an earlier day
// than theirs: a meeting between the two was held.
func (c *Context) noMinutes(day programme.Date) string {
	switch {
	case day.After(c.day()):
		return "not held yet"
	case c.Public:
		return "no minutes are published"
	}
	return "none in the record"
}

func groupIDs(c *Context) [][2]string {
	return pairs(c.Programme.Groups, func(g *programme.Group) programme.Text { return g.ID },
		func(g *programme.Group) programme.Text { return g.Name })
}

func groupPage(c *Context, id string) *PageView {
	g := c.Assessment.Index.Group(id)
	v := newPage(c, "group", id, g.Name.Value)
	v.fact("Chair", g.Chair.Value)
	v.fact("Purpose", g.Purpose.Value)
	v.fact("Assurance", g.Assurance.Value)
	if g.Board != nil {
		v.fact("Is the board", orNone(spanWords(g.Board), "always"))
	}
	v.rest("group", g, "name chair purpose assurance members meetings board")
	v.list("Members", plainItems(g.Members))
	var meetings []Item
	for _, m := range g.Meetings {
		meetings = append(meetings, c.meetingItem(g, m.Date))
	}
	v.list("Meetings", meetings)
	v.referring("groups", id, "update")
	v.others(id)
	return v
}

// spanWords say from when to when something was: "from May 2019 to June 2023".
func spanWords(s *programme.Span) string {
	var words []string
	if s.From.Given() {
		words = append(words, "from "+s.From.Date.Words())
	}
	if s.To.Given() {
		words = append(words, "to "+s.To.Date.Words())
	}
	return strings.Join(words, " ")
}

// meetingItem is a meeting of a group with its minutes.
func (c *Context) meetingItem(g *programme.Group, day programme.Date) Item {
	for _, u := range c.Programme.Updates {
		if u.Meeting.Value == g.ID.Value && u.Date.Date == day && !day.After(c.Assessment.AsAt) {
			return Item{ID: day.Words(), Text: "minutes: " + updateID(u), Ref: aboutUpdate(u)}
		}
	}
	return Item{ID: day.Words(), Text: c.noMinutes(day)}
}
