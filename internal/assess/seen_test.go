package assess

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

// saw has minutes record what they saw of a task, whose target was another then.
func saw(u *programme.Update, task *programme.Task, target string) *programme.Update {
	then := *task
	then.Targets = datedList(target)
	if u.Seen == nil {
		u.Seen = &programme.Saw{}
	}
	u.Seen.Tasks = append(u.Seen.Tasks, programme.Seen{ID: task.ID, Fingerprint: text(programme.FingerprintOf(&then).String())})
	return u
}

func TestSuspect(t *testing.T) {
	task := work("1.1", "2020-06")
	unread := work("1.1", "2020-06")
	unread.Faults = texts("leads")
	lost := saw(board("2020-02-25"), task, "2020-03")
	lost.Faults = texts("seen")
	for name, c := range map[string]struct {
		task    *programme.Task
		updates updates
		want    string
	}{
		"never seen":                             {task, updates{board("2020-01-14")}, ""},
		"seen as it is":                          {task, updates{saw(board("2020-01-14"), task, "2020-06")}, ""},
		"changed since":                          {task, updates{saw(board("2020-01-14"), task, "2020-03")}, "target"},
		"the latest minutes count":               {task, updates{saw(board("2020-01-14"), task, "2020-03"), saw(board("2020-02-25"), task, "2020-06")}, ""},
		"minutes to come do not":                 {task, updates{saw(board("2020-01-14"), task, "2020-03"), saw(board("2020-03-31"), task, "2020-06")}, "target"},
		"minutes that say nothing clear nothing": {task, updates{saw(board("2020-01-14"), task, "2020-03"), board("2020-02-25")}, "target"},
		"only minutes see":                       {task, updates{saw(lead("2020-01-14"), task, "2020-03")}, ""},
		"a plan not read whole is not judged":    {unread, updates{saw(board("2020-01-14"), task, "2020-03")}, ""},
		"nor are minutes not read whole":         {task, updates{saw(board("2020-01-14"), task, "2020-03"), lost}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := Assess(record(c.updates, c.task), date("2020-03-01"))
			if got := strings.Join(a.Tasks[0].Changed, " "); got != c.want || a.Tasks[0].Suspect() != (c.want != "") || a.Totals.Suspect != len(strings.Fields(c.want)) {
				t.Errorf("changed %q, want %q", got, c.want)
			}
		})
	}
}

// A task that was seen and is in the plan no longer is named until minutes leave
// it out.
func TestGone(t *testing.T) {
	here, gone := work("1.1", "2020-06"), work("1.2", "2020-06")
	first := saw(saw(board("2020-01-14"), here, "2020-06"), gone, "2020-06")
	for day, want := range map[string]int{"2020-01-13": 0, "2020-01-14": 1, "2020-02-25": 0} {
		a := Assess(record(updates{first, saw(board("2020-02-25"), here, "2020-06")}, here), date(day))
		if len(a.Gone) != want {
			t.Errorf("as at %s %d are gone, want %d", day, len(a.Gone), want)
		}
	}
}
