package assess_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"

	"pgregory.net/rapid"
)

// object is a JSON object, as programs read it.
type object = map[string]any

// status is what `improve status --format json` says of a record as at a day.
func status(t interface{ Fatal(...any) }, files fs.FS, on string) object {
	p, _, err := store.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	day, err := programme.ParseDate(on)
	if err != nil {
		t.Fatal(err)
	}
	c := &report.Context{Programme: p, Assessment: assess.Assess(p, day), Date: report.FromFlag}
	data, err := json.Marshal(report.Status(c, report.Filter{}, false))
	if err != nil {
		t.Fatal(err)
	}
	var said object
	if err := json.Unmarshal(data, &said); err != nil {
		t.Fatal(err)
	}
	return said
}

// archive is a record as one text, for the message of a test that fails.
func archive(files fstest.MapFS) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "-- %s --\n%s", name, files[name].Data)
	}
	return b.String()
}

// word is a string of JSON, null where there is none.
func word(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// json is the row as the contract has its keys.
func (r row) json() object {
	o := object{"id": r.id, "ambition": r.ambition, "state": r.state, "rating": word(r.rating),
		"reported": word(r.reported), "computed": word(r.computed), "rated_on": word(r.ratedOn),
		"direction": word(r.direction), "original": word(r.original), "target": word(r.target), "due": word(r.due),
		"forecast": word(r.forecast), "overdue_days": float64(r.overdueDays), "tracked": r.tracked,
		"untracked": r.untracked, "due_soon": r.dueSoon, "stale": r.stale, "lapsed": r.lapsed,
		"slipped_days": float64(r.slippedDays), "moves": float64(r.moves), "suspect": false,
		"told_before": r.toldBefore, "refreshed": r.refreshed, "continues": word(r.continues), "ended": nil}
	missing := []any{}
	for _, m := range r.missing {
		missing = append(missing, m)
	}
	o["missing"] = missing
	if e := r.ended; e != nil {
		o["ended"] = object{"as": e.as, "date": word(e.date), "until": word(e.until), "into": word(e.into),
			"meeting": word(e.meeting)}
	}
	return o
}

// count adds a task up. An ended task is counted as one, and nowhere else.
func (r row) count(n map[string]int) {
	n["tasks"]++
	if r.ended != nil {
		n["ended"]++
		if r.state == "on-hold" {
			n["on_hold"]++
		}
		return
	}
	if r.rating == "" {
		n["not_rated"]++
	} else {
		n[r.rating]++
	}
	n["activities_overdue"] += r.activitiesOverdue
	for key, yes := range map[string]bool{
		"overdue": r.overdueDays > 0, "untracked": r.untracked, "due_soon": r.dueSoon, "stale": r.stale,
		"slipped": r.slippedDays > 0, "complete_impact_not_shown": r.state == "complete" && !r.impactShown,
		"complete_unevidenced": r.unevidenced, "refreshed": r.refreshed, "to_refresh": r.state == "open" && !r.refreshed,
	} {
		if yes {
			n[key]++
		}
	}
}

var totals = []string{"tasks", "B", "R", "A", "G", "not_rated", "overdue", "untracked", "due_soon", "stale", "slipped",
	"complete_impact_not_shown", "complete_unevidenced", "ended", "on_hold", "suspect", "refreshed", "to_refresh",
	"activities_overdue", "not_counted"}

func totalled(n map[string]int) object {
	o := object{}
	for _, key := range totals {
		o[key] = float64(n[key])
	}
	return o
}

// overall is an ambition's rating: that of its tasks which have not ended for good. One
// that is held keeps it from complete.
func overall(rows []row) string {
	worst, all, some := "", true, false
	for _, r := range rows {
		if r.state == "ended" {
			continue
		}
		some, all = true, all && r.rating == "B"
		if r.state == "open" && worry(r.rating) > worry(worst) {
			worst = r.rating
		}
	}
	if some && all {
		return "B"
	}
	return worst
}

// rows are the tasks known as at a day, in the order of the files: by ambition.
func (w *world) rows(ambition string, on day) (rows []row, later int) {
	for _, t := range w.Tasks {
		switch {
		case t.Ambition != ambition:
		case w.from(t) > on:
			later++
		default:
			rows = append(rows, w.row(t, on))
		}
	}
	return rows, later
}

// status is what the program must say.
func (w *world) status(on day) object {
	tasks, ambitions, all := []any{}, []any{}, map[string]int{}
	before, next := w.around(on)
	for _, id := range []string{"1", "2"} {
		rows, later := w.rows(id, on)
		all["not_counted"] += later
		if len(rows) == 0 {
			continue
		}
		own, then := map[string]int{}, ""
		for _, r := range rows {
			tasks = append(tasks, r.json())
			r.count(own)
			r.count(all)
		}
		if before != 0 {
			past, _ := w.rows(id, before)
			then = overall(past)
		}
		rating := overall(rows)
		ambitions = append(ambitions, object{"id": id, "rating": word(rating),
			"direction": word(compared(then, rating)), "totals": totalled(own)})
	}
	o := object{"as_at": on.String(), "next_meeting": nil, "totals": totalled(all), "ambitions": ambitions, "tasks": tasks}
	if next != never {
		o["next_meeting"] = next.String()
	}
	return o
}

// differences are what is said otherwise than it must be; what is said besides is let be.
func differences(path string, want, got any) []string {
	switch want := want.(type) {
	case object:
		is, ok := got.(object)
		if !ok {
			break
		}
		var all []string
		for _, key := range slices.Sorted(maps.Keys(want)) {
			all = append(all, differences(path+" "+key, want[key], is[key])...)
		}
		return all
	case []any:
		is, ok := got.([]any)
		if !ok || len(is) != len(want) {
			break
		}
		var all []string
		for i := range want {
			at := fmt.Sprint(i)
			if o, ok := want[i].(object); ok {
				at = fmt.Sprint(o["id"])
			}
			all = append(all, differences(path+" "+at, want[i], is[i])...)
		}
		return all
	default:
		if want == got {
			return nil
		}
	}
	return []string{fmt.Sprintf("%s: %v, and must be %v", strings.TrimSpace(path), got, want)}
}

// The status of any record on any day is what the tests work out for themselves.
func TestStatusIsWhatTheRecordSupports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someWorld(t)
		on := begin.add(rapid.IntRange(-20, span+200).Draw(t, "as at"))
		got := status(t, w.files(), on.String())
		if wrong := differences("", w.status(on), got); len(wrong) > 0 {
			t.Fatalf("as at %s:\n%s\n\n%s", on, strings.Join(wrong, "\n"), archive(w.files()))
		}
	})
}
