package history

import (
	"improve/internal/check"
	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// beside finds what was written in time and beside the minutes of a board, so that they do
// not know it: on a branch that was merged later, or once the minutes were begun.
type beside struct {
	*writings
	graph *gitrepo.Graph
	now   *programme.Programme
}

// hasSeen reports whether minutes record what the board saw.
func hasSeen(u *programme.Update) bool { return u.Meeting.Given() && u.Seen != nil }

// versions are the updates that minutes know otherwise than they are now: the version that
// the minutes know; one without content where they know none.
func (b *beside) versions(minutes *programme.Update) map[string]version {
	of := b.files[minutes.Path]
	if of == nil || !hasSeen(minutes) {
		return nil
	}
	below := b.graph.Below(of.versions[0].commit.Hash)
	known := map[string]version{}
	for _, u := range b.now.Updates {
		f := b.files[u.Path]
		if f == nil || f.deleted != nil || u == minutes || !u.Date.Date.Before(minutes.Date.Date) {
			continue
		}
		last := len(f.versions) - 1
		for last >= 0 && !below[f.versions[last].commit.Hash] &&
			!b.history.day(*f.versions[last].commit).After(b.now.GraceOf(u)) {
			last--
		}
		switch {
		case last < 0:
			known[u.Path] = version{}
		case last < len(f.versions)-1:
			known[u.Path] = f.versions[last]
		}
	}
	return known
}

// knew are those updates as the checks take them.
func (b *beside) knew(minutes *programme.Update) check.Knew {
	knew := check.Knew{}
	for path, v := range b.versions(minutes) {
		knew[path] = nil
		if part := b.history.versions.File(v.blob); part != nil && len(part.Updates) == 1 {
			knew[path] = part.Updates[0]
		}
	}
	return knew
}
