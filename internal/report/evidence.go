package report

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// EvidenceView is each task that is called complete, or a sample of them, with what shows
// it: for an auditor.
type EvidenceView struct {
	Head
	Tasks      int           `json:"tasks"`       // of the plan on the date
	Complete   int           `json:"complete"`    // of which are called complete
	Sample     Natural       `json:"sample"`      // how many were asked for; null where all are
	Seed       *uint64       `json:"seed"`        // from which they were drawn; null where they were not
	Whole      int           `json:"whole"`       // of those shown have evidence and somebody who confirmed it
	Outside    int           `json:"outside"`     // of those shown were confirmed from outside the council
	LookedAt   int           `json:"looked_at"`   // of those shown somebody else looked at
	Disagreed  int           `json:"disagreed"`   // of those shown somebody who looked did not agree, at the last look
	WithCommit bool          `json:"from_git"`    // the commits were asked for
	Shown      []EvidenceRow `json:"completions"` // in the plan's order
}

// EvidenceRow is what shows that one task is complete.
type EvidenceRow struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Ambition    string           `json:"ambition"`
	Leads       []Named          `json:"leads"`
	Since       programme.Date   `json:"complete_since"`
	Evidence    []string         `json:"evidence"`
	ConfirmedBy []Named          `json:"confirmed_by"`
	Outside     bool             `json:"outside"` // one of them is not of the council
	ToldBefore  bool             `json:"told_before"`
	Missing     []string         `json:"missing"` // evidence, confirmation, or one of them in the latest entry
	Verified    []string         `json:"verified"`
	Result      Optional         `json:"result"` // of the last look: agree, partly or disagree
	Impact      bool             `json:"impact_shown"`
	File        string           `json:"file"` // of the entry that calls it complete; empty for the public
	Line        Natural          `json:"line"`
	Commit      Optional         `json:"commit"` // that last wrote the file; null where it was not asked for
	CommittedOn programme.Date   `json:"committed_on"`
	Rating      programme.Rating `json:"rating"`
}

// Committed is the commit that last wrote a file.
type Committed struct {
	Commit string
	On     programme.Date
}

func evidence(c *Context, o Options) (View, error) {
	if o.FromGit != nil && c.Public {
		return nil, errors.New("the public has no commits to look at: leave out --from-git")
	}
	v := &EvidenceView{Head: c.head(), Tasks: len(c.Assessment.Tasks), Sample: Natural(o.Sample), Seed: o.Seed,
		WithCommit: o.FromGit != nil, Shown: []EvidenceRow{}}
	var complete []*assess.Task
	for _, t := range c.Assessment.Tasks {
		if t.Complete() {
			complete = append(complete, t)
		}
	}
	v.Complete = len(complete)
	if o.Seed != nil {
		complete = sampled(complete, o.Sample, *o.Seed)
	}
	for _, t := range complete {
		row := c.evidenceRow(t, o.FromGit)
		v.Shown = append(v.Shown, row)
		tally(&v.Whole, len(row.Missing) == 0)
		tally(&v.Outside, row.Outside)
		tally(&v.LookedAt, len(row.Verified) > 0)
		tally(&v.Disagreed, row.Result == "disagree" || row.Result == "partly")
	}
	return v, nil
}

func tally(n *int, yes bool) {
	if yes {
		*n++
	}
}

// sampled is a sample of tasks, in the plan's order: those for which the SHA-256 of the seed, a
// space and the task's id comes first. So anybody can draw it again, with any program, and a
// task that is complete later moves no other in or out but the last.
func sampled(tasks []*assess.Task, sample int, seed uint64) []*assess.Task {
	draw := func(t *assess.Task) string {
		sum := sha256.Sum256([]byte(strconv.FormatUint(seed, 10) + " " + t.ID.Value))
		return string(sum[:])
	}
	byDraw := slices.Clone(tasks)
	slices.SortStableFunc(byDraw, func(a, b *assess.Task) int { return strings.Compare(draw(a), draw(b)) })
	in := map[*assess.Task]bool{}
	for _, t := range byDraw[:min(sample, len(byDraw))] {
		in[t] = true
	}
	return slices.DeleteFunc(slices.Clone(tasks), func(t *assess.Task) bool { return !in[t] })
}

// missingLately is what is missing where an earlier entry had it.
const missingLately = "evidence or confirmation in the latest entry that calls it complete"

// evidenceRow gathers what was said since the task was last called complete without a break.
func (c *Context) evidenceRow(t *assess.Task, commits map[string]Committed) EvidenceRow {
	row := EvidenceRow{ID: t.ID.Value, Title: t.Title.Value, Ambition: t.Ambition.ID.Value,
		Leads: namedAll(c, t.Leads), Since: t.CompleteSince(), Evidence: []string{}, ConfirmedBy: []Named{},
		Missing: []string{}, Verified: []string{}, ToldBefore: t.ToldBefore, Impact: t.ImpactShown, Rating: t.Rating}
	var shown, confirmed []programme.Text
	for _, e := range t.Entries {
		if v := e.Verified; v != nil {
			row.Verified = append(row.Verified, c.verifiedWords(v))
			row.Result = Optional(v.Result.Value)
		}
		if e.Update.Date.Date.Before(row.Since) {
			continue
		}
		shown, confirmed = append(shown, e.Evidence...), append(confirmed, e.ConfirmedBy)
	}
	for _, e := range shown {
		if e.Given() && !slices.Contains(row.Evidence, e.Value) {
			row.Evidence = append(row.Evidence, e.Value)
		}
	}
	for _, by := range confirmed {
		if who := c.names().named(by.Value); by.Given() && !slices.Contains(row.ConfirmedBy, who) {
			row.ConfirmedBy = append(row.ConfirmedBy, who)
			row.Outside = row.Outside || c.Assessment.Outside(by.Value)
		}
	}
	if !programme.AnySays(shown) {
		row.Missing = append(row.Missing, "evidence")
	}
	if !programme.AnySays(confirmed) {
		row.Missing = append(row.Missing, "confirmation")
	}
	if t.Unevidenced && len(row.Missing) == 0 {
		row.Missing = append(row.Missing, missingLately)
	}
	row.recorded(c, t, commits)
	return row
}

// recorded says where it is written that the task is complete, for those who have the files.
func (r *EvidenceRow) recorded(c *Context, t *assess.Task, commits map[string]Committed) {
	if c.Public || t.Rated == nil {
		return
	}
	place := c.Programme.Place(t.Rated.RatingPos)
	r.File, r.Line = place.File, Natural(place.Line)
	if in, ok := commits[place.File]; ok {
		r.Commit, r.CommittedOn = Optional(in.Commit), in.On
	}
}

// where is the file and line, and the commit where it was asked for.
func (r *EvidenceRow) where(withCommit bool) string {
	words := fmt.Sprintf("%s:%d", r.File, r.Line)
	switch {
	case !withCommit:
		return words
	case r.Commit == "":
		return words + ", not committed as it is"
	}
	return words + ", commit " + string(r.Commit) + " of " + r.CommittedOn.Words()
}
