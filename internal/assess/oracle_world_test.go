package assess_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing/fstest"
)

// A world is a record in the tests' own words. It is written as files, which the
// program reads; the tests work out from the world itself what the program must say.
type world struct {
	Cycle, Grace, Escalate int
	Adopted                string // a day
	Groups                 []group
	Pauses                 [][2]string
	Plans                  []plan
	Findings               []finding
	Tasks                  []*task
	Updates                []*update // in order of date, then file name
}

type group struct {
	ID       string
	Meetings []string
	Spanned  bool
	From, To string
}

type plan struct{ ID, Published, Ended string }

// A finding has a source of its own, with a date of its own.
type finding struct{ ID, Published string }

type task struct {
	ID, Ambition, Plan, Continues string
	Led                           bool
	Targets                       []string
	Activities                    [][2]string // letter and date
	Finding                       string
}

type update struct {
	Date, File, Meeting string
	Adopted             bool
	Ends                []string  // plans, by permits
	Policy              *policing // by permits
	Said                []*entry
	Impact              []impact
	Findings            []state
}

// policing is a change of the policy that a meeting permits: the days before were
// computed with From.
type policing struct {
	Key      string
	From, To int
}

// An entry is what an update says about one task.
type entry struct {
	Task, Rating         string
	Note                 bool
	Forecast             string
	Met, Done            []string
	To, From             string // a retarget
	End, Until, Into     string
	Evidenced, Confirmed bool
	Hollow, HollowProof  string // in place of a note, or of evidence and a confirmer: words that say nothing
}

type impact struct {
	Task, Difference string
	Sourced          bool
}

// A state is what an update says about a finding.
type state struct{ Finding, State, By string }

// files writes the world as a record.
func (w *world) files() fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("plan/programme.yaml", w.programme())
	put("plan/people.yaml", `people:
  - {id: ada, name: Ada Lead, kind: person}
  - {id: ben, name: Ben Other, kind: person}
  - {id: adviser, name: Cy Adviser, kind: person, outside: true}
`)
	if len(w.Findings) > 0 {
		put("plan/findings.yaml", w.findings())
	}
	for _, ambition := range []string{"1", "2"} {
		if text := w.ambition(ambition); text != "" {
			put("plan/ambitions/"+ambition+"-ambition.yaml", text)
		}
	}
	for _, u := range w.Updates {
		put("updates/"+u.Date+"-"+u.File+".yaml", u.yaml())
	}
	return files
}

// fields writes a map in braces from pairs of key and value, leaving out the empty.
func fields(pairs ...string) string {
	var parts []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, pairs[i]+": "+pairs[i+1])
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func list(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return "[" + strings.Join(values, ", ") + "]"
}

func when(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

func (w *world) programme() string {
	var b strings.Builder
	fmt.Fprintf(&b, "name: World\npolicy: {cycle_days: %d, grace_days: %d, escalate_after_days: %d}\n",
		w.Cycle, w.Grace, w.Escalate)
	if w.Adopted != "" {
		fmt.Fprintf(&b, "adopted: {date: %s, from: The plan before}\n", w.Adopted)
	}
	b.WriteString("groups:\n")
	for _, g := range w.Groups {
		fmt.Fprintf(&b, "  - %s\n", fields("id", g.ID, "name", g.ID, "meetings", list(g.Meetings),
			"board", when(g.Spanned, fields("from", g.From, "to", g.To))))
	}
	if len(w.Pauses) > 0 {
		b.WriteString("pauses:\n")
		for _, p := range w.Pauses {
			fmt.Fprintf(&b, "  - %s\n", fields("from", p[0], "to", p[1], "reason", "Summer"))
		}
	}
	if len(w.Plans) > 0 {
		b.WriteString("plans:\n")
		for _, p := range w.Plans {
			fmt.Fprintf(&b, "  - %s\n", fields("id", p.ID, "title", "Plan", "published", p.Published,
				"ended", when(p.Ended != "", fields("date", p.Ended, "note", "Read in its letter"))))
		}
	}
	return b.String()
}

func (w *world) findings() string {
	sources, findings := "sources:\n", "findings:\n"
	for _, f := range w.Findings {
		sources += fmt.Sprintf("  - %s\n", fields("id", "of-"+f.ID, "title", "Letter", "published", f.Published))
		findings += fmt.Sprintf("  - %s\n",
			fields("id", f.ID, "source", "of-"+f.ID, "kind", "requirement", "title", "Homes suit children"))
	}
	return sources + findings
}

func (w *world) ambition(id string) string {
	var b strings.Builder
	for _, t := range w.Tasks {
		if t.Ambition != id {
			continue
		}
		var steps []string
		for _, a := range t.Activities {
			steps = append(steps, a[0], fields("text", "A step", "target", a[1]))
		}
		fmt.Fprintf(&b, "  - %s\n", fields("id", t.ID, "title", "Task "+t.ID, "plan", t.Plan,
			"findings", when(t.Finding != "", list([]string{t.Finding})),
			"leads", when(t.Led, "[ada]"), "target", list(t.Targets),
			"activities", when(len(steps) > 0, fields(steps...)), "continues", t.Continues))
	}
	if b.Len() == 0 {
		return ""
	}
	return "id: " + id + "\ntitle: Ambition " + id + "\ntasks:\n" + b.String()
}

func (u *update) yaml() string {
	b := "date: " + u.Date + "\n"
	if u.Meeting != "" {
		b += "meeting: " + u.Meeting + "\n"
	}
	if u.Adopted {
		b += "adopted: true\n"
	}
	var permits []string
	for _, plan := range u.Ends {
		permits = append(permits, fields("end", "plan "+plan))
	}
	if p := u.Policy; p != nil {
		permits = append(permits,
			fields("change", "policy", "key", p.Key, "from", fmt.Sprint(p.From), "to", fmt.Sprint(p.To)))
	}
	if len(permits) > 0 {
		b += "decisions:\n  - " + fields("text", "Agreed", "permits", list(permits)) + "\n"
	}
	section := func(name string, lines []string) {
		if len(lines) > 0 {
			b += name + ":\n  " + strings.Join(lines, "\n  ") + "\n"
		}
	}
	var said, impacts, states []string
	for _, e := range u.Said {
		said = append(said, e.Task+": "+e.yaml())
	}
	for _, i := range u.Impact {
		impacts = append(impacts, i.Task+": "+fields("difference", i.Difference, "source", when(i.Sourced, "audit")))
	}
	for _, s := range u.Findings {
		states = append(states, s.Finding+": "+fields("state", s.State, "confirmed_by", s.By, "note", "Seen"))
	}
	section("progress", said)
	section("impact", impacts)
	section("findings", states)
	return b
}

func (e *entry) yaml() string {
	return fields("rating", e.Rating, "note", cmp.Or(when(e.Note, "Work goes on"), e.Hollow), "done", list(e.Done), "met", list(e.Met),
		"forecast", e.Forecast, "evidence", cmp.Or(when(e.Evidenced, "[minutes]"), when(e.HollowProof != "", "["+e.HollowProof+"]")),
		"confirmed_by", cmp.Or(when(e.Confirmed, "ben"), e.HollowProof),
		"retarget", when(e.To != "", fields("to", e.To, "from", e.From, "reason", "Too few staff")),
		"end", when(e.End != "", fields("as", e.End, "until", e.Until, "into", e.Into, "reason", "Agreed")))
}
