package assess_test

import (
	"cmp"
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// The worlds that are drawn last span days, from the first of June 2019.
const span = 420

var begin = read("2019-06-01")

// drawing draws a world piece by piece. Each piece may look at what there is already,
// so that ends, moves and permits are of things that exist, mostly.
type drawing struct {
	*rapid.T
	w *world
}

func (d drawing) upTo(n int, what string) int { return rapid.IntRange(0, n).Draw(d.T, what) }

// one is true once in n times.
func (d drawing) one(n int, what string) bool { return d.upTo(n-1, what) == 0 }

func pick[V any](d drawing, what string, from ...V) V { return rapid.SampledFrom(from).Draw(d.T, what) }

// day is a day of the world, date a day or a month. No day is the last of its month, so
// that no two dates that are written differently fall due on one day.
func (d drawing) day(what string) string {
	day := begin.add(d.upTo(span, what))
	if day.add(1).month() != day.month() {
		day = day.add(-1)
	}
	return day.String()
}

func (d drawing) date(what string) string {
	if day := d.day(what); d.one(2, "a day") {
		return day
	} else {
		return day[:7]
	}
}

func someWorld(t *rapid.T) *world {
	d := drawing{t, &world{}}
	d.w.Cycle, d.w.Grace = pick(d, "cycle", 42, 42, 14), pick(d, "grace", 7, 7, 0, 30)
	d.w.Escalate = pick(d, "escalate", 42, 42, 10)
	if d.one(2, "adopted") {
		d.w.Adopted = begin.add(d.upTo(span/2, "adopted on")).String()
	}
	d.groups()
	for range d.upTo(2, "pauses") {
		from := begin.add(d.upTo(span, "pause"))
		d.w.Pauses = append(d.w.Pauses, [2]string{from.String(), from.add(d.upTo(60, "pause for")).String()})
	}
	d.plans()
	for i := range d.upTo(2, "findings") {
		d.w.Findings = append(d.w.Findings, finding{fmt.Sprintf("f-%d", i+1), d.date("letter of")})
	}
	for range 1 + d.upTo(5, "tasks") {
		d.task()
	}
	for i := range d.upTo(12, "updates") {
		d.update(i)
	}
	slices.SortFunc(d.w.Updates, func(a, b *update) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.File, b.File))
	})
	return d.w
}

// groups are three at most: one span follows the other, or leaves a gap, or there is none.
func (d drawing) groups() {
	cut := begin.add(d.upTo(span, "one board follows another"))
	spans := []group{{}, {Spanned: true, To: cut.String()}, {Spanned: true, From: cut.add(1 + d.upTo(40, "gap")).String()}}
	if d.one(3, "spans of months") {
		spans[1].To, spans[2].From = spans[1].To[:7], cut.add(40).String()[:7]
	}
	order := pick(d, "groups", []int{0}, []int{0}, []int{1, 2}, []int{2, 1}, []int{0, 1, 2}, []int{0, 2}, nil)
	for i, n := range order {
		g := spans[n]
		g.ID = fmt.Sprintf("group-%d", i+1)
		for range d.upTo(5, "meetings") {
			g.Meetings = append(g.Meetings, d.day("meeting"))
		}
		slices.Sort(g.Meetings)
		g.Meetings = slices.Compact(g.Meetings)
		d.w.Groups = append(d.w.Groups, g)
	}
}

func (d drawing) plans() {
	d.w.Plans = []plan{{ID: "old"}, {ID: "new", Published: d.date("new published")}}
	if d.one(2, "old published") {
		d.w.Plans[0].Published = begin.add(d.upTo(60, "old published")).String()
	}
	if d.one(4, "old ended") {
		d.w.Plans[0].Ended = d.date("old ended")
	}
}

func (d drawing) task() {
	n := len(d.w.Tasks)
	t := &task{ID: fmt.Sprintf("%d.%d", 1+n%2, 1+n/2), Ambition: fmt.Sprint(1 + n%2), Led: !d.one(4, "no lead"),
		Plan: pick(d, "plan", "", "old", "old", "new")}
	t.Targets = rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) string { return drawing{t, d.w}.date("target") }),
		0, 3, func(s string) day { return last(s) }).Draw(d.T, "targets")
	for i := range d.upTo(2, "activities") {
		a := [2]string{string(rune('a' + i))}
		if !d.one(3, "activity without a date") {
			a[1] = d.date("activity due")
		}
		t.Activities = append(t.Activities, a)
	}
	if len(d.w.Findings) > 0 && d.one(2, "of a finding") {
		t.Finding = d.w.Findings[0].ID
	}
	if n > 0 && len(t.Targets) > 0 && d.one(2, "continues") {
		if old := pick(d, "what it continues", d.w.Tasks...); d.w.mayContinue(t, old) {
			t.Continues = old.ID
		}
	}
	d.w.Tasks = append(d.w.Tasks, t)
}

// mayContinue leaves out what the record calls an error, and what nobody could mean: a
// task that goes on in two others, or one that was not there yet.
func (w *world) mayContinue(t, old *task) bool {
	taken := slices.ContainsFunc(w.Tasks, func(other *task) bool { return other.Continues == old.ID })
	return !taken && len(old.Targets) > 0 && w.from(old) <= w.from(t)
}

func (d drawing) update(n int) {
	u := &update{File: string(rune('a'+n)) + pick(d, "file", "", "-board", "-lead")}
	switch kind := d.upTo(9, "kind of update"); {
	case kind < 5 && len(d.w.Groups) > 0: // minutes, mostly of a listed day
		g := pick(d, "group", d.w.Groups...)
		u.Meeting, u.Date = g.ID, d.day("minutes of")
		if len(g.Meetings) > 0 && !d.one(6, "a day that is not listed") {
			u.Date = pick(d, "listed day", g.Meetings...)
		}
	case kind < 7 && d.w.Adopted != "":
		u.Adopted, u.Date = true, read(d.w.Adopted).add(10-d.upTo(80, "told before")).String()
	default:
		u.Date = d.day("update of")
	}
	if d.one(6, "permits the end of a plan") {
		u.Ends = []string{pick(d, "plan ended", "old", "old", "new")}
	}
	if u.Meeting != "" && d.one(6, "permits a change of the policy") {
		u.Policy = &policing{pick(d, "policy", "grace_days", "escalate_after_days", "cycle_days"),
			d.upTo(60, "policy before"), d.upTo(60, "policy after")}
	}
	for _, t := range d.w.Tasks {
		if d.one(2, "something of the task") {
			u.Said = append(u.Said, d.entry(u, t))
		}
		if d.one(6, "impact") {
			u.Impact = append(u.Impact, impact{t.ID, pick(d, "difference", "none", "some", "significant"),
				!d.one(3, "no source")})
		}
	}
	for _, f := range d.w.Findings {
		if d.one(3, "state of a finding") {
			u.Findings = append(u.Findings, state{f.ID, pick(d, "state", "open", "answered", "evidenced", "met", "met"),
				pick(d, "confirmer", "", "ben", "adviser", "adviser")})
		}
	}
	d.w.Updates = append(d.w.Updates, u)
}

// nothing is a word that says nothing, as YAML writes it.
func (d drawing) nothing(what string) string {
	return pick(d, what, "TBC", "n/a", `"…"`, "see above", `"."`, "")
}

func (d drawing) entry(u *update, t *task) *entry {
	e := &entry{Task: t.ID, Note: d.one(2, "note")}
	continued := slices.ContainsFunc(d.w.Tasks, func(o *task) bool { return o.Continues == t.ID })
	if !d.one(3, "no rating") {
		e.Rating = pick(d, "rating", "R", "A", "G", "B", "B")
		if e.Rating == "B" && continued {
			e.Rating = "G" // to continue a B is an error
		}
		e.Evidenced, e.Confirmed = d.one(2, "evidence"), d.one(2, "confirmer")
	}
	if d.one(3, "words that say nothing") {
		e.Hollow, e.HollowProof = d.nothing("note"), d.nothing("proof")
	}
	if d.one(3, "forecast") {
		e.Forecast = d.date("forecast")
	}
	for _, a := range t.Activities {
		if d.one(3, "done") {
			e.Done = append(e.Done, a[0])
		}
	}
	for _, target := range t.Targets {
		if d.one(5, "met") {
			e.Met = append(e.Met, target)
		}
	}
	switch d.upTo(7, "decision") {
	case 0, 1:
		e.To = d.date("moved to")
		if len(t.Targets) > 1 {
			e.From = pick(d, "moved from", t.Targets...)
		}
	case 2:
		e.End = pick(d, "end as", "superseded", "merged", "withdrawn")
		if i := slices.Index(d.w.Tasks, t); i+1 < len(d.w.Tasks) && d.one(2, "into another") {
			e.Into = d.w.Tasks[i+1].ID
		}
	case 3, 4:
		e.End, e.Until = "on-hold", read(u.Date).add(1+d.upTo(120, "held for")).String()
		if d.one(3, "held for a month") {
			e.Until = e.Until[:7]
		}
	}
	return e
}
