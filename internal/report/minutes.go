package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/markdown"
	"improve/internal/programme"
)

// MinutesView is one meeting as the board publishes it.
type MinutesView struct {
	Head
	Meeting   programme.Date   `json:"meeting"`
	Group     string           `json:"group"`
	Title     string           `json:"title"`
	Posted    programme.Date   `json:"posted"`
	Sections  []MinutesSection `json:"sections"`
	Decisions []string         `json:"decisions"`
	Retargets []Words          `json:"retargets"`
	Actions   []ActionRow      `json:"actions"`
	Next      string           `json:"next_meeting_announced"`

	Note string `json:"-"` // of the file
}

// MinutesSection is a part of the minutes; its text is Markdown.
type MinutesSection struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

func minutes(c *Context, o Options) (View, error) {
	u, err := minuted(c, o.Meeting)
	if err != nil {
		return nil, err
	}
	v := &MinutesView{Head: c.head(), Meeting: o.Meeting, Group: c.names().group(u.Meeting.Value), Title: titleOf(u),
		Posted:   u.Posted.Date,
		Sections: []MinutesSection{}, Decisions: []string{}, Retargets: []Words{}, Note: u.Note.Value}
	for _, s := range u.Sections {
		v.Sections = append(v.Sections, MinutesSection{s.Heading.Value, s.Text.Value})
	}
	for _, d := range u.Decisions {
		if d.Text.Given() { // else it is restricted, and only what it ended counts
			v.Decisions = append(v.Decisions, d.Text.Value)
		}
	}
	for _, p := range u.Progress {
		if p.Retarget != nil {
			v.Retargets = append(v.Retargets, wordsOf("task", p.Task.Value,
				fmt.Sprintf(": target moved to %s. %s", p.Retarget.To.Date.Words(), p.Retarget.Reason.Value)))
		}
	}
	v.Actions = actionRows(c, func(a *assess.ActionState) bool { return a.Update == u })
	if n := u.NextMeeting; n != nil {
		v.Next = strings.TrimSpace(n.Date.Date.Words() + " " + n.Time.Value)
	}
	return v, nil
}

// NotPostedError says that minutes are no paper for the public.
type NotPostedError struct{ Meeting, Day programme.Date }

func (e NotPostedError) Error() string {
	return fmt.Sprintf("the minutes of %s were not posted by %s, so they are no paper for the public", e.Meeting, e.Day)
}

// isPosted reports whether the words of minutes may be shown.
func (c *Context) isPosted(u *programme.Update) bool { return !c.Public || c.Draft || u.Posted.Given() }

// minuted finds the minutes of a day. The error names the days that have any.
func minuted(c *Context, day programme.Date) (*programme.Update, error) {
	var days []string
	for _, u := range c.Programme.Updates {
		if !u.Meeting.Given() || !c.isPosted(u) {
			continue
		}
		if u.Date.Date == day {
			return u, nil
		}
		days = append(days, u.Date.Date.String())
	}
	if slices.Contains(c.Unposted, day) {
		return nil, NotPostedError{day, c.Day()}
	}
	if len(days) == 0 {
		return nil, fmt.Errorf("the record holds no minutes of any meeting")
	}
	return nil, fmt.Errorf("there are no minutes of %s: there are of %s", day, joined(days...))
}

// Table is the minutes in order, one row a section, decision or action.
func (v *MinutesView) Table() *doc.Table {
	t := &doc.Table{Caption: v.Title, Columns: columns("kind", "heading", "text")}
	for _, s := range v.Sections {
		t.Rows = append(t.Rows, []doc.Cell{cell("section"), cell(s.Heading), cell(s.Text)})
	}
	for _, d := range v.Decisions {
		t.Rows = append(t.Rows, []doc.Cell{cell("decision"), {}, cell(d)})
	}
	for _, a := range v.Actions {
		t.Rows = append(t.Rows, []doc.Cell{cell("action"), cell(a.ID), cell(a.Text)})
	}
	return t
}

// Document is the minutes as a page.
func (v *MinutesView) Document() doc.Document {
	page := v.paper(v.Title)
	page.Subtitle = []doc.Line{doc.Text(v.Programme), doc.Text(v.Group + ", " + v.Meeting.Words())}
	if v.Published != nil {
		page.Subtitle = append(page.Subtitle, doc.Text(v.Published.Words()))
	}
	if !v.Posted.IsZero() {
		page.Subtitle = append(page.Subtitle, doc.Text("Posted "+v.Posted.Words()))
	}
	if v.Note != "" {
		page.Blocks = append(page.Blocks, say("%s", v.Note))
	}
	for _, s := range v.Sections {
		page.Blocks = append(append(page.Blocks, heading(s.Heading)), markdown.Parse(s.Text, 2)...)
	}
	part := func(title string, blocks ...doc.Block) {
		if len(blocks) > 0 {
			page.Blocks = append(append(page.Blocks, heading(title)), blocks...)
		}
	}
	part("Decisions", bullets(v.Decisions)...)
	part("Targets moved", bulletLines(v.Retargets)...)
	if len(v.Actions) > 0 {
		part("Actions", actionTable(v.Actions))
	}
	if v.Next != "" {
		part("Next meeting", say("%s", v.Next))
	}
	return page
}
