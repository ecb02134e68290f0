package foresight

import (
	"fmt"
	"math"
	"math/rand/v2"

	"improve/internal/programme"
)

// regime is how the leads of a generated programme rate.
type regime string

// The regimes. In a shock all that is still to be done on a day takes 1.8 times as long, and
// nobody saw it come; the ratings are honest.
const (
	honest    regime = "honest"
	halfGreen regime = "half say G regardless"
	noise     regime = "noise"
	shock     regime = "shock"
)

const (
	madeBoards = 18 // that have met, six weeks apart
	shockDay   = 330
)

var madeStart = programme.Day(2020, 1, 6)

// madeTask is a task of a generated programme. Days are counted from its start.
type madeTask struct {
	due      int     // by the board's latest word
	ends     float64 // truly; infinite for one in ten
	believed float64 // before the shock
	green    bool    // its lead says G whatever happens
}

// generated is a programme made from a seed. Its delays come from durations and not from
// chances by the cycle, unlike the forecast's.
func generated(seed uint64, tasks int, how regime) *programme.Programme {
	r := rand.New(rand.NewPCG(seed, 7))
	board := &programme.Group{ID: programme.Text{Value: "board"}, Name: programme.Text{Value: "Board"}}
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Groups: []*programme.Group{board},
		Ambitions: []*programme.Ambition{{ID: programme.Text{Value: "1"}}}}
	made := make([]madeTask, tasks)
	for i := range made {
		made[i] = newTask(r, how)
		p.Ambitions[0].Tasks = append(p.Ambitions[0].Tasks, &programme.Task{ID: taskID(i),
			Targets: []programme.Dated{{Date: madeStart.AddDays(made[i].due)}}})
	}
	for b := range madeBoards + 4 {
		day := 42 * (b + 1)
		board.Meetings = append(board.Meetings, programme.Dated{Date: madeStart.AddDays(day)})
		if b < madeBoards {
			p.Updates = append(p.Updates, report(r, made, day-3, how), decide(r, made, day, how))
		}
	}
	return p
}

func taskID(i int) programme.Text { return programme.Text{Value: fmt.Sprintf("1.%d", i+1)} }

func newTask(r *rand.Rand, how regime) madeTask {
	due := 40 + r.Float64()*600
	t := madeTask{due: int(due), ends: due * math.Exp(.1+.4*r.NormFloat64()), green: how == halfGreen && r.IntN(2) == 0}
	t.believed = t.ends
	if how == shock && t.ends > shockDay {
		t.ends = shockDay + 1.8*(t.ends-shockDay)
	}
	if r.IntN(10) == 0 {
		t.ends = math.Inf(1)
	}
	return t
}

// expects is when a lead expects a task to end, on a day when it has not.
func (t *madeTask) expects(r *rand.Rand, day int, how regime) int {
	ends := t.ends
	if how == shock && day < shockDay {
		ends = t.believed
	}
	left := ends - float64(day)
	if math.IsInf(left, 1) || left <= 0 {
		left = 150 * r.ExpFloat64()
	}
	return day + 1 + int(left*math.Exp(.3*r.NormFloat64()))
}

func (t *madeTask) rates(r *rand.Rand, expected int, how regime) programme.Rating {
	switch {
	case how == noise:
		return []programme.Rating{programme.OnTrack, programme.Behind, programme.OffTrack}[r.IntN(3)]
	case t.green || expected <= t.due:
		return programme.OnTrack
	case expected <= t.due+60:
		return programme.Behind
	}
	return programme.OffTrack
}

// report is what the leads say on a day.
func report(r *rand.Rand, made []madeTask, day int, how regime) *programme.Update {
	u := &programme.Update{Date: programme.Dated{Date: madeStart.AddDays(day)}}
	for i := range made {
		t := &made[i]
		if r.Float64() > .92 {
			continue
		}
		e := &programme.Progress{Task: taskID(i), Rating: programme.Complete, Update: u}
		if t.ends > float64(day) {
			expected := t.expects(r, day, how)
			if e.Rating = t.rates(r, expected, how); e.Rating != programme.OnTrack && r.Float64() < .6 || r.Float64() < .1 {
				e.Forecast = programme.Dated{Date: madeStart.AddDays(expected)}
			}
		}
		u.Progress = append(u.Progress, e)
	}
	return u
}

// decide is the minutes of a board, which moves the date of some tasks that are late.
func decide(r *rand.Rand, made []madeTask, day int, how regime) *programme.Update {
	u := &programme.Update{Date: programme.Dated{Date: madeStart.AddDays(day)}, Meeting: programme.Text{Value: "board"}}
	for i := range made {
		t := &made[i]
		if t.due < day && t.ends > float64(day) && r.Float64() < .12 {
			t.due = t.expects(r, day, how) + 30
			u.Progress = append(u.Progress, &programme.Progress{Task: taskID(i), Update: u,
				Retarget: &programme.Retarget{To: programme.Dated{Date: madeStart.AddDays(t.due)}}})
		}
	}
	return u
}
