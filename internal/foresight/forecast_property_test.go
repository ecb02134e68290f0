package foresight

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/publish"
)

// made is a generated programme of a few tasks, and the day of one of its boards.
func made(seed uint64) (*programme.Programme, programme.Date) {
	p := generated(seed, 16, []regime{honest, halfGreen, noise, shock}[seed%4])
	return p, p.Groups[0].Meetings[8+seed%10].Date
}

const programmes = 40

// facts is what a forecast says, by what tasks are called.
func facts(f *Forecast, called func(id string) string) map[string]string {
	all := map[string]string{"programme": fmt.Sprint(f.Silent, f.Seen, f.Boards, f.Places, f.Done, f.Open, f.Record)}
	for name, n := range map[string]*Count{"next": f.Next, "third": f.Third} {
		if n != nil {
			all[name] = fmt.Sprint(*n)
		}
	}
	for _, t := range f.Tasks {
		all[called(t.Task.ID.Value)] = fmt.Sprint(t.Place, t.Seen, t.Silent, t.Date, t.Undated, t.Even, t.Likely, t.Spoken)
	}
	return all
}

func asCalled(id string) string { return id }

func same(t *testing.T, seed uint64, what string, got, want map[string]string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("programme %d: %s: %v\nis not\n%v", seed, what, got, want)
	}
}

// What its own record says was forecast at a past board is what is forecast as at that day.
func TestTheSelfRecordIsWhatWasSaidThen(t *testing.T) {
	compared := 0
	for seed := range uint64(programmes) {
		p, day := made(seed)
		w := newWalk(assess.Assess(p, day))
		w.toEnd()
		for _, board := range w.days[len(w.days)-8 : len(w.days)-1] {
			k := slices.Index(w.days, board)
			then := ForecastOf(assess.Assess(p, board))
			said := map[string]float64{}
			for _, f := range then.Tasks {
				if f.Date.Cycles > 0 {
					said[f.Task.ID.Value] = f.Date.P
				}
			}
			for _, s := range w.settled.spoken {
				if s.settles-s.cycles != k || then.Silent != "" {
					continue
				}
				compared++
				if id := w.a.Tasks[s.task].ID.Value; said[id] != s.said {
					t.Errorf("programme %d, board of %s: task %s was given %v, and its record says %v", seed, board, id, said[id],
						s.said)
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d forecasts were compared", compared)
	}
}

func TestOrderIdsAndWhatComesLaterChangeNothing(t *testing.T) {
	for seed := range uint64(programmes) {
		p, day := made(seed)
		want := facts(ForecastOf(assess.Assess(p, day)), asCalled)
		// Updates after the day say something else of every task.
		later := &programme.Update{Date: programme.Dated{Date: day.AddDays(1)}}
		for _, task := range p.Ambitions[0].Tasks {
			later.Progress = append(later.Progress, &programme.Progress{Task: task.ID, Rating: programme.Complete, Update: later})
		}
		with := *p
		with.Updates = slices.DeleteFunc(slices.Clone(p.Updates),
			func(u *programme.Update) bool { return u.Date.Date.After(day) })
		with.Updates = append(with.Updates, later)
		same(t, seed, "with later updates", facts(ForecastOf(assess.Assess(&with, day)), asCalled), want)
		// Tasks in another order, in two files, and called otherwise. What updates say of them too.
		called := func(id string) string { return "x" + id }
		second := &programme.Ambition{ID: programme.Text{Value: "0"}}
		for i, task := range p.Ambitions[0].Tasks {
			task.ID.Value = called(task.ID.Value)
			if i%3 == 0 {
				second.Tasks = append(second.Tasks, task)
			}
		}
		first := p.Ambitions[0]
		first.Tasks = slices.DeleteFunc(first.Tasks, func(t *programme.Task) bool { return slices.Contains(second.Tasks, t) })
		slices.Reverse(first.Tasks)
		p.Ambitions = []*programme.Ambition{second, first}
		for _, u := range p.Updates {
			for _, e := range u.Progress {
				e.Task.Value = called(e.Task.Value)
			}
			slices.Reverse(u.Progress)
		}
		got := facts(ForecastOf(assess.Assess(p, day)), func(id string) string { return id[1:] })
		same(t, seed, "in another order under other ids", got, want)
	}
}

// The public is told what would be said if there were no restricted tasks.
func TestThePublicsForecastIsThatOfARecordWithoutRestrictedTasks(t *testing.T) {
	shown := 0
	for seed := range uint64(programmes) {
		p, day := made(seed)
		for _, u := range p.Updates {
			u.Posted = u.Date
		}
		for i, task := range p.Ambitions[0].Tasks {
			if i%4 == 0 {
				task.Restricted = &programme.Restriction{Reason: programme.Text{Value: "a court"}}
			}
		}
		e := publish.Public(p, day)
		public := ForecastOf(assess.OfKnown(e.Programme, e.AsAt()))
		shown += index(public.Next != nil)
		p.Ambitions[0].Tasks = slices.DeleteFunc(p.Ambitions[0].Tasks,
			func(t *programme.Task) bool { return t.Restricted != nil })
		same(t, seed, "the public's", facts(public, asCalled), facts(ForecastOf(assess.Assess(p, day)), asCalled))
	}
	if shown < programmes/4 {
		t.Errorf("the public is told of what is likely in %d programmes only", shown)
	}
}

// A task that ends, where it went on before, makes no other less likely to end.
func TestATaskThatEndsRaisesNoOthersDoubt(t *testing.T) {
	for seed := range uint64(programmes) {
		p, day := made(seed)
		before := newWalk(assess.Assess(p, day))
		before.toEnd()
		last := len(before.days) - 1
		_, open := before.open(last)
		ends := open[int(seed)%len(open)]
		on := before.days[1+int(seed)%last].AddDays(-1)
		done := &programme.Update{Date: programme.Dated{Date: on}}
		id := before.a.Tasks[ends].ID
		done.Progress = []*programme.Progress{{Task: id, Rating: programme.Complete, Update: done}}
		for _, u := range p.Updates {
			if u.Date.Date.After(on) {
				u.Progress = slices.DeleteFunc(u.Progress, func(e *programme.Progress) bool { return e.Task.Value == id.Value })
			}
		}
		p.Updates = append(p.Updates, done)
		slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int { return a.Date.Date.Compare(b.Date.Date) })
		after := newWalk(assess.Assess(p, day))
		after.toEnd()
		if after.hazards.all.Endings != before.hazards.all.Endings+1 {
			t.Fatalf("programme %d: task %s did not end", seed, id.Value)
		}
		c := before.calendar(last)
		for _, i := range open {
			s := before.stood[last][i]
			way := c.path(s.due, len(c.ahead))
			was, is := before.hazards.chain(s, way), after.hazards.chain(s, way)
			for j := range was {
				if i != ends && is[j].p < was[j].p {
					t.Errorf("programme %d: %s ended on %s, and %s is %v likely to end in %d cycles, not %v", seed, id.Value, on,
						before.a.Tasks[i].ID.Value, is[j].p, j+1, was[j].p)
				}
			}
		}
	}
}
