package foresight

// weight is how many task-cycles a wider class counts for beside those of its part. Of 2, 4,
// 8 and 16 it did best where ratings mean little, and no worse where they mean much.
const weight = 8

// Seen counts task-cycles: tasks that were open at a board, and how many of them were rated
// B by the next.
type Seen struct {
	Cycles  int `json:"task_cycles"`
	Endings int `json:"endings"`
}

func (s *Seen) add(ended bool) {
	s.Cycles++
	if ended {
		s.Endings++
	}
}

// towards is the share of endings, drawn towards that of a wider class.
func (s Seen) towards(wider float64) float64 {
	return (float64(s.Endings) + weight*wider) / (float64(s.Cycles) + weight)
}

// hazards are the task-cycles seen, by place, by what was last said, and by when it is
// expected: how likely a task is to end within a cycle.
type hazards struct {
	all      Seen
	boards   int // cycles in which a task ended
	places   [places]Seen
	colours  [places][colours]Seen
	words    [places][colours][words]Seen
	anyEnded bool // in the cycle that is being added
}

func (h *hazards) add(s standing, ended bool) {
	h.all.add(ended)
	h.places[s.place].add(ended)
	h.colours[s.place][s.colour].add(ended)
	h.words[s.place][s.colour][s.word].add(ended)
	h.anyEnded = h.anyEnded || ended
}

// closeCycle ends the cycle that was added.
func (h *hazards) closeCycle() {
	if h.anyEnded {
		h.boards++
	}
	h.anyEnded = false
}

// of is how likely a task is to end in a cycle that it begins in a place.
func (h *hazards) of(p Place) float64 {
	base := (float64(h.all.Endings) + 0.5) / (float64(h.all.Cycles) + 4)
	return h.places[p].towards(base)
}

// step is how likely a task is to end in a cycle, and how many task-cycles that rests on.
type step struct{ p, rests float64 }

// first is the step of the cycle that begins now, when it is known what was last said.
func (h *hazards) first(s standing) step {
	seen := h.words[s.place][s.colour][s.word]
	p := seen.towards(h.colours[s.place][s.colour].towards(h.of(s.place)))
	return step{p, float64(seen.Cycles) + weight}
}

// later is the step of a later cycle, of which only the place is known.
func (h *hazards) later(p Place) step {
	return step{h.of(p), float64(h.places[p].Cycles) + weight}
}

// chain is how likely a task is to have ended by the close of each cycle on its way.
func (h *hazards) chain(s standing, way []Place) []step {
	steps := make([]step, len(way))
	open, rests := 1.0, 0.0
	for i, p := range way {
		next := h.later(p)
		if i == 0 {
			next = h.first(s)
		}
		open *= 1 - next.p
		if rests == 0 || next.rests < rests {
			rests = next.rests
		}
		steps[i] = step{1 - open, rests}
	}
	return steps
}
