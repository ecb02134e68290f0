package assess

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"improve/internal/programme"

	"pgregory.net/rapid"
)

var (
	someDay = rapid.Custom(func(t *rapid.T) string {
		return date("2019-06-01").AddDays(rapid.IntRange(0, 500).Draw(t, "day")).String()
	})
	someDate = rapid.Custom(func(t *rapid.T) string {
		day := someDay.Draw(t, "date")
		return rapid.SampledFrom([]string{day, day[:7]}).Draw(t, "form")
	})
	someID   = rapid.SampledFrom([]string{"1", "2", "3", "4", "9"})
	someWord = rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 8).Draw(t, "word") {
		case 0:
			return "note"
		case 1:
			return "forecast:" + someDate.Draw(t, "forecast")
		case 2:
			return "met:" + someDate.Draw(t, "met")
		case 3:
			return "to:" + someDate.Draw(t, "to")
		case 4:
			return "to:" + someDate.Draw(t, "to") + " from:" + someDate.Draw(t, "from")
		}
		return "rate:" + rapid.SampledFrom([]string{"B", "R", "A", "G"}).Draw(t, "rating")
	})
)

// sketch is a programme as plain words, from which the same programme can be
// built twice.
type sketch struct {
	Targets           [][]string // of tasks 1, 2, ...
	Updates           []sketchUpdate
	Meetings, Pauses  []string
	Leads             []bool
	Cycle, Grace, Cut int
}

type sketchUpdate struct {
	Day     string
	Meeting bool
	Task    []string
	Words   []string
	Impact  string
}

var someSketch = rapid.Custom(func(t *rapid.T) sketch {
	s := sketch{
		Targets:  rapid.SliceOfN(rapid.SliceOfN(someDate, 0, 3), 1, 4).Draw(t, "targets"),
		Meetings: rapid.SliceOfN(someDay, 0, 4).Draw(t, "meetings"),
		Pauses:   rapid.SliceOfN(someDate, 0, 6).Draw(t, "pauses"),
		Leads:    rapid.SliceOfN(rapid.Bool(), 4, 4).Draw(t, "leads"),
		Cycle:    rapid.SampledFrom([]int{42, 42, 0, 7}).Draw(t, "cycle"),
		Grace:    rapid.SampledFrom([]int{7, 7, 0, 60}).Draw(t, "grace"),
	}
	for range rapid.IntRange(0, 8).Draw(t, "updates") {
		u := sketchUpdate{Day: someDay.Draw(t, "on"), Meeting: rapid.Bool().Draw(t, "meeting"), Impact: rapid.SampledFrom([]string{"", "none", "some"}).Draw(t, "impact")}
		u.Task = rapid.SliceOfNDistinct(someID, 0, 3, func(id string) string { return id }).Draw(t, "tasks")
		u.Words = rapid.SliceOfN(someWord, len(u.Task), len(u.Task)).Draw(t, "words")
		s.Updates = append(s.Updates, u)
	}
	slices.SortStableFunc(s.Updates, func(a, b sketchUpdate) int { return date(a.Day).Compare(date(b.Day)) })
	return s
})

func (s sketch) build() *programme.Programme {
	p := record(nil)
	p.Policy.CycleDays, p.Policy.GraceDays = s.Cycle, s.Grace
	p.Ambitions = append(p.Ambitions, &programme.Ambition{ID: text("2")})
	for i, targets := range s.Targets {
		task := work(fmt.Sprint(i+1), targets...)
		if !s.Leads[i] {
			task.Leads = nil
		}
		p.Ambitions[i%2].Tasks = append(p.Ambitions[i%2].Tasks, task)
	}
	for _, su := range s.Updates {
		u := lead(su.Day)
		if su.Meeting {
			u.Meeting = text("board")
		}
		for i, id := range su.Task {
			e := say(id, su.Words[i])
			e.Update = u
			u.Progress = append(u.Progress, e)
			u.Impact = append(u.Impact, &programme.Impact{Task: text(id), Difference: text(su.Impact), Source: audit})
		}
		p.Updates = append(p.Updates, u)
	}
	return paused(with(p, s.Meetings...), s.Pauses[:len(s.Pauses)/2*2]...)
}

// property checks something of random programmes on random days.
func property(t *testing.T, holds func(t *rapid.T, s sketch, p *programme.Programme, day programme.Date)) {
	rapid.Check(t, func(t *rapid.T) {
		s := someSketch.Draw(t, "programme")
		holds(t, s, s.build(), date(someDay.Draw(t, "as at")))
	})
}

func TestCountsAddUp(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		a := Assess(p, day)
		n, sum := a.Totals, Totals{}
		if n.Tasks != len(a.Tasks) || n.B+n.R+n.A+n.G+n.NotRated != n.Tasks {
			t.Fatalf("%+v", n)
		}
		for _, x := range a.Ambitions {
			sum = plus(sum, x.Totals)
		}
		if sum != n {
			t.Fatalf("the ambitions have %+v, the programme %+v", sum, n)
		}
		if n.Untracked > n.Overdue || n.Overdue > n.Tasks-n.B || n.CompleteImpactNotShown > n.B {
			t.Fatalf("%+v", n)
		}
	})
}

func plus(a, b Totals) Totals {
	x, y := reflect.ValueOf(&a).Elem(), reflect.ValueOf(b)
	for i := range x.NumField() {
		x.Field(i).SetInt(x.Field(i).Int() + y.Field(i).Int())
	}
	return a
}

func TestWhatFollowsFromWhat(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		for _, task := range Assess(p, day).Tasks {
			for what, holds := range map[string]bool{
				"overdue has days":              task.Overdue == (task.OverdueDays > 0),
				"overdue is open":               !task.Overdue || task.Open(),
				"untracked is overdue":          !task.Untracked || task.Overdue && !task.Tracked && len(task.Missing) > 0,
				"tracked is overdue":            !task.Tracked || task.Overdue && len(task.Missing) == 0,
				"not overdue misses nothing":    task.Overdue || len(task.Missing) == 0,
				"due soon is open and in time":  !task.DueSoon || task.Open() && !task.Overdue && task.Effective != nil,
				"stale is open and rated":       !(task.Stale || task.Lapsed) || task.Open() && task.Rated != nil,
				"B only when reported":          task.Open() == (task.Reported != programme.Complete),
				"computed only when overdue":    task.Overdue == (task.Computed != programme.Unrated),
				"no better than computed":       task.Rating.Concern() >= task.Computed.Concern(),
				"slipped has moved":             task.SlippedDays == 0 || task.Moves > 0,
				"no direction without a rating": (task.Direction == "") == (task.Rating == programme.Unrated),
				"closed is complete":            !task.Closed || !task.Open() && task.ImpactShown,
				"the due date is the target's":  task.Due == task.Target.Date.Due(),
				"pauses are part of the age":    task.RatedPaused >= 0 && task.RatedPaused <= task.RatedAge,
			} {
				if !holds {
					t.Fatalf("%s: %+v", what, task)
				}
			}
		}
	})
}

// rated restates the record's table of meanings without any of the code.
func rated(t *Task, p *programme.Programme, day programme.Date) programme.Rating {
	reported, age := programme.Unrated, 0
	for _, e := range t.Entries {
		if e.Rating != programme.Unrated {
			reported, age = e.Rating, 0
			for d := e.Update.Date.Date.AddDays(1); !d.After(day); d = d.AddDays(1) {
				if !slices.ContainsFunc(p.Pauses, func(s programme.Pause) bool { return !d.Before(s.From.Date.Begin()) && !d.After(s.To.Date) }) {
					age++
				}
			}
		}
	}
	if reported == programme.Complete {
		return reported
	}
	if age > 2*p.Policy.CycleDays {
		reported = programme.Unrated
	}
	for _, target := range t.Targets {
		switch late := day.DaysSince(target.Current.Date); {
		case target.Met:
		case late > p.Policy.EscalateAfterDays:
			return programme.OffTrack
		case late > 0:
			reported = programme.Worse(reported, programme.Behind)
		}
	}
	return reported
}

func TestRatingAgreesWithTheTable(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		for _, task := range Assess(p, day).Tasks {
			if want := rated(task, p, day); task.Rating != want {
				t.Fatalf("%s is %s, want %s", task.ID, task.Rating, want)
			}
		}
	})
}

// The index hands every task what a plain search finds.
func TestEntriesAreAllThereAndInOrder(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		for _, task := range Assess(p, day).Tasks {
			var want []*programme.Progress
			for _, u := range p.Updates {
				for _, e := range u.Progress {
					if e.Task == task.ID && !u.Date.Date.After(day) {
						want = append(want, e)
					}
				}
			}
			if !slices.Equal(task.Entries, want) {
				t.Fatalf("%s has %d entries, want %d", task.ID, len(task.Entries), len(want))
			}
		}
	})
}

// A later date, with nothing written since, makes no open task less late.
func TestLaterIsNoLessOverdue(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		later := day.AddDays(rapid.IntRange(1, 400).Draw(t, "days later"))
		p.Updates = slices.DeleteFunc(p.Updates, func(u *programme.Update) bool { return u.Date.Date.After(day) })
		before, after := Assess(p, day), Assess(p, later)
		for i, task := range before.Tasks {
			then := after.Tasks[i]
			if then.OverdueDays < task.OverdueDays || task.Overdue && then.OverdueDays != task.OverdueDays+later.DaysSince(day) {
				t.Fatalf("%s: %d days overdue, then %d", task.ID, task.OverdueDays, then.OverdueDays)
			}
			if task.Untracked && then.Computed.Concern() < task.Computed.Concern() {
				t.Fatalf("%s: computed %s, then %s", task.ID, task.Computed, then.Computed)
			}
		}
	})
}

// What is written later changes nothing of an earlier date: any board's status
// can be had again.
func TestReplay(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		then := *p
		then.Updates = slices.DeleteFunc(slices.Clone(p.Updates), func(u *programme.Update) bool { return u.Date.Date.After(day) })
		now, replayed := Assess(p, day), Assess(&then, day)
		for i := range now.Tasks {
			x, y := *now.Tasks[i], *replayed.Tasks[i]
			x.Ambition, y.Ambition = nil, nil
			if !reflect.DeepEqual(x, y) {
				t.Fatalf("%s: %+v, replayed %+v", x.ID, x, y)
			}
		}
		if now.Totals != replayed.Totals {
			t.Fatalf("%+v, replayed %+v", now.Totals, replayed.Totals)
		}
	})
}

// The rating before is what an assessment as at the last meeting says.
func TestRatingBeforeIsThatOfTheLastMeeting(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		a := Assess(p, day)
		if a.LastMeeting.IsZero() {
			return
		}
		then := Assess(p, a.LastMeeting)
		for i, task := range a.Tasks {
			if task.RatingBefore != then.Tasks[i].Rating {
				t.Fatalf("%s: %s before, and %s at the meeting", task.ID, task.RatingBefore, then.Tasks[i].Rating)
			}
		}
		for i, x := range a.Ambitions {
			if x.RatingBefore != then.Ambitions[i].Rating {
				t.Fatalf("ambition %s: %s before, and %s at the meeting", x.ID, x.RatingBefore, then.Ambitions[i].Rating)
			}
		}
	})
}

// Assessing and explaining leave the programme as it was.
func TestProgrammeIsNotChanged(t *testing.T) {
	property(t, func(t *rapid.T, s sketch, p *programme.Programme, day programme.Date) {
		a := Assess(p, day)
		for _, task := range a.Tasks {
			for _, step := range a.Explain(task) {
				if step.Text == "" {
					t.Fatal("a step says nothing")
				}
			}
		}
		if !reflect.DeepEqual(p, s.build()) {
			t.Fatal("the programme has changed")
		}
	})
}

// The reasons given for an overdue task are those of its missing answers.
func TestWhyAgreesWithMissing(t *testing.T) {
	property(t, func(t *rapid.T, _ sketch, p *programme.Programme, day programme.Date) {
		a := Assess(p, day)
		for _, task := range a.Tasks {
			for _, question := range []Answer{Who, WhatNow, When, HowBad} {
				why, _ := a.Why(task, question)
				if slices.Contains(task.Missing, question) != (why != "") {
					t.Fatalf("%s, %s: missing %v, and %q", task.ID, question, task.Missing, why)
				}
			}
		}
	})
}
