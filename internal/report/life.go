package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
)

// lifeNotes are what the ratings of tasks do not say: what has ended and how, what is
// on hold, whose date has passed within a task, what was told before the record, and who
// rated for this board. Lines that have nothing to say are left out.
func lifeNotes(c *Context, tasks []*assess.Task) []string {
	var begins, unevidenced string
	if a := c.Assessment; a.BeforeAdoption() {
		begins = "This record begins on " + a.Programme.Adopted.Date.Date.Words() +
			": before that nothing counts as untracked."
	}
	if n := assess.Total(tasks).CompleteUnevidenced; n > 0 {
		unevidenced = countOf(n, "task was", "tasks were") +
			" already called complete when this record began, and evidence or confirmation is missing."
	}
	return nonEmpty(begins, endedNote(tasks), holdNote(tasks), lateNote(tasks), unevidenced, refreshedNote(c, tasks))
}

// endedNotes say which tasks of an ambition, or of all, a paper leaves out because they
// have ended or are on hold.
func endedNotes(c *Context, ambition string) []doc.Block {
	tasks := Filter{Ambition: ambition}.Apply(c.Assessment.Tasks)
	lines := nonEmpty(endedNote(tasks), holdNote(tasks))
	if len(lines) == 0 {
		return nil
	}
	return []doc.Block{notes(muted(lines))}
}

// endedNote says how many tasks have ended, and how.
func endedNote(tasks []*assess.Task) string {
	var ways []string
	number, all := map[string]int{}, 0
	for _, t := range tasks {
		if !t.EndedForGood() {
			continue
		}
		how := t.Ended.As
		if how == assess.EndedWithPlan {
			how = strings.TrimPrefix(t.Ended.Words(), "ended ")
		}
		if number[how] == 0 {
			ways = append(ways, how)
		}
		number[how]++
		all++
	}
	if all == 0 {
		return ""
	}
	for i, how := range ways {
		ways[i] = fmt.Sprintf("%d %s", number[how], how)
		if number[how] > 1 {
			ways[i] = strings.Replace(ways[i], "with its plan", "with their plan", 1)
		}
	}
	return countOf(all, "task has ended, and is", "tasks have ended, and are") + " not counted as complete: " +
		strings.Join(ways, "; ") + "."
}

// holdNote names the tasks on hold, with the day until which they are.
func holdNote(tasks []*assess.Task) string {
	var held []string
	for _, t := range tasks {
		if t.State == assess.IsOnHold {
			held = append(held, taskName(t)+" until "+t.Ended.Until.Date.Due().Words())
		}
	}
	if len(held) == 0 {
		return ""
	}
	return countOf(len(held), "task is", "tasks are") + " on hold: " + strings.Join(held, "; ") + "."
}

// lateNote names the activities whose own date has passed.
func lateNote(tasks []*assess.Task) string {
	var late []string
	for _, t := range tasks {
		for _, l := range t.Late {
			late = append(late, fmt.Sprintf("%s activity %s by %s", t.ID.Value, l.Activity.ID.Value,
				count(l.Days, "day")))
		}
	}
	if len(late) == 0 {
		return ""
	}
	return countOf(len(late), "activity has passed its", "activities have passed their") + " own date: " +
		strings.Join(firstFew(late), ", ") + "."
}

// refreshedNote says how many tasks were rated for this board, and which were not. It is
// nothing in a record in which nobody has ever rated.
func refreshedNote(c *Context, tasks []*assess.Task) string {
	n := assess.Total(tasks)
	all := n.Refreshed + n.ToRefresh
	if all == 0 || !everRated(tasks) {
		return ""
	}
	words := fmt.Sprintf("%d of %s %s rated for this board", n.Refreshed, count(all, "task"),
		oneOrMore(n.Refreshed, "was", "were"))
	var not []*assess.Task
	for _, t := range tasks {
		if t.Open() && !t.Refreshed {
			not = append(not, t)
		}
	}
	if len(not) > 0 {
		words += ". Not rated for it: " + strings.Join(firstFewOf(not, c.names().withLeads), ", ")
	}
	return words + "."
}

// everRated reports whether somebody has rated one of the tasks, however long ago.
func everRated(tasks []*assess.Task) bool {
	return slices.ContainsFunc(tasks, (*assess.Task).EverRated)
}

// firstFew are the first of a list, and how many more there are.
func firstFew(list []string) []string {
	return firstFewOf(list, func(s string) string { return s })
}

// fewNames are as many as a sentence names of a list.
const fewNames = 5

// firstFewOf names the first of a list, and says how many more there are.
func firstFewOf[T any](list []T, name func(T) string) []string {
	shown := len(list)
	if shown > fewNames+1 {
		shown = fewNames
	}
	var names []string
	for _, item := range list[:shown] {
		names = append(names, name(item))
	}
	if rest := len(list) - shown; rest > 0 {
		names = append(names, fmt.Sprintf("and %d more", rest))
	}
	return names
}

// lifeFacts says about a task what became of it: how it ended, what it continues, what was
// told before the record, which activities are late, who looked at it.
func (v *PageView) lifeFacts(t *assess.Task) {
	if e := t.Ended; e != nil {
		label, how := "Ended", diag.UpperFirst(e.Words())
		if e.OnHold() {
			label, how = "On hold", diag.UpperFirst(strings.TrimPrefix(e.Words(), "on hold "))
		}
		words := how + ", " + cmp.Or(v.Context.Assessment.DecidedBy(e), e.Date.Words())
		if reason := e.Reason(); reason.Given() {
			words += ": " + reason.Value
		}
		v.fact(label, words)
	}
	if t.Continued != nil {
		v.factLines("Continues", wordsOf("task", t.Continued.ID.Value, " "+t.Continued.Title.Value))
	}
	for _, other := range t.ContinuedBy {
		v.factLines("Continued by", wordsOf("task", other.ID.Value, " "+other.Title.Value))
	}
	if t.ToldBefore {
		v.fact("Told", "its rating was told before this record began")
	}
	var late []string
	for _, l := range t.Late {
		late = append(late, fmt.Sprintf("%s: %s late", l.Activity.ID.Value, count(l.Days, "day")))
	}
	if len(late) > 0 {
		v.fact("Late activities", strings.Join(late, ", "))
	}
	if e := t.Looked(); e != nil {
		v.fact("Verified", diag.UpperFirst(strings.TrimPrefix(v.Context.verifiedWords(e.Verified), "Verified ")))
	}
}

// muted are lines of small print.
func muted(lines []string) []doc.Line {
	made := make([]doc.Line, len(lines))
	for i, line := range lines {
		made[i] = doc.Toned(doc.Muted, line)
	}
	return made
}
