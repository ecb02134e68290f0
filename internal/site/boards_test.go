package site_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/site"
	"improve/internal/store"
)

// shown is how a task stood, as files of the site say it.
type shown struct {
	Rating, Target string
	State          assess.State
	Overdue        bool
}

func shownOf(t *assess.Task) shown {
	s := shown{Target: t.Target.Date.String(), State: t.State, Overdue: t.Overdue}
	if t.Rating != programme.Unrated {
		s.Rating = t.Rating.Letter()
	}
	return s
}

func read(t *testing.T, files map[string]string, name string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(files[name]), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// manyTasks is a record of more tasks than a board's page lists, of which few move.
func manyTasks(t *testing.T) *programme.Programme {
	t.Helper()
	return manyTasksDue(t, func(i int) string { return fmt.Sprintf("2020-%02d", i%12+1) })
}

// manyTasksDue is the same with other targets.
func manyTasksDue(t *testing.T, target func(i int) string) *programme.Programme {
	t.Helper()
	var plan strings.Builder
	plan.WriteString("id: 1\ntitle: Leadership\ntasks:\n")
	for i := range 230 {
		fmt.Fprintf(&plan, "  - {id: 1.%d, title: Task %d, leads: [ann], target: %s}\n", i+1, i+1, target(i))
	}
	fsys := fstest.MapFS{"plan/ambitions/1-a.yaml": {Data: []byte(plan.String())}}
	for name, text := range map[string]string{
		"plan/programme.yaml": "name: Ours\ngroups:\n" +
			"  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31, 2020-05-12]}\n",
		"plan/people.yaml":           "people:\n  - {id: ann, role: Head of Early Help}\n",
		"updates/2020-01-14-m.yaml":  "date: 2020-01-14\nmeeting: board\nposted: 2020-01-20\n",
		"updates/2020-02-20-l.yaml":  "date: 2020-02-20\nprogress:\n  1.5: {rating: G, note: All well.}\n",
		"updates/2020-02-25-m.yaml":  "date: 2020-02-25\nmeeting: board\n",
		"updates/2020-03-20-l.yaml":  "date: 2020-03-20\nprogress:\n  1.5: {rating: A, note: Late., recovery: A plan.}\n",
		"updates/2020-03-31-m.yaml":  "date: 2020-03-31\nmeeting: board\nposted: 2020-04-20\n",
		"updates/2020-05-12-m2.yaml": "date: 2020-05-12\nmeeting: board\nposted: 2020-05-20\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, problems, err := store.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p
}

// The page of each task says how it stood at each board, whatever the page of the board lists.
func TestTasksSayHowTheyStoodAtEachBoard(t *testing.T) {
	many := public(t, manyTasks(t), programme.Day(2020, 6, 1))
	all := append([]*example{{name: "many tasks", make: func(testing.TB) *report.Context { return many },
		files: built(t, listed(t, many, site.Options{}))}}, examples()...)
	for _, e := range all {
		c := e.make(t)
		for _, day := range report.BoardDays(c) {
			then := assess.Assess(c.Assessment.Record(), day)
			for _, task := range then.Tasks {
				var page struct {
					Boards []struct {
						From, To string
						shown
					}
				}
				read(t, e.files, "data/tasks/"+task.ID.Value+".json", &page)
				found := false
				for _, b := range page.Boards {
					if b.From <= day.String() && day.String() <= b.To {
						found = true
						if b.shown != shownOf(task) {
							t.Errorf("%s: task %s at %s is %+v, its page says %+v", e.name, task.ID.Value, day,
								shownOf(task), b.shown)
						}
					}
				}
				if !found {
					t.Errorf("%s: the page of task %s does not say how it stood at %s", e.name, task.ID.Value, day)
				}
			}
		}
	}
}

// The page of a board lists all tasks, or of many those that moved since the board before,
// be that board's minutes posted or not.
func TestBoardsOfManyTasksListWhatMoved(t *testing.T) {
	p := manyTasks(t)
	files := built(t, listed(t, public(t, p, programme.Day(2020, 6, 1)), site.Options{}))
	stood := func(day programme.Date) map[string]shown {
		all := map[string]shown{}
		for _, task := range assess.Assess(p, day).Tasks {
			all[task.ID.Value] = shownOf(task)
		}
		return all
	}
	for _, board := range []struct {
		day, before programme.Date
		since       string
	}{
		{programme.Day(2020, 1, 14), programme.Date{}, ""},
		{programme.Day(2020, 3, 31), programme.Day(2020, 2, 25), "2020-02-25"},
		{programme.Day(2020, 5, 12), programme.Day(2020, 3, 31), "2020-03-31"},
	} {
		var page struct {
			Since string
			Tasks []struct {
				ID string
				shown
			}
			Moves []move
		}
		read(t, files, "data/progress/"+board.day.String()+".json", &page)
		before, now := map[string]shown{}, stood(board.day)
		if board.since != "" {
			before = stood(board.before)
		}
		if page.Since != board.since {
			t.Errorf("the page of %s is since %q", board.day, page.Since)
		}
		listed := map[string]bool{}
		for _, task := range page.Tasks {
			listed[task.ID] = true
			if task.shown != now[task.ID] {
				t.Errorf("%s: task %s is %+v, listed as %+v", board.day, task.ID, now[task.ID], task.shown)
			}
		}
		for id, m := range byTask(page.Moves) {
			listed[id] = true
			if is := now[id]; m.shown != undated(is) {
				t.Errorf("%s: task %s is %+v, listed as %+v", board.day, id, is, m.shown)
			}
		}
		for id := range now {
			if moved := now[id] != before[id]; moved != listed[id] {
				t.Errorf("%s: task %s moved: %v; listed: %v", board.day, id, moved, listed[id])
			}
		}
	}
	page := files["progress/2020-03-31/index.html"]
	for _, want := range []string{"What moved since the board of 25 February 2020", "41 of 230 tasks moved",
		`was G on track, due May 2020`, `was not rated, due February 2020`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of 31 March lacks %q:\n%s", want, page)
		}
	}
}

// move is how tasks stood at a board and at the one before, as the page of the board says.
type move struct {
	shown
	Was     *shown
	Redated bool
	Tasks   []string
}

// byTask is the move of each task.
func byTask(moves []move) map[string]move {
	of := map[string]move{}
	for _, m := range moves {
		for _, id := range m.Tasks {
			of[id] = m
		}
	}
	return of
}

// undated is how a task stood without its date.
func undated(s shown) shown {
	s.Target = ""
	return s
}

// Where many tasks moved, the page of a board gives their ids by what they moved from and
// to, the worst first, and each leads to the task.
func TestBoardsWhereManyTasksMovedGroupThem(t *testing.T) {
	p := manyTasksDue(t, func(int) string { return "2020-02" })
	files := built(t, listed(t, public(t, p, programme.Day(2020, 6, 1)), site.Options{}))
	var page struct {
		Tasks []any
		Moves []move
	}
	read(t, files, "data/progress/2020-03-31.json", &page)
	moves := byTask(page.Moves)
	if len(page.Tasks) > 0 || len(moves) != 230 {
		t.Errorf("%d tasks are listed one by one, %d by their moves", len(page.Tasks), len(moves))
	}
	before, now := map[string]shown{}, map[string]shown{}
	for _, task := range assess.Assess(p, programme.Day(2020, 2, 25)).Tasks {
		before[task.ID.Value] = undated(shownOf(task))
	}
	for _, task := range assess.Assess(p, programme.Day(2020, 3, 31)).Tasks {
		now[task.ID.Value] = undated(shownOf(task))
	}
	for id, m := range moves {
		if m.shown != now[id] || m.Was == nil || *m.Was != before[id] || m.Redated {
			t.Errorf("task %s was %+v and is %+v; its move is %+v from %+v", id, before[id], now[id], m, m.Was)
		}
	}
	for name, wants := range map[string][]string{
		"progress/2020-01-14/index.html": {"How the tasks stood", ">Not rated: 230 tasks</h3>"},
		"progress/2020-03-31/index.html": {"What moved since the board of 25 February 2020", "230 of 230 tasks moved",
			">A behind*, past its date; was not rated: 229 tasks</h3>",
			`<a href="../../tasks/1.230/index.html">1.230</a>`},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s lacks %q:\n%s", name, want, files[name])
			}
		}
	}
}

// What says nothing takes no room in the files for programs.
func TestFilesForProgramsSayNothingEmpty(t *testing.T) {
	for name, text := range examples()[0].files {
		if !strings.HasPrefix(name, "data/") || !strings.HasSuffix(name, ".json") || name == "data/corrections.json" {
			continue
		}
		for _, value := range []string{`:null`, `:false`, `:""`, `:[]`, `:{}`} {
			for _, end := range []string{",", "}"} {
				if strings.Contains(text, `"`+value+end) {
					t.Errorf("%s holds %s", name, value)
				}
			}
		}
		if !json.Valid([]byte(text)) {
			t.Errorf("%s is no JSON", name)
		}
	}
}
