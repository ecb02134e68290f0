package foresight

import (
	"improve/internal/assess"
	"improve/internal/programme"
)

// Forecast is what the record of a programme says of what is to come, with how often such
// sentences were right here. It is worked out in closed form, from task-cycles and from what
// became of dates; docs/decisions.md says how, and how well it did. It moves no rating and
// no target.
type Forecast struct {
	Silent Reason // why nothing is said; empty where something is
	Seen   Seen   // up to the day
	Boards int    // cycles in which a task ended
	Places [places]Seen
	Done   int // tasks complete on the day
	Open   int
	// Next and Third are for the next board, and for the third from now; nil where no such
	// board is listed, or nothing is said.
	Next, Third *Count
	Tasks       []TaskForecast // the open tasks, in the programme's order
	Record      SelfRecord
}

// SelfRecord is how often forecasts were right at past boards: each made from nothing but
// what was known when that board met.
type SelfRecord struct {
	Settled int     // forecasts of dates whose board has come
	Right   int     // of them, those that leaned the way it went
	Brier   float64 // mean squared distance; 0 is best
	Base    float64 // of saying the share of dates kept so far, every time
	Refined bool    // what became of dates is drawn on beside task-cycles
	Next    Held
	Third   Held
}

// Held counts ranges whose board has come: how many held what came.
type Held struct {
	Ranges int `json:"ranges"`
	Held   int `json:"held"`
}

// TaskForecast is what the record says of an open task.
type TaskForecast struct {
	Task   *assess.Task
	Place  Place
	Seen   Seen         // in that place, of all tasks
	Silent Reason       // why nothing is said of it; empty where something is
	Date   DateForecast // zero where nothing is said of its date
	// Undated is why nothing is said of its date, where something is said of the task.
	Undated Reason
	// Even and Likely are the first listed boards by which it is as likely as not, and four
	// times in five, complete; zero where it is not within those that can be spoken of.
	Even, Likely programme.Date
	// Spoken is the last board that can be spoken of.
	Spoken programme.Date
}

// DateForecast is how likely a task is to be complete by the board on or after its date.
type DateForecast struct {
	Board  programme.Date
	Cycles int // until then
	P      float64
}

// ForecastOf works out the forecast of a programme on the day of an assessment.
func ForecastOf(a *assess.Assessment) *Forecast {
	w := newWalk(a)
	w.toEnd()
	return w.conclude()
}

// walk goes through the boards of a programme in order, and learns from each what it adds.
type walk struct {
	a       *assess.Assessment
	days    []programme.Date // the boards up to the day, and the day where none met on it
	boards  int              // of them
	stood   [][]standing     // on each of the days, each task
	hazards hazards
	settled settled
	refines bool         // what became of dates has been the better guide by now
	due     [][]promised // by the board at which they settle
	counts  [][]counted
	held    [countBoards + 1]Held // by boards ahead
	scatter [countBoards + 1]scatter
}

// counted is a count, and the tasks that were open when it was made.
type counted struct {
	Count
	expected
	cycles int
	open   []int
}

func newWalk(a *assess.Assessment) *walk {
	past := pastOf(a)
	w := &walk{a: a, days: past.boards, boards: len(past.boards)}
	if w.boards == 0 || past.boards[w.boards-1] != a.AsAt {
		w.days = append(past.boards[:w.boards:w.boards], a.AsAt)
	}
	w.due, w.counts = make([][]promised, len(a.Boards)), make([][]counted, len(a.Boards))
	for k, day := range w.days {
		stood, then, c := make([]standing, len(a.Tasks)), past.on(day), w.calendar(k)
		for i, t := range a.Tasks {
			if was := then.Task(t); was != nil {
				stood[i] = c.standingOf(was)
			}
		}
		w.stood = append(w.stood, stood)
	}
	return w
}

// toEnd goes through all of the days.
func (w *walk) toEnd() {
	for k := range w.days {
		w.learn(k)
		if k < len(w.days)-1 {
			w.forecast(k)
		}
	}
}

// calendar is that of one of the days.
func (w *walk) calendar(k int) calendar {
	return calendar{w.days[k], w.a.Boards[min(k+1, w.boards):], w.a.Programme.Policy.CycleDays}
}

// learn adds the cycle that a board ends, and settles what was said of it.
func (w *walk) learn(k int) {
	if k >= w.boards {
		return
	}
	if k > 0 {
		for i, s := range w.stood[k-1] {
			if s.open() {
				w.hazards.add(s, w.stood[k][i].complete())
			}
		}
		w.hazards.closeCycle()
	}
	for _, p := range w.due[k] {
		now := w.stood[k][p.task]
		gone := !now.open() && !now.complete() && now.endedFrom.Before(p.due)
		if p.done = now.complete(); !gone {
			w.settled.add(p)
		}
	}
	w.settled.close()
	w.refines = w.settled.refines()
	for _, c := range w.counts[k] {
		done := 0
		for _, i := range c.open {
			done += index(w.stood[k][i].complete())
		}
		w.scatter[c.cycles].add(c.expected, done)
		w.held[c.cycles].Ranges++
		w.held[c.cycles].Held += index(c.Low <= done && done <= c.High)
	}
}

// forecast makes, when a board met, the forecasts that later boards settle.
func (w *walk) forecast(k int) {
	c := w.calendar(k)
	for i, s := range w.stood[k] {
		if p, ok := w.promise(c, s); ok {
			p.task, p.settles = i, k+p.cycles
			w.due[p.settles] = append(w.due[p.settles], p)
		}
	}
	if w.hazards.thin() != "" {
		return
	}
	open, tasks := w.open(k)
	for _, cycles := range []int{1, countBoards} {
		if cycles <= len(c.ahead) {
			w.counts[k+cycles] = append(w.counts[k+cycles], w.count(c, open, cycles, tasks))
		}
	}
}

// count is how many of the open tasks will be complete after some cycles, which are listed.
func (w *walk) count(c calendar, open []standing, cycles int, tasks []int) counted {
	e := w.hazards.expects(c, open, cycles)
	return counted{e.count(c.ahead[cycles-1], w.scatter[cycles]), e, cycles, tasks}
}

// open are the tasks that were open on one of the days.
func (w *walk) open(k int) (open []standing, tasks []int) {
	for i, s := range w.stood[k] {
		if s.open() {
			open, tasks = append(open, s), append(tasks, i)
		}
	}
	return open, tasks
}

// promise is what can be worked out of the date of a task; false where it has no single
// date ahead, or that is too far.
func (w *walk) promise(c calendar, s standing) (promised, bool) {
	if !s.open() || c.undated(s) != "" {
		return promised{}, false
	}
	cycles := c.cyclesTo(s.due)
	way := c.path(s.due, cycles)
	steps := w.hazards.chain(s, way)
	p := promised{due: s.due, cycles: cycles, colour: s.colour, moved: s.moved, chain: steps[cycles-1].p,
		base: w.settled.base(), spoken: w.hazards.thin() == "" && s.fresh && w.hazards.known(way) == cycles}
	p.refined = w.settled.refine(p)
	if p.raw = p.chain; w.refines {
		p.raw = p.refined
	}
	p.said = w.settled.own(p.raw)
	return p, true
}

// conclude is the forecast on the last of the days.
func (w *walk) conclude() *Forecast {
	last := len(w.days) - 1
	c := w.calendar(last)
	f := &Forecast{Seen: w.hazards.all, Boards: w.hazards.boards, Places: w.hazards.places, Silent: w.silence(c),
		Record: SelfRecord{Settled: len(w.settled.spoken), Right: w.settled.right(), Brier: w.settled.brierSaid(),
			Base: w.settled.brierBase(), Refined: w.refines, Next: w.held[1], Third: w.held[countBoards]}}
	open, tasks := w.open(last)
	f.Open = len(open)
	for _, s := range w.stood[last] {
		f.Done += index(s.complete())
	}
	if f.Silent != "" {
		return f
	}
	next := w.count(c, open, 1, tasks)
	f.Next = &next.Count
	if len(c.ahead) >= countBoards {
		third := w.count(c, open, countBoards, tasks)
		f.Third = &third.Count
	}
	for i, s := range open {
		f.Tasks = append(f.Tasks, w.task(c, w.a.Tasks[tasks[i]], s))
	}
	return f
}

// task is what is said of an open task.
func (w *walk) task(c calendar, t *assess.Task, s standing) TaskForecast {
	f := TaskForecast{Task: t, Place: s.place, Seen: w.hazards.places[s.place]}
	way := c.path(s.due, len(c.ahead))
	known := w.hazards.known(way)
	if f.Silent = silenceOf(t, s, known); f.Silent != "" {
		return f
	}
	steps := w.hazards.chain(s, way[:known])
	switch p, ok := w.promise(c, s); {
	case !ok:
		f.Undated = c.undated(s)
	case p.cycles > known:
		f.Undated = Thin
	default:
		f.Date = DateForecast{Board: c.ahead[p.cycles-1], Cycles: p.cycles, P: p.said}
		through(steps, p)
	}
	f.Spoken = c.ahead[known-1]
	f.Even, f.Likely = first(c, steps, .5), first(c, steps, .8)
	return f
}

// through bends the way to completion so that it passes through what is said of the date:
// before it in proportion, after it as the rest of those that are still open.
func through(steps []step, p promised) {
	at := p.cycles - 1
	up, rest := p.said/p.chain, (1-p.said)/(1-p.chain)
	for i := range steps {
		if i <= at {
			steps[i].p *= up
		} else {
			steps[i].p = 1 - (1-steps[i].p)*rest
		}
	}
}

// first is the first board by which a task is complete with a likelihood; zero where it is
// none of those.
func first(c calendar, steps []step, likely float64) programme.Date {
	for i, s := range steps {
		if s.p >= likely {
			return c.ahead[i]
		}
	}
	return programme.Date{}
}
