package exchange

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"improve/internal/programme"
)

// seeds are those of the plans that are made: a few for each change, many each week.
func seeds(t *testing.T) []uint64 {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("LAYOUTS"))
	if err != nil || n < 1 {
		n = 3
	}
	var list []uint64
	for i := range n {
		list = append(list, uint64(i+1))
	}
	return list
}

// score counts the cells of meaning that landed where a programme officer would
// put them.
type score struct {
	right, all int
	wrong      []string
}

func (s *score) add(ok bool, what string, args ...any) {
	s.all++
	if ok {
		s.right++
	} else {
		s.wrong = append(s.wrong, fmt.Sprintf(what, args...))
	}
}

// taken is what a record says of a task, in the terms of the truth.
type taken struct {
	task   *programme.Task
	leads  []string
	target string
	rating programme.Rating
	ended  bool
	notes  string // all words of progress and notes
	last   string // the latest words of progress
}

func takenOf(p *programme.Programme) map[string]*taken {
	names := map[string]string{}
	for _, person := range p.People {
		names[person.ID.Value] = person.Shown()
	}
	list := map[string]*taken{}
	byID := map[string]*taken{}
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			k := &taken{task: task, target: dateList(datesOf(task.Targets)), notes: task.Note.Value}
			for _, l := range task.Leads {
				k.leads = append(k.leads, names[l.Value])
			}
			list[plain(task.Title.Value)], byID[task.ID.Value] = k, k
		}
	}
	for _, u := range p.Updates {
		for _, e := range u.Progress {
			if k := byID[e.Task.Value]; k != nil {
				k.update(e)
			}
		}
	}
	return list
}

func (k *taken) update(e *programme.Progress) {
	if e.Rating != programme.Unrated {
		k.rating = e.Rating
	}
	if e.End != nil {
		k.ended = true
	}
	if e.Retarget != nil {
		k.target = e.Retarget.To.Date.String()
	}
	if e.Note.Given() {
		k.last = e.Note.Value
		k.notes += "\n" + e.Note.Value
	}
}

// compare scores a record against the truth.
func (s *score) compare(p *programme.Programme, truth []*said) {
	all := takenOf(p)
	for _, t := range truth {
		k := all[plain(t.title)]
		s.add(k != nil, "no task %q", t.title)
		if k == nil {
			k = &taken{task: &programme.Task{}}
		}
		if len(t.leads) > 0 {
			s.add(slices.Equal(k.leads, t.leads), "leads of %q: %q, not %q", t.title, k.leads, t.leads)
		}
		if want := cmpDate(t.revised, t.target); !want.IsZero() {
			s.add(k.target == want.String(), "target of %q: %s, not %s", t.title, k.target, want)
		}
		switch {
		case t.ended:
			s.add(k.ended, "%q is not ended", t.title)
		case t.rating != programme.Unrated:
			s.add(k.rating == t.rating, "rating of %q: %s, not %s", t.title, k.rating, t.rating)
		}
		if t.note != "" {
			s.add(strings.Contains(k.last+"\n"+k.notes, t.note), "last note of %q: %q, not %q", t.title, k.last, t.note)
		}
		s.steps(k.task, t)
	}
	s.add(len(all) == len(truth), "%d tasks, not %d", len(all), len(truth))
}

func cmpDate(a, b programme.Date) programme.Date {
	if a.IsZero() {
		return b
	}
	return a
}

func (s *score) steps(task *programme.Task, t *said) {
	for i, step := range t.steps {
		var a programme.Activity
		if i < len(task.Activities) {
			a = task.Activities[i]
		}
		s.add(a.Text.Value == step.title, "step %d of %q: %q, not %q", i+1, t.title, a.Text.Value, step.title)
		if len(step.leads) > 0 {
			s.add(len(a.Leads) > 0, "nobody leads step %d of %q", i+1, t.title)
		}
		s.add(a.Target.Date == step.target, "date of step %d of %q: %s, not %s", i+1, t.title, a.Target.Date, step.target)
	}
}

// people is the number of people whom the truth names.
func people(truth []*said) map[string]bool {
	all := map[string]bool{}
	for _, t := range truth {
		for _, l := range t.leads {
			all[l] = true
		}
		for _, step := range t.steps {
			for _, l := range step.leads {
				all[l] = true
			}
		}
	}
	return all
}

// answered are the options of somebody who says what letters and colours mean.
func answered(t *testing.T, m *made) Options {
	t.Helper()
	o := Options{RatedOn: programme.Day(2025, 12, 1), Note: "As the plan says.", Sheets: m.sheets}
	var err error
	if o.Letters, err = ParseLetters(m.letters); err != nil {
		t.Fatal(err)
	}
	return o
}

// Of plans in the layouts that councils keep, nine in ten cells of meaning land
// where a programme officer would put them, and no two people become one.
func TestCellsOfMeaningLand(t *testing.T) {
	for number, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			var s score
			for _, seed := range seeds(t) {
				m := madeOf(l, number, seed)
				_, p := imported(t, m.book, answered(t, m))
				s.compare(p, m.said)
				named := map[string]bool{}
				for _, person := range p.People {
					named[person.Shown()] = true
				}
				for name := range people(m.said) {
					if !named[name] {
						t.Errorf("seed %d: %s is nobody in the record", seed, name)
					}
				}
			}
			share := 100 * s.right / max(s.all, 1)
			t.Logf("%d of %d cells: %d%%", s.right, s.all, share)
			if share < l.least {
				t.Errorf("%d%% of the cells land, not %d%%:\n%s", share, l.least, strings.Join(s.wrong[:min(len(s.wrong), 12)], "\n"))
			}
		})
	}
}
