package foresight

import (
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
)

// brightwater is the example as at a day.
func brightwater(t *testing.T, day programme.Date) *assess.Assessment {
	t.Helper()
	p, problems, err := store.Load(os.DirFS("../../examples/brightwater"))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return assess.Assess(p, day)
}

// The figures that the method was worked out with, by hand.
func TestWorkedExample(t *testing.T) {
	h := hazards{all: Seen{154, 6}, boards: 4}
	h.places[Next], h.places[Now] = Seen{16, 6}, Seen{6, 0}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"anywhere", h.of(LongLate), .041}, {"next", h.of(Next), .264}, {"now", h.of(Now), .024},
		{"a date in two cycles", h.chain(standing{place: Next}, []Place{Next, Now})[1].p, .28},
	} {
		if math.Abs(c.got-c.want) > .004 {
			t.Errorf("%s: %.4f, and must be %.3f", c.what, c.got, c.want)
		}
	}
	if got := h.known([]Place{Next, Now}); got != 1 {
		t.Errorf("%d places of next and now have been seen often enough, and must be the first alone", got)
	}
}

// The task-cycles of the example, counted by assessing the whole programme at each board.
func TestExampleIsCountedTheSameInAnotherWay(t *testing.T) {
	a := brightwater(t, programme.Day(2025, 9, 4))
	var all Seen
	var at [places]Seen
	last := slices.Index(a.Boards, a.AsAt)
	for k := range last {
		then, after := assess.Assess(a.Record(), a.Boards[k]), assess.Assess(a.Record(), a.Boards[k+1])
		for _, task := range then.Tasks {
			if task.State != assess.IsOpen {
				continue
			}
			ended := after.Task(task.ID.Value).Rating == programme.Complete
			place := Far
			switch boards := slices.IndexFunc(a.Boards[k+1:], func(b programme.Date) bool { return !b.Before(task.Due) }); {
			case task.OverdueDays > 84:
				place = LongLate
			case task.Overdue:
				place = Late
			case task.Effective != nil && boards == 0:
				place = Now
			case task.Effective != nil && boards == 1:
				place = Next
			}
			all.add(ended)
			at[place].add(ended)
		}
	}
	f := ForecastOf(a)
	if f.Seen != all || f.Places != at {
		t.Errorf("the forecast counts %v, %v; assessed board by board it is %v, %v", f.Seen, f.Places, all, at)
	}
	if want := (Seen{164, 6}); all != want || at[Next] != (Seen{17, 6}) || at[Now] != (Seen{7, 0}) {
		t.Errorf("%v, %v: the example has changed; see that the papers still say what is so", all, at)
	}
	if f.Next == nil || *f.Next != (Count{Board: programme.Day(2025, 10, 16), Open: 18, High: 2}) {
		t.Errorf("the next board: %+v", f.Next)
	}
}

func TestPlaces(t *testing.T) {
	day := programme.Day(2025, 1, 1)
	c := calendar{day, []programme.Date{day.AddDays(40), day.AddDays(80)}, 42}
	for days, want := range map[int]Place{-85: LongLate, -84: Late, -1: Late, 0: Now, 1: Now, 40: Now, 41: Next, 80: Next,
		81: Far} {
		if got := c.place(day.AddDays(days)); got != want {
			t.Errorf("due %d days after a board: %s, and must be %s", days, got, want)
		}
	}
	if got := c.place(programme.Date{}); got != Far {
		t.Errorf("without a date: %s", got)
	}
	// A cycle stands for the board that is not listed.
	c.ahead = c.ahead[:1]
	for days, want := range map[int]Place{41: Next, 82: Next, 83: Far} {
		if got := c.place(day.AddDays(days)); got != want {
			t.Errorf("with one board listed, due in %d days: %s, and must be %s", days, got, want)
		}
	}
	c.ahead = []programme.Date{day.AddDays(40), day.AddDays(80), day.AddDays(120), day.AddDays(160)}
	if got, want := fmt.Sprint(c.path(day.AddDays(100), 4)), "[far next now late]"; got != want {
		t.Errorf("the way of a task due in 100 days is %s, and must be %s", got, want)
	}
	for days, want := range map[int]int{-1: 0, 0: 1, 40: 1, 41: 2, 160: 4, 161: 0} {
		if got := c.cyclesTo(day.AddDays(days)); got != want {
			t.Errorf("the board on or after day %d is %d ahead, and must be %d", days, got, want)
		}
	}
}

func TestBetaBinomial(t *testing.T) {
	// With alpha and beta 1 every number is as likely.
	for x, p := range betaBinomial(4, 1, 1) {
		if math.Abs(p-.2) > 1e-12 {
			t.Errorf("%d of 4: %v, and must be 0.2", x, p)
		}
	}
	for _, c := range []struct {
		n                    int
		mean, variance, want float64 // the variance that it has
	}{{100, 15, 30, 30}, {900, 30, 400, 400}, {100, 15, 3, 100 * .15 * .85}, {1, .3, 9, .21}} {
		sum, mean, variance := 0.0, 0.0, 0.0
		for x, p := range spreadOf(c.n, c.mean, c.variance) {
			far := float64(x) - c.mean
			sum, mean, variance = sum+p, mean+float64(x)*p, variance+far*far*p
		}
		if math.Abs(sum-1) > 1e-6 || math.Abs(mean-c.mean) > 1e-4 || math.Abs(variance-c.want) > c.want/1000 {
			t.Errorf("%d with mean %v: the shares add up to %v, with mean %v and variance %v, and must have %v", c.n, c.mean,
				sum, mean, variance, c.want)
		}
	}
	if low, high := quantile([]float64{.1, .8, .1}, .1), quantile([]float64{.1, .8, .1}, .9); low != 0 || high != 1 {
		t.Errorf("a share that is reached exactly is not exceeded: %d to %d", low, high)
	}
}

// Silence has edges: one ending, board or task-cycle fewer, and nothing is said.
func TestEdgesOfSilence(t *testing.T) {
	for _, c := range []struct {
		endings, boards int
		want            Reason
	}{{4, 4, FewEndings}, {5, 2, FewEndings}, {5, 3, ""}} {
		h := hazards{all: Seen{50, c.endings}, boards: c.boards}
		if got := h.thin(); got != c.want {
			t.Errorf("%d endings at %d boards: %q, and must be %q", c.endings, c.boards, got, c.want)
		}
	}
	h := hazards{}
	h.places[Far], h.places[Next], h.places[Now] = Seen{10, 0}, Seen{9, 0}, Seen{10, 0}
	if got := h.known([]Place{Far, Next, Now}); got != 1 {
		t.Errorf("nine task-cycles are too few: %d", got)
	}
	// Twenty forecasts no better than the average silence all, nineteen do not.
	s := settled{}
	for range 19 {
		s.add(promised{cycles: 1, said: .5, base: .5, chain: .5, refined: .4, spoken: true})
	}
	if s.noGuide() || !s.refines() {
		t.Errorf("after 19 forecasts: no guide %v, refines %v", s.noGuide(), s.refines())
	}
	s.add(promised{cycles: 1, said: .5, base: .5, chain: .5, refined: .4, spoken: true})
	if !s.noGuide() {
		t.Error("after 20 forecasts that are no better than the average, the past is called a guide")
	}
	few := settled{spoken: s.spoken[:14]}
	if few.refines() {
		t.Error("14 forecasts are enough to prefer what became of dates")
	}
	few.spoken = s.spoken[:15]
	if !few.refines() {
		t.Error("15 forecasts are not enough to prefer what became of dates")
	}
}

func TestWhyNothingIsSaidOfADate(t *testing.T) {
	day := programme.Day(2025, 1, 1)
	c := calendar{day: day, cycle: 42}
	for i := range 6 {
		c.ahead = append(c.ahead, day.AddDays(42*(i+1)))
	}
	for _, tt := range []struct {
		s    standing
		want Reason
	}{
		{standing{due: day}, ""}, {standing{due: day.AddDays(168)}, ""}, {standing{due: day.AddDays(169)}, TooFar},
		{standing{due: day.AddDays(1000)}, TooFar}, {standing{}, NoDate}, {standing{due: day, several: true}, Several},
		{standing{due: day.AddDays(-1)}, Passed},
	} {
		if got := c.undated(tt.s); got != tt.want {
			t.Errorf("%+v: %q, and must be %q", tt.s, got, tt.want)
		}
	}
}

// What is said of a date lies on the way to completion that is said beside it.
func TestTheWayPassesThroughTheDate(t *testing.T) {
	steps := []step{{p: .2}, {p: .4}, {p: .5}}
	through(steps, promised{cycles: 2, chain: .4, said: .6})
	for i, want := range []float64{.3, .6, 2.0 / 3} {
		if math.Abs(steps[i].p-want) > 1e-12 {
			t.Errorf("cycle %d: %v, and must be %v", i+1, steps[i].p, want)
		}
	}
}

// The worked figures of docs/decisions.md: what scatter counts show, and how dates that were
// not kept draw down what is said of others.
func TestWhatIsDrawnFromItsOwnPast(t *testing.T) {
	e, board := expected{tasks: 100, mean: 15, chance: 8, swing: 14}, programme.Day(2025, 1, 1)
	var s scatter
	alone := e.count(board, s)
	for range 3 {
		s.add(e, 15)
	}
	if got := e.count(board, s); got != alone {
		t.Errorf("counts that came as expected change the range from %+v to %+v", alone, got)
	}
	s = scatter{}
	for range 3 {
		s.add(e, 25)
	}
	if got := s.beyond(); math.Abs(got-.4447) > 1e-4 {
		t.Errorf("the scatter is %v", got)
	}
	if got := e.count(board, s); got.Low >= alone.Low || got.High <= alone.High {
		t.Errorf("the range %+v is no wider than %+v", got, alone)
	}
	dates := settled{promised: 68, came: 32}
	if got := dates.own(.5); math.Abs(got-.3583) > 1e-4 {
		t.Errorf("what was worked out as .5 is said as %v", got)
	}
	if got := (&settled{}).own(.5); got != .5 {
		t.Errorf("with nothing settled, .5 is said as %v", got)
	}
}
