package draft

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
)

// Minutes are the minutes of a meeting, to be begun from its agenda.
type Minutes struct {
	Group  *programme.Group
	Author string             // a person's id, or words; empty where nobody knows
	On     *assess.Assessment // of the record, as at the day of the meeting
	Ahead  bool               // the meeting is still to come: nobody knows yet what it will be told
}

// File is where the minutes stand.
func (m Minutes) File() string {
	return "updates/" + m.On.AsAt.String() + "-" + words.Slug(m.Group.ID.Value) + ".yaml"
}

// Edits begin the minutes: the standing sections, and as comments that are ready
// to be uncommented who was there, the actions that are open and the targets that the
// meeting may be asked to move. Minutes of the board also have room for what it was
// told and what it permits, and record what it sees of each task.
func (m Minutes) Edits() []store.Edit {
	w := &sheet{value: store.MapValue()}
	w.value.Comment = "Started from the agenda: write what was said, and delete what was not dealt with.\n" +
		"Do not edit these minutes after they are agreed: record changes in a new update."
	w.text("date", m.On.AsAt.String())
	w.text("meeting", m.Group.ID.Value)
	w.text("title", fmt.Sprintf("%s, %s", m.Group.Name.Value, m.On.AsAt.Words()))
	w.pend("posted: the date the minutes are published")
	w.text("by", m.Author)
	m.pendAttendance(w)
	w.put("sections", m.sections())
	if m.isBoard() {
		pendPositions(w)
	}
	m.pendDecisions(w)
	if next := m.next(); !next.IsZero() {
		w.put("next_meeting", store.MapValue(store.Pair{Key: "date", Value: store.TextValue(next.String())}))
	}
	m.pendRatings(w)
	if m.isBoard() {
		m.pendRetargets(w)
		m.see(w)
	}
	return []store.Edit{{File: m.File(), Value: w.done()}}
}

// sheet is a file as it grows: comments wait for the key that they are above.
type sheet struct {
	value   store.Value
	pending []string
}

func (w *sheet) text(key, s string) {
	if s != "" {
		w.put(key, store.TextValue(s))
	}
}

func (w *sheet) put(key string, v store.Value) {
	v.Comment, v.Space, w.pending = strings.Join(w.pending, "\n"), len(w.pending) > 1, nil
	w.value.Pairs = append(w.value.Pairs, store.Pair{Key: key, Value: v})
}

// pend adds lines to the comment above the next key, apart from those before.
func (w *sheet) pend(lines ...string) {
	if len(w.pending) > 0 {
		w.pending = append(w.pending, "")
	}
	w.pending = append(w.pending, lines...)
}

// done puts below the last key what still waits.
func (w *sheet) done() store.Value {
	w.value.Pairs[len(w.value.Pairs)-1].Value.Below = strings.Join(w.pending, "\n")
	return w.value
}

func (m Minutes) isBoard() bool {
	board := m.On.Programme.Board(m.On.AsAt)
	return board != nil && board.ID.Value == m.Group.ID.Value
}

// next is the group's first listed meeting after this one.
func (m Minutes) next() programme.Date {
	var next programme.Date
	for _, d := range m.Group.Meetings {
		if d.Given() && d.Date.After(m.On.AsAt) && (next.IsZero() || d.Date.Before(next)) {
			next = d.Date
		}
	}
	return next
}

// item is a standing part of an agenda.
type item struct{ heading, kind string }

// standard is the agenda of a board whose last minutes show none.
func standard() []item {
	return []item{{"Director's report", "report"}, {"Performance against similar councils", "performance"},
		{"Risk summary", "risk"}, {"Practitioner forum", "forum"}, {"Exception report", "exception"},
		{"Spotlight", "spotlight"}, {"Updates on the ambitions", "ambition"}}
}

// agenda is that of the last minutes of the group: headings without what they
// were about that time, each once.
func (m Minutes) agenda() []item {
	var items []item
	if last := m.last(); last != nil {
		for i := range last.Sections {
			s := &last.Sections[i]
			heading, _, _ := strings.Cut(s.Heading.Value, ":")
			it := item{strings.TrimSpace(heading), s.Kind.Value}
			if varies(it.kind) {
				it.heading = standardHeading(it.kind)
			}
			if s.Restricted == nil && it.kind != "" && it.kind != "other" && !slices.Contains(items, it) {
				items = append(items, it)
			}
		}
	}
	if len(items) == 0 {
		return standard()
	}
	return items
}

// varies reports whether items of a kind are about something else each time.
func varies(kind string) bool {
	return kind == "exception" || kind == "spotlight" || kind == "ambition"
}

func standardHeading(kind string) string {
	for _, it := range standard() {
		if it.kind == kind {
			return it.heading
		}
	}
	return kind
}

// earlier are the group's minutes before this meeting.
func (m Minutes) earlier() []*programme.Update {
	var list []*programme.Update
	for _, u := range m.On.Programme.Updates {
		if u.Meeting.Value == m.Group.ID.Value && u.Date.Date.Before(m.On.AsAt) {
			list = append(list, u)
		}
	}
	return list
}

// last is the latest of them; nil where there is none.
func (m Minutes) last() *programme.Update {
	earlier := m.earlier()
	if len(earlier) == 0 {
		return nil
	}
	return earlier[len(earlier)-1]
}

func (m Minutes) sections() store.Value {
	list := store.ListValue()
	for _, it := range m.agenda() {
		heading := store.TextValue(it.heading)
		heading.Below = "text: what was said, in Markdown"
		if it.kind == "exception" {
			heading.Below = m.exceptions() + heading.Below
		}
		list.Items = append(list.Items, store.MapValue(store.Pair{Key: "heading", Value: heading},
			store.Pair{Key: "kind", Value: store.TextValue(it.kind)}))
	}
	return list
}

// exceptions are the tasks off track, for the meeting to ask about.
func (m Minutes) exceptions() string {
	var ids []string
	for _, t := range m.On.Tasks {
		if t.Rating == programme.OffTrack {
			ids = append(ids, t.ID.Value)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return strings.Join(wrapped("Off track: "+strings.Join(ids, ", "), ""), "\n") + "\n"
}

// pendDecisions leaves room for what the meeting decides and asks, and lists the
// actions that are open.
func (m Minutes) pendDecisions(w *sheet) {
	m.pendDecided(w)
	w.pend("Actions; improve new action adds one.",
		"actions:", fmt.Sprintf("  - {id: %s.1, text: what is asked, owner: of whom, due: by when}", m.On.AsAt))
	var open []string
	what := "Open actions"
	for _, a := range m.On.Actions {
		closed := m.closedOutside(a)
		if (a.Open() || closed) && a.ID.Given() && a.Update.Date.Date.Before(m.On.AsAt) {
			open = append(open, fmt.Sprintf("  - %s  # %s%s", a.ID.Value, excerpt(a.Text.Value), m.asked(a)))
		}
		if closed {
			what = "Actions that are open, or closed since the last meeting"
		}
	}
	if len(open) > 0 {
		head := []string{fmt.Sprintf("%s: %d. Remove the # before actions_done and before each one that is done.",
			what, len(open)), "actions_done:"}
		w.pend(append(head, open...)...)
	}
}

// closedOutside reports whether an action was closed since the last meeting, and by no
// minutes: this meeting should hear it.
func (m Minutes) closedOutside(a *assess.ActionState) bool {
	return !a.Open() && !a.Done.Meeting.Given() && a.Done.Date.Date.After(m.On.LastMeeting)
}

// asked gives the owner and the due date of an action.
func (m Minutes) asked(a *assess.ActionState) string {
	var words []string
	if a.Owner.Given() {
		words = append(words, a.Owner.Value)
	}
	switch {
	case !a.Open():
		words = append(words, "closed on "+a.Done.Date.Date.String())
	case a.Overdue:
		words = append(words, fmt.Sprintf("due %s, %d days late", a.Due.Date, a.OverdueDays))
	case a.Due.Given():
		words = append(words, "due "+a.Due.Date.String())
	}
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// pendRatings lists what changed since the board met last.
func (m Minutes) pendRatings(w *sheet) {
	if !m.isBoard() || m.On.LastMeeting.IsZero() {
		return
	}
	var lines []string
	for _, t := range m.On.Tasks {
		if t.Rating != t.RatingBefore {
			lines = append(lines, fmt.Sprintf("  %s %s: %s then, %s now%s",
				t.ID.Value, excerpt(t.Title.Value), t.RatingBefore, t.Rating, byDates(t)))
		}
	}
	if len(lines) > 0 {
		w.pend(append([]string{"Ratings that have changed since the board of " + m.On.LastMeeting.Words() + ":"},
			lines...)...)
	}
}

func byDates(t *assess.Task) string {
	if t.Rating != programme.Unrated && t.Rating != t.Reported {
		return ", from dates"
	}
	return ""
}

// pendRetargets lists the open tasks that their leads expect later than their
// targets: what the board may be asked to agree.
func (m Minutes) pendRetargets(w *sheet) {
	var lines []string
	for _, t := range m.On.Tasks {
		if !t.Open() || t.Effective == nil || !t.Forecast.Date.After(t.Target.Date) ||
			t.Forecast.Date.Before(m.On.AsAt) {
			continue
		}
		from := ""
		if len(t.Task.Targets) > 1 {
			from = fmt.Sprintf("from: %s, ", t.Target.Date)
		}
		lines = append(lines, fmt.Sprintf("  %s:  # %s; target %s", t.ID.Value, excerpt(t.Title.Value), t.Target.Date),
			fmt.Sprintf("    retarget: {to: %s, %sreason: why the board agreed}", t.Forecast.Date, from))
	}
	if len(lines) > 0 {
		w.pend(append([]string{
			"Tasks whose forecast is later than their target. If the board agrees to a new target, remove",
			"the # before progress and before each retarget that it agreed, or use improve retarget.", "progress:"},
			lines...)...)
	}
}

// SeesAll reports whether the minutes say what the board sees of every task: those
// of other groups need not, and nobody can of what could not be read.
func (m Minutes) SeesAll() bool {
	p := m.On.Programme
	lost := func(u programme.Unread) bool { return strings.HasPrefix(p.Files[u.Pos.File], "plan/ambitions") }
	return !m.isBoard() || !slices.ContainsFunc(p.Unread, lost) &&
		!slices.ContainsFunc(m.On.Tasks, func(t *assess.Task) bool { return unreadable(t.Task) })
}

// unreadable reports whether part of a task's promise could not be read.
func unreadable(t *programme.Task) bool {
	return slices.ContainsFunc(t.Faults,
		func(f programme.Text) bool { return slices.Contains(programme.FingerprintKeys(), f.Value) })
}

// see records what the board sees: the plan and, on the day of the meeting or later, what
// it had been told; nobody knows that where something cannot be read.
func (m Minutes) see(w *sheet) {
	p := m.On.Programme
	seen := store.MapValue()
	put := func(kind string, of store.Value) {
		if len(of.Pairs) > 0 {
			seen.Pairs = append(seen.Pairs, store.Pair{Key: kind, Value: of})
		}
	}
	put("tasks", fingerprints(p))
	if !m.Ahead && len(p.Unread) == 0 {
		told := p.SnapshotBefore(m.On.AsAt)
		put("ratings", printed("ratings", told.Ratings))
		put("findings", printed("findings", told.Findings))
		put("measures", printed("measures", told.Measures))
		put("risks", printed("risks", told.Risks))
	}
	if len(seen.Pairs) > 0 {
		w.pend("Fingerprints of what the board sees: of the plan, and of what it had been told. Do not edit.")
		w.put("seen", seen)
	}
}

// printed are the fingerprints of what was told.
func printed(kind string, told map[string]programme.Parts) store.Value {
	v := store.MapValue()
	for _, id := range slices.Sorted(maps.Keys(told)) {
		v.Pairs = append(v.Pairs, store.Pair{Key: id, Value: store.TextValue(told[id].Fingerprint(kind, id).String())})
	}
	return v
}

// fingerprints are those of all tasks that could be read, as the plan has them now.
func fingerprints(p *programme.Programme) store.Value {
	v := store.MapValue()
	met := map[string]bool{}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if id := t.ID.Value; !met[id] && !unreadable(t) {
				met[id] = true
				v.Pairs = append(v.Pairs, store.Pair{Key: id,
					Value: store.TextValue(programme.FingerprintOf(t).String())})
			}
		}
	}
	return v
}

// excerpt is the beginning of a text, on one line.
func excerpt(text string) string {
	return diag.Shorten(strings.TrimRight(strings.Join(strings.Fields(text), " "), "."))
}
