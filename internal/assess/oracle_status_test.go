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
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"

	"pgregory.net/rapid"
)

// object is a JSON object, as programs read it.
type object = map[string]any

// opened is a record as its files have it, and what is wrong with them.
func opened(t interface{ Fatal(...any) }, files fs.FS) (*programme.Programme, diag.List) {
	p, problems, err := store.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// assessed is a record as at a day.
func assessed(t interface{ Fatal(...any) }, p *programme.Programme, on string) *assess.Assessment {
	day, err := programme.ParseDate(on)
	if err != nil {
		t.Fatal(err)
	}
	return assess.Assess(p, day)
}

// status is what `improve status --format json` says about an assessment.
func status(t interface{ Fatal(...any) }, a *assess.Assessment) object {
	return asJSON(t, report.Status(contextOf(a), report.Filter{}, false))
}

// paper is a paper as JSON.
func paper(t interface{ Fatal(...any) }, a *assess.Assessment, name string) object {
	paper, err := report.PaperNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	view, err := paper.Make(contextOf(a), report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return asJSON(t, view)
}

func contextOf(a *assess.Assessment) *report.Context {
	return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
}

func asJSON(t interface{ Fatal(...any) }, view report.View) object {
	data, err := json.Marshal(view)
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
		own, then := map[string]int{"not_counted": later}, ""
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
	o := object{"as_at": on.String(), "next_meeting": nil, "totals": totalled(all), "ambitions": ambitions,
		"tasks": tasks, "findings": w.states(on)}
	if next != never {
		o["next_meeting"] = next.String()
	}
	return o
}

// states are the findings known as at a day, each in its own state: the latest decides,
// and met needs a confirmer from outside.
func (w *world) states(on day) []any {
	all := []any{}
	for _, f := range w.Findings {
		if first(f.Published) > on {
			continue
		}
		is := "open"
		for _, u := range w.Updates {
			for _, s := range u.Findings {
				if s.Finding == f.ID && read(u.Date) <= on {
					is = s.State
					if s.State == "met" && s.By != "adviser" {
						is = "evidenced"
					}
				}
			}
		}
		all = append(all, object{"id": f.ID, "state": is})
	}
	return all
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

// anyDay checks something of the status of random worlds on random days.
func anyDay(t *testing.T, wrong func(w *world, on day, said object) []string) {
	rapid.Check(t, func(t *rapid.T) {
		w := someWorld(t)
		on := begin.add(rapid.IntRange(-20, span+200).Draw(t, "as at"))
		p, _ := opened(t, w.files())
		a := assessed(t, p, on.String())
		said := status(t, a)
		said["findings"] = paper(t, a, "findings")["findings"]
		said["first_dates"] = paper(t, a, "slips")["totals"]
		if wrong := wrong(w, on, said); len(wrong) > 0 {
			t.Fatalf("as at %s:\n%s\n\n%s", on, strings.Join(wrong, "\n"), archive(w.files()))
		}
	})
}

// The status of any record on any day is what the tests work out for themselves.
func TestStatusIsWhatTheRecordSupports(t *testing.T) {
	anyDay(t, func(w *world, on day, said object) []string { return differences("", w.status(on), said) })
}

// Every task in the files is counted once: under its rating, as not rated, as ended, or
// as not yet known. The ambitions add up to the programme.
func TestEveryTaskIsCountedOnce(t *testing.T) {
	anyDay(t, func(w *world, _ day, said object) (wrong []string) {
		counts := func(of any) (n map[string]float64) {
			n = map[string]float64{}
			for key, value := range of.(object) {
				n[key] = value.(float64)
			}
			if sum := n["B"] + n["R"] + n["A"] + n["G"] + n["not_rated"] + n["ended"]; sum != n["tasks"] {
				wrong = append(wrong, fmt.Sprint("the parts do not add up to the tasks: ", n))
			}
			return n
		}
		all, sum := counts(said["totals"]), map[string]float64{}
		for _, a := range said["ambitions"].([]any) {
			for key, n := range counts(a.(object)["totals"]) {
				sum[key] += n
			}
		}
		if all["tasks"]+all["not_counted"] != float64(len(w.Tasks)) {
			wrong = append(wrong, fmt.Sprint("there are ", len(w.Tasks), " tasks in the files: ", all))
		}
		delete(all, "not_counted") // an ambition that is not known has no row
		for key, n := range all {
			if n != sum[key] {
				wrong = append(wrong, fmt.Sprint(key, " is ", n, ", and the ambitions have ", sum[key]))
			}
		}
		return wrong
	})
}

// What has ended, or is held, has facts and nothing that anybody must see to.
func TestWhatHasEndedIsNoTrouble(t *testing.T) {
	quiet := object{"rating": nil, "computed": nil, "direction": nil, "overdue_days": 0.0, "missing": []any{},
		"tracked": false, "untracked": false, "due_soon": false, "stale": false, "lapsed": false, "suspect": false,
		"refreshed": false}
	anyDay(t, func(w *world, on day, said object) (wrong []string) {
		for _, item := range said["tasks"].([]any) {
			task := item.(object)
			closed := task["state"] == "ended" || task["state"] == "on-hold"
			if closed != (task["ended"] != nil) {
				wrong = append(wrong, fmt.Sprint(task["id"], " is ", task["state"], " and ended is ", task["ended"]))
			}
			if closed {
				wrong = append(wrong, differences(fmt.Sprint(task["id"]), quiet, task)...)
			}
		}
		return wrong
	})
}

// What comes later changes nothing: the status is that of a record without it.
func TestLaterThingsChangeNothing(t *testing.T) {
	anyDay(t, func(w *world, on day, said object) []string {
		p, _ := opened(t, w.knownOn(on).files())
		then := status(t, assessed(t, p, on.String()))
		for _, of := range append(then["ambitions"].([]any), then) {
			delete(of.(object)["totals"].(object), "not_counted") // nothing is left out of it
		}
		return differences("", then, said)
	})
}

// knownOn is the world without what comes after a day.
func (w *world) knownOn(on day) *world {
	then := *w
	then.Cycle, then.Grace, then.Escalate =
		w.policy("cycle_days", on), w.policy("grace_days", on), w.policy("escalate_after_days", on)
	then.Updates = nil
	for _, u := range w.Updates {
		if read(u.Date) <= on {
			then.Updates = append(then.Updates, w.withoutLater(u, on))
		}
	}
	then.Tasks = slices.DeleteFunc(slices.Clone(w.Tasks), func(t *task) bool { return w.from(t) > on })
	then.Findings = slices.DeleteFunc(slices.Clone(w.Findings), func(f finding) bool { return first(f.Published) > on })
	then.Plans = slices.Clone(w.Plans)
	for i, p := range then.Plans {
		if p.Ended != "" && last(p.Ended) > on {
			then.Plans[i].Ended = ""
		}
	}
	return &then
}

// withoutLater is an update that names no task which is not known yet.
func (w *world) withoutLater(u *update, on day) *update {
	known := *u
	known.Said, known.Impact = nil, nil
	for _, e := range u.Said {
		if w.from(w.task(e.Task)) <= on {
			said := *e
			if into := w.task(e.Into); into != nil && w.from(into) > on {
				said.Into = ""
			}
			known.Said = append(known.Said, &said)
		}
	}
	for _, i := range u.Impact {
		if w.from(w.task(i.Task)) <= on {
			known.Impact = append(known.Impact, i)
		}
	}
	return &known
}
