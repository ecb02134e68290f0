package check

import (
	"strings"

	"improve/internal/programme"
)

// History is what a repository knows of how the record came about, as plain data:
// who wrote which update and when, and what became of it. Without one the checks of
// the family `history` find nothing.
type History struct {
	Updates   map[string]Written // the update files there are, by path
	Gone      []Gone             // those that were deleted
	Unsigned  []Commit           // without a signature, since the policy asks for one
	Backwards []Backwards
	Lost      []Lost
	Shallow   bool                                 // the clone does not hold all of it
	Came      func(kind, id string) programme.Date // into the plan; zero where nobody can tell
	// Loose are the files that the record was read from and that git does not hold as they are.
	Loose []string
}

// Commit is one as a reader can find it. The zero Commit is not known: it lies
// before where a shallow clone begins.
type Commit struct {
	Name          string         // the beginning of its hash
	Day           programme.Date // on which it was made
	Author, Email string
}

// known reports whether anything is known of a commit.
func (c Commit) known() bool { return c.Name != "" && !c.Day.IsZero() }

// words is a commit in a sentence.
func (c Commit) words() string {
	return "commit " + c.Name + " by " + c.Author + " on " + c.Day.Words()
}

// Backwards is a commit with a date before that of a commit that it is built on, which is
// its Day.
type Backwards struct {
	Commit
	Claims programme.Date // zero where its date cannot be read
}

// Lost is what a merge did not take over from one of its sides, and the record still lacks.
type Lost struct {
	Commit
	Path string
	What string // the first of it, as a clause
	More int    // how much more
}

// Written is how one update file came about.
type Written struct {
	First     Commit // that brought it
	Imported  bool   // with the first commit of all: it is older than the repository
	Edits     []Edit // that changed what it says
	Confirmed []Confirmation
	Knew      Knew      // of minutes that record what the board saw
	Decided   []Decided // of minutes
}

// Decided is something that minutes decide, and the commit that first wrote it. One of Task
// and Permit is given.
type Decided struct {
	Commit
	Task   *programme.Progress // whose date is moved, or that is ended
	Permit *programme.Permit
}

// Knew are the updates that were written in time and beside the minutes of a board, which
// was therefore not told of them: by path, as the minutes know each; nil where they know
// none.
type Knew map[string]*programme.Update

// Edit is a change to what an update says.
type Edit struct {
	Commit
	Line    int // the first line that it changed, counted from 1
	Rerated []Rerated
	Was, Is string // what the update said before and after, without its layout
	Slips   bool   // it only put slips of the pen right
	Posted  bool   // it changed, or took out, when it was posted
}

// Rerated is a rating that an edit changed, gave or took away.
type Rerated struct {
	Task     string
	Was, Now programme.Rating
}

// Confirmation is who wrote that a task is complete, or a finding met, and who that it is
// confirmed. One of Task and Finding is given.
type Confirmation struct {
	Task, Finding    string
	Rated, Confirmed Commit
}

// Gone is an update file that was deleted.
type Gone struct {
	Path string
	Date programme.Date
	Commit
}

// bringsIn reports whether a commit is one of those that bring in an adopted record, which
// accuse nobody: it was made before the first board.
func (in *Input) bringsIn(c Commit) bool { return c.Day.Before(in.Programme.FirstBoard()) }

// gone are the updates that were deleted once they could no longer be put right.
func (in *Input) gone() (list []Gone) {
	if in.History == nil {
		return nil
	}
	for _, g := range in.History.Gone {
		if !g.Date.After(in.Assessment.AsAt) && g.known() && !in.bringsIn(g.Commit) &&
			g.Day.After(in.Programme.GraceEnds(g.Date)) {
			list = append(list, g)
		}
	}
	return list
}

// written are the updates up to the date with what is known of them.
func (in *Input) written(see func(*programme.Update, Written)) {
	if in.History == nil {
		return
	}
	for _, u := range in.Programme.Updates {
		if w, known := in.History.Updates[u.Path]; known && in.counts(u) {
			see(u, w)
		}
	}
}

// person is the id of somebody by the address of their commits; the address itself
// where nobody in plan/people.yaml has it.
func (in *Input) person(email string) string {
	if p := in.Programme.AtAddress(email); p != nil {
		return p.ID.Value
	}
	return strings.ToLower(email)
}

// inFile is a place in an update's file.
func inFile(u *programme.Update, line int) programme.Pos {
	return programme.Pos{File: u.Pos.File, Line: uint32(max(line, 1)), Column: 1, Width: 1}
}

// looked reports whether the checks of a rule were run at all.
func (in *Input) looked(rule string) bool {
	return in.History != nil || !strings.HasPrefix(rule, "history/")
}

// taskNamed is a task as a subject, whether or not it is in the plan.
func (in *Input) taskNamed(id string) Subject {
	if t := in.index.Task(id); t != nil {
		return onTask(t)
	}
	return about(id)
}
