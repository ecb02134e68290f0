package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// MinutesView is one meeting as the board publishes it: everything that minutes can hold,
// save what is there for programs (fingerprints, and of what kind a section is).
type MinutesView struct {
	Head
	Meeting     programme.Date   `json:"meeting"`
	Group       string           `json:"group"`
	Title       string           `json:"title"`
	Posted      programme.Date   `json:"posted"`
	By          Named            `json:"by"`
	Present     []Named          `json:"present"`
	Apologies   []Named          `json:"apologies"`
	Agrees      []programme.Date `json:"agrees"` // the earlier minutes that it agreed
	Sections    []MinutesSection `json:"sections"`
	Positions   []PositionRow    `json:"positions"`
	Said        []Items          `json:"said"` // of the plan, by kind
	Decisions   []string         `json:"decisions"`
	Decided     []Item           `json:"decided"` // the decisions with what they permit
	Retargets   []Words          `json:"retargets"`
	Ends        []Words          `json:"ends"`
	Recommended []Item           `json:"recommendations"`
	Answered    []Item           `json:"answers"`
	Finished    []Item           `json:"actions_done"`
	Actions     []ActionRow      `json:"actions"`
	Documents   []Item           `json:"documents"`
	Next        string           `json:"next_meeting_announced"`

	Notes []string `json:"-"` // on the minutes as a whole
}

// MinutesSection is a part of the minutes; its text is Markdown.
type MinutesSection struct {
	Heading   string   `json:"heading"`
	Text      string   `json:"text"`
	Ambitions []string `json:"ambitions"` // that it is about
	Note      string   `json:"note"`
}

func minutes(c *Context, o Options) (View, error) {
	u, err := minuted(c, o.Meeting)
	if err != nil {
		return nil, err
	}
	return minutesOf(c, u), nil
}

// minutesOf are the minutes that an update is.
func minutesOf(c *Context, u *programme.Update) *MinutesView {
	v := &MinutesView{Head: c.head(), Meeting: u.Date.Date, Group: c.names().group(u.Meeting.Value), Title: titleOf(u),
		Posted: u.Posted.Date, By: c.names().named(u.By.Value), Present: namedAll(c, u.Present),
		Apologies: namedAll(c, u.Apologies), Agrees: []programme.Date{},
		Sections: []MinutesSection{}, Positions: positionRows(c, u), Decisions: []string{},
		Recommended: c.recommended(u), Answered: c.answered(u), Finished: c.finished(u),
		Decided: c.decided(u), Documents: c.papers(u)}
	for _, d := range u.Agrees {
		v.Agrees = append(v.Agrees, d.Date)
	}
	for i := range u.Sections {
		v.Sections = append(v.Sections, section(c, &u.Sections[i]))
	}
	for _, d := range v.Decided {
		v.Decisions = append(v.Decisions, d.Text)
	}
	v.Retargets, v.Ends = decidedOfTasks(u)
	v.Said = c.said(saidOnly(c, u))
	v.Actions = actionRows(c, func(a *assess.ActionState) bool { return a.Update == u })
	if n := u.NextMeeting; n != nil {
		v.Next = strings.TrimSpace(n.Date.Date.Words() + " " + n.Time.Value)
	}
	if u.Adopted {
		v.Notes = append(v.Notes, "Taken over from before this record began.")
	}
	v.Notes = append(v.Notes, nonEmpty(u.Note.Value)...)
	if u.Restricted != nil {
		v.Notes = append(v.Notes, diag.UpperFirst(restriction(u.Restricted)))
	}
	return v
}

func namedAll(c *Context, ids []programme.Text) []Named {
	all := []Named{}
	for _, id := range ids {
		all = append(all, c.names().named(id.Value))
	}
	return all
}

func section(c *Context, s *programme.Section) MinutesSection {
	part := MinutesSection{Heading: s.Heading.Value, Text: s.Text.Value, Ambitions: []string{},
		Note: noted(&s.Meta)}
	for _, id := range s.Ambitions {
		part.Ambitions = append(part.Ambitions, doc.Line(c.names().ambitionLine(id.Value)).String())
	}
	return part
}

// decidedOfTasks is what minutes decide of single tasks: which targets move, and which tasks end.
func decidedOfTasks(u *programme.Update) (retargets, ends []Words) {
	retargets, ends = []Words{}, []Words{}
	for _, p := range u.Progress {
		if p.Retarget != nil {
			retargets = append(retargets, wordsOf("task", p.Task.Value,
				": target moved "+moveWords(p.Retarget)+". "+p.Retarget.Reason.Value))
		}
		if p.End != nil {
			ends = append(ends, wordsOf("task", p.Task.Value, ": "+endWords(p.End)))
		}
	}
	return retargets, ends
}

// saidOnly is an update without what it decides of single tasks.
func saidOnly(c *Context, u *programme.Update) *programme.Update {
	rest := *u
	rest.Progress = nil
	for _, p := range u.Progress {
		said := *p
		said.Retarget, said.End = nil, nil
		if said.Rating != programme.Unrated || len(nonEmpty(c.progressWords(&said)...)) > 0 {
			rest.Progress = append(rest.Progress, &said)
		}
	}
	return &rest
}

// endWords say how minutes end a task, or until when they hold it, and why.
func endWords(e *programme.End) string {
	how := assess.Ended{As: e.As.Value, Into: e.Into, Until: e.Until}
	return how.Words() + ". " + e.Reason.Value
}

// NotPostedError says that minutes are no paper for the public.
type NotPostedError struct{ Meeting, Day programme.Date }

func (e NotPostedError) Error() string {
	return fmt.Sprintf("the minutes of %s were not posted by %s, so they are no paper for the public",
		e.Meeting.Words(), e.Day.Words())
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
