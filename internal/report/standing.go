package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Movement says in two lines what a change has done to a task: where it stood, and
// where it is.
func Movement(before, after *assess.Task) string {
	was, is := standing(before), standing(after)
	if len(before.Done) != len(after.Done) {
		is += fmt.Sprintf(", %d of %s done", len(after.Done), countOf(len(after.Activities), "activity", "activities"))
	}
	if was == is {
		return after.ID.Value + " stays " + is
	}
	return fmt.Sprintf("%s was %s\n%[1]s is now %[3]s", after.ID.Value, was, is)
}

// standing is where a task stands, in a phrase.
func standing(t *assess.Task) string {
	words := []string{rated(t)}
	if t.Ended != nil {
		return t.Ended.Words()
	}
	if t.Rating == programme.Unrated {
		words = []string{t.Rating.Word()}
	}
	switch {
	case t.Overdue && t.Tracked:
		words = append(words, count(t.OverdueDays, "day")+" late and tracked")
	case t.Overdue:
		words = append(words, fmt.Sprintf("%s late and not tracked (missing: %s)", count(t.OverdueDays, "day"),
			strings.Join(missing(t), ", ")))
	case t.Open() && t.Stale:
		words = append(words, "its rating stale")
	}
	return strings.Join(words, ", ")
}

// Brief is the part of a task's page that somebody needs who is about to rate
// it: how it stands, what was last said, and what its record lacks.
func Brief(c *Context, id string) *PageView {
	t := c.Assessment.Task(id)
	v := newPage(c, "task", id, t.Title.Value)
	row := taskRow(t)
	v.Status, v.Aside = &row, doc.Toned(tone(t.Rating), rated(t))
	v.factLines("Leads", Words(c.names().line(t.Leads)))
	v.targetFacts(t)
	v.ratingFacts(t)
	if t.Noted != nil {
		v.fact("Last note", fmt.Sprintf("%s (%s)", t.Noted.Note.Value, t.Noted.Update.Date.Date.Words()))
	}
	v.list("Activities", activityItems(c, t))
	return v
}

// Expected says what the board expects to hear with a rating, in a sentence;
// empty where a note is all.
func Expected(t *assess.Task, r programme.Rating) string {
	switch r {
	case programme.OffTrack:
		return "R means off track and escalated: say whom you ask, and for what."
	case programme.Behind:
		return "A means behind, and coming back: say what brings it back, and when."
	case programme.Complete:
		return "B means complete: say what shows it, and who confirms it, who must not lead the task."
	}
	if t.Overdue {
		return fmt.Sprintf("G means that it will be done by its target, and that passed %s ago.",
			count(t.OverdueDays, "day"))
	}
	return ""
}

// Unfinished are the activities of a task that nobody has said are done.
func Unfinished(t *assess.Task) []string {
	return slices.DeleteFunc(activityIDs(t), func(id string) bool { return t.DoneBy(id) != nil })
}

func activityIDs(t *assess.Task) []string {
	var ids []string
	for _, a := range t.Activities {
		ids = append(ids, a.ID.Value)
	}
	return ids
}

// Closing says in a sentence whether what is known of a task's impact closes it.
func Closing(t *assess.Task) string {
	switch {
	case t.Closed:
		return t.ID.Value + " is complete, and its impact shown: it is closed."
	case t.Complete():
		return t.ID.Value + " is complete, and its impact not shown yet."
	}
	return fmt.Sprintf("%s is still open: %s.", t.ID.Value, standing(t))
}

// MeasureNow says in a line what a measure came to last, and how that stands.
func MeasureNow(m *assess.MeasureState) string {
	words := m.ID.Value + ": " + (&Context{}).measureWords(m)
	if m.Rating != programme.Unrated {
		words += ", " + m.Rating.String()
	}
	return words
}

// RiskNow says in a line where a risk stood before a change, and where it
// stands.
func RiskNow(before, after *assess.RiskState) string {
	was, is := riskStanding(before), riskStanding(after)
	if was == is {
		return after.ID.Value + " stays: " + is
	}
	return fmt.Sprintf("%s was: %s\n%[1]s is now: %[3]s", after.ID.Value, was, is)
}

func riskStanding(r *assess.RiskState) string {
	if r.Closed() {
		return riskWords(r) + ", closed"
	}
	return riskWords(r)
}
