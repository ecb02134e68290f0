package change

import "improve/internal/programme"

// Touched are the tasks, by their ids, whose promise or whose record differs between two
// programmes: the words of the plan, or what an update says about them. Where something is
// in its file makes no difference.
func Touched(before, after *programme.Programme) map[string]bool {
	touched := map[string]bool{}
	both := sharedBy(before, after)
	for _, p := range pairs(itemsOf(before, both), itemsOf(after, both)) {
		for _, i := range []*item{p.before, p.after} {
			if i != nil && !i.byProgram() && p.differs() {
				touched[i.task] = true
			}
		}
	}
	delete(touched, "")
	return touched
}

// differs reports whether a record came, went or says something else. The name of an
// update's file counts too: of two files of one day the later name wins.
func (p pair) differs() bool {
	if p.before == nil || p.after == nil {
		return true
	}
	moved := p.before.update != nil && p.before.update.Path != p.after.update.Path
	return moved || !p.before.same(p.after)
}
