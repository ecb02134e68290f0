package assess

import (
	"sync"

	"improve/internal/programme"
)

// keptTasks is how many tasks, of all days together, an assessment keeps as they stood on
// other days: pages and papers of a small programme ask for the same few days again and
// again, and those of a large one would fill the memory.
const keptTasks = 5_000

// otherDays are the assessments of other days that one keeps.
type otherDays struct {
	sync.Mutex
	on map[programme.Date]func() *Assessment
}

// On is the assessment of the same record on another day. It is to be read only: others may
// be given the same one.
func (a *Assessment) On(day programme.Date) *Assessment {
	day = day.Due()
	a.others.Lock()
	made := a.others.on[day]
	if made == nil {
		made = sync.OnceValue(func() *Assessment { return Assess(a.record, day) })
		if a.others.on == nil {
			a.others.on = map[programme.Date]func() *Assessment{}
		}
		if (len(a.others.on)+1)*len(a.Tasks) <= keptTasks {
			a.others.on[day] = made
		}
	}
	a.others.Unlock()
	return made()
}
