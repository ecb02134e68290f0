package trust

import (
	"fmt"
	"maps"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Random honest histories of up to forty commits accuse nobody; the same with one trick
// planted always end non-zero. TRUST_HISTORIES says how many, the weekly job many.
func TestRandomHistories(t *testing.T) {
	n := 4
	if many, err := strconv.Atoi(os.Getenv("TRUST_HISTORIES")); err == nil {
		n = many
	}
	for seed := range n {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewSource(int64(seed)))
			honest := honestSteps(r)
			if r := look(t, Case{Steps: honest, Run: rulesOfTrust()}); r.exit != 0 {
				t.Errorf("an honest history is accused:\n%s\n%s", r, stepsOf(honest))
			}
			name, tricked := planted(r, honest)
			if r := look(t, Case{Steps: tricked, Run: rulesOfTrust()}); r.exit != 1 {
				t.Errorf("%s is not caught:\n%s\n%s", name, r, stepsOf(tricked))
			}
		})
	}
}

// Each of the tricks that are planted is one: alone it is caught.
func TestPlants(t *testing.T) {
	for name, steps := range plants() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := slices.Clone(steps)
			for i := range list {
				list[i].On = "2025-03-14"
			}
			if r := look(t, Case{Steps: list, Run: rulesOfTrust()}); r.exit != 1 {
				t.Errorf("%s is not caught:\n%s", name, r)
			}
		})
	}
}

// rulesOfTrust is a check of what was changed, and not of what is late.
func rulesOfTrust() []string {
	return []string{"check", "--history", "--as-at", "2025-06-30", "--rule", "change/*", "--rule", "history/*",
		"--rule", "update/board-saw-otherwise"}
}

func stepsOf(steps []Step) string {
	text := ""
	for _, s := range steps {
		text += fmt.Sprintf("%s %s %s %+v\n", s.On, s.Branch, s.Merge, s.Change)
	}
	return text
}

// office is an honest programme office and its leads, day after day.
type office struct {
	*rand.Rand
	day    time.Time
	steps  []Step
	files  int
	branch string // that somebody works on; empty where nobody does
	tasks  int    // added to the plan
}

func honestSteps(r *rand.Rand) []Step {
	o := &office{Rand: r, day: time.Date(2025, 3, 13, 0, 0, 0, 0, time.UTC)}
	for range 5 + r.Intn(25) {
		does := []func(){o.rate, o.rate, o.note, o.value, o.typo, o.begin, o.merge, o.post, o.rename, o.plan, o.permit,
			o.minutes, o.split, o.revert, o.squash, o.join}
		does[r.Intn(len(does))]()
		o.day = o.day.AddDate(0, 0, r.Intn(3))
	}
	o.merge()
	return o.steps
}

func (o *office) today() string { return o.day.Format(time.DateOnly) }

func (o *office) commit(by string, edits ...Edit) {
	o.steps = append(o.steps, Step{On: o.today(), By: by, Branch: o.branch, Change: edits})
}

// update writes a new update of the day.
func (o *office) update(by, text string) string {
	o.files++
	file := fmt.Sprintf("updates/%s-%s-%d.yaml", o.today(), by, o.files)
	o.commit(map[string]string{"ann-lee": "ann", "bo-kay": "bo"}[by],
		Edit{File: file, Write: "date: " + o.today() + "\nby: " + by + "\n" + text})
	return file
}

func (o *office) rate() {
	entry := []string{
		"rating: A, note: Post %d is filled., recovery: An agency manager helps.",
		"rating: G, note: Team %d has begun.",
		"rating: R, note: Team %d objects., recovery: Talks go on., escalation: {to: board, ask: Decide for them.}",
	}[o.Intn(3)]
	by, task := "ann-lee", []string{"1.2", "2.2"}[o.Intn(2)]
	if o.Intn(2) == 0 {
		by, task = "bo-kay", []string{"1.3", "2.1"}[o.Intn(2)]
	}
	o.update(by, fmt.Sprintf("progress:\n  "+task+": {"+entry+"}\n", o.files))
}

func (o *office) note() {
	o.update("bo-kay", fmt.Sprintf("progress:\n  1.3: {note: Meeting %d was held.}\n", o.files))
}

func (o *office) value() {
	o.update("office", fmt.Sprintf("measures:\n  caseload: {period: 2025-0%d, value: %d}\n", o.day.Month()-1, 18+o.Intn(9)))
}

// typo writes a word wrongly, and mends it the next day, whenever the board meets.
func (o *office) typo() {
	file := o.update("ann-lee", "progress:\n  1.2: {note: Nine posts are advertissed.}\n")
	o.day = o.day.AddDate(0, 0, 1)
	o.commit("ann", Edit{File: file, Replace: "advertissed", With: "advertised"})
}

func (o *office) begin() {
	if o.branch == "" {
		o.branch = fmt.Sprint("work-", len(o.steps))
		o.steps = append(o.steps, Step{Branch: o.branch, From: "main"})
		o.note()
	}
}

func (o *office) merge() {
	if o.branch != "" {
		o.steps = append(o.steps, Step{On: o.today(), Merge: o.branch, Message: "Merge"})
		o.branch = ""
	}
}

// post adds the day on which the minutes of March were posted.
func (o *office) post() {
	o.once("posted", func() {
		o.commit("office", Edit{File: "updates/2025-03-06-board.yaml", Replace: "title: Improvement Board\n",
			With: "title: Improvement Board\nposted: " + o.today() + "\n"})
	})
}

func (o *office) rename() {
	o.once("renamed", func() {
		o.commit("ann", Edit{File: "updates/2025-03-04-ann-lee.yaml", Rename: "updates/2025-03-04-early-help.yaml"})
	})
}

// plan adds a task.
func (o *office) plan() {
	o.tasks++
	o.commit("office", Edit{File: "plan/ambitions/2-practice.yaml", Append: fmt.Sprintf(
		"  - {id: 2.%d, title: Visit %d homes, plan: plan-2024, leads: [ann-lee], target: 2025-12}\n", 10+o.tasks, o.files)})
}

// permit has the board of April permit a lower target, and then the plan says so.
func (o *office) permit() {
	if o.today() < "2025-04-17" || o.did("minuted") {
		return
	}
	o.once("permitted", func() {
		o.commit("office", Edit{File: "updates/2025-04-17-board.yaml", Write: "date: 2025-04-17\nmeeting: board\n" +
			"title: Improvement Board\ndecisions:\n  - text: The target of visits is 85% until winter.\n" +
			"    permits: [{change: measure visits-in-time, key: target, from: 90, to: 85}]\n"})
		o.commit("office", Edit{File: "plan/measures.yaml", Replace: "target: 90", With: "target: 85"})
	})
}

// minutes begins the minutes of April with the program, which writes what the board saw.
// They may come before what is on a branch is merged.
func (o *office) minutes() {
	if o.today() < "2025-04-17" || o.did("permitted") || o.branch != "" && o.Intn(2) == 0 {
		return
	}
	branch := o.branch
	o.branch = ""
	o.once("minuted", func() {
		o.steps = append(o.steps, Step{On: o.today(), Improve: []string{"minutes", "2025-04-17"}})
	})
	o.branch = branch
}

// split takes a part of an update of the day into a file of its own, days later.
func (o *office) split() {
	if o.branch != "" {
		return
	}
	file := o.update("ann-lee", "progress:\n  1.2: {note: Nine came.}\n  2.2: {note: Ten are trained.}\n")
	day := o.today()
	o.day = o.day.AddDate(0, 0, o.Intn(9))
	o.commit("office", Edit{File: file, Replace: "  2.2: {note: Ten are trained.}\n"},
		Edit{File: strings.TrimSuffix(file, ".yaml") + "-2.yaml",
			Write: "date: " + day + "\nby: ann-lee\nprogress:\n  2.2: {note: Ten are trained.}\n"})
}

// revert edits an update of February by mistake, and takes that back.
func (o *office) revert() {
	if o.branch != "" {
		return
	}
	const file, was, is = "updates/2025-02-26-bo-kay.yaml", "All teams report", "Most teams report"
	o.commit("bo", Edit{File: file, Replace: was, With: is})
	o.day = o.day.AddDate(0, 0, o.Intn(3))
	o.commit("bo", Edit{File: file, Replace: is, With: was})
}

// squash has the platform take a lead's branch as one commit.
func (o *office) squash() {
	if o.branch != "" {
		return
	}
	o.begin()
	o.rate()
	branch := o.branch
	o.branch = ""
	o.steps = append(o.steps, Step{On: o.today(), By: "GitHub <noreply@github.com>", Squash: branch, Message: "Squash"})
}

// join merges main into the branch that somebody works on.
func (o *office) join() {
	if o.branch != "" {
		o.steps = append(o.steps, Step{On: o.today(), By: "bo", Branch: o.branch, Merge: "main", Message: "Merge main"})
	}
}

// did reports whether something was done that is done once.
func (o *office) did(what string) bool {
	return slices.ContainsFunc(o.steps, func(s Step) bool { return s.Message == what })
}

// once does something on main that is done once.
func (o *office) once(what string, do func()) {
	if o.did(what) {
		return
	}
	if what != "minuted" {
		o.merge()
	}
	do()
	o.steps[len(o.steps)-1].Message = what
}

// planted puts a trick into a history, on main, at some place after the board of March.
func planted(r *rand.Rand, honest []Step) (name string, steps []Step) {
	all := plants()
	name = slices.Sorted(maps.Keys(all))[r.Intn(len(all))]
	at := r.Intn(len(honest) + 1)
	for at < len(honest) && (honest[at].On == "" || honest[at].Branch != "") {
		at++
	}
	day := "2025-03-13"
	for _, before := range honest[:at] {
		day = max(day, before.On)
	}
	steps = append(steps, honest[:at]...)
	for _, s := range all[name] {
		s.On = day
		steps = append(steps, s)
	}
	return name, append(steps, honest[at:]...)
}

// plants are tricks of every kind, a commit or more each, by what they touch.
func plants() map[string][]Step {
	const plan, leadership, practice = "plan/programme.yaml", "plan/ambitions/1-leadership.yaml", "plan/ambitions/2-practice.yaml"
	swap := func(file, was, is string) []Step {
		return []Step{{Change: []Edit{{File: file, Replace: was, With: is}}}}
	}
	write := func(file, text string) []Step { return []Step{{By: "bo", Change: []Edit{{File: file, Write: text}}}} }
	const red = "updates/2025-02-26-bo-kay.yaml"
	return map[string][]Step{
		"target":           swap(leadership, "target: 2025-01-31", "target: 2025-10"),
		"target gone":      swap(leadership, "    target: 2025-01-31\n", ""),
		"rating":           swap(red, "1.3: {rating: R", "1.3: {rating: G"),
		"note":             swap(red, "Two unions object", "One union asks"),
		"evidence":         swap(red, "Minutes of the practice group of 24 February 2025", "A letter of 25 February 2025"),
		"value":            swap("updates/2025-02-18-performance.yaml", "value: 81", "value: 88"),
		"risk":             swap("updates/2025-03-04-quality-lead.yaml", "likelihood: 4", "likelihood: 2"),
		"deleted":          {{Change: []Edit{{File: "updates/2025-02-18-performance.yaml", Delete: true}}}},
		"before the board": write("updates/2025-03-05-late.yaml", "date: 2025-03-05\nby: bo-kay\nprogress:\n  1.3: {rating: G, note: Both unions agree.}\n"),
		"a hold, late": write("updates/2025-01-23-board-2.yaml", "date: 2025-01-23\nmeeting: board\ntitle: Board\nprogress:\n"+
			"  1.3: {end: {as: on-hold, until: 2025-12, reason: Talks go on.}}\n"),
		"old minutes":   swap("updates/2025-01-23-board.yaml", "actions:\n", "progress:\n  1.2: {retarget: {to: 2025-08, reason: Agreed.}}\nactions:\n"),
		"grace":         swap(plan, "grace_days: 7", "grace_days: 70"),
		"escalation":    swap(plan, "escalate_after_days: 42", "escalate_after_days: 400"),
		"cycle":         swap(plan, "cycle_days: 42", "cycle_days: 120"),
		"meeting":       swap(plan, "2025-03-06, ", ""),
		"meeting added": swap(plan, "2025-03-06, ", "2025-02-20, 2025-03-06, "),
		"time zone":     swap(plan, "timezone: Europe/London", "timezone: Pacific/Honolulu"),
		"pin":           swap(plan, "organisation:", "as_at: 2025-02-28\norganisation:"),
		"event":         swap(plan, "date: 2025-02-12", "date: 2025-01-12"),
		"plan later":    swap(plan, "published: 2024-12", "published: 2025-03-10"),
		"pause":         swap(plan, "plans:\n", "pauses:\n  - {from: 2025-02-20, to: 2025-03-31, reason: The council moves.}\nplans:\n"),
		"waiver": swap(leadership, "title: Fill the vacant team manager posts\n", "title: Fill the vacant team manager posts\n"+
			"    waive: [{rule: task/stale, until: 2027-12-31, reason: The lead is ill.}]\n"),
		"hidden": swap(leadership, "title: Fill the vacant team manager posts\n", "title: Fill the vacant team manager posts\n"+
			"    restricted: {reason: Managers are named.}\n"),
		"words":         swap(leadership, "title: Put in place a supervision standard for every team", "title: Discuss a supervision standard"),
		"activity":      swap(practice, "      b: Report late visits to managers each week\n", ""),
		"activity date": swap(practice, "target: 2025-05}", "target: 2025-11}"),
		"children":      swap(practice, "    for_children: A social worker visits me when they said they would.\n", ""),
		"measure gone":  swap(practice, "    measures: [visits-in-time]\n", ""),
		"risk gone":     swap(leadership, "    risks: [social-workers]\n", ""),
		"tolerance":     swap("plan/measures.yaml", "tolerance: 5", "tolerance: 25"),
		"polarity":      swap("plan/measures.yaml", "polarity: lower", "polarity: higher"),
		"appetite":      swap("plan/risks.yaml", "appetite: 12", "appetite: 20"),
		"risk aimed at": swap("plan/risks.yaml", "target: {likelihood: 2", "target: {likelihood: 5"),
		"risk before":   swap("plan/risks.yaml", "inherent: {likelihood: 5", "inherent: {likelihood: 2"),
		"risk words":    swap("plan/risks.yaml", "Children have many changes of social worker", "Costs rise"),
		"measure words": swap("plan/measures.yaml", "Children in need visited in time", "Children in need visited"),
		"task's plan":   swap(leadership, "standard for every team\n    plan: plan-2024\n", "standard for every team\n"),
		"address":       swap("plan/people.yaml", ", git: [ann.lee@ashdown.example]", ""),
		"posted":        swap("updates/2025-01-23-board.yaml", "posted: 2025-02-13\n", ""),
		"another board": swap(plan, "plans:\n", "  - {id: friends, name: Friends, meetings: [2025-04-10], board: {from: 2025-03-14}}\nplans:\n"),
		"measure hidden": swap("plan/measures.yaml", "    title: Average caseload of a social worker\n",
			"    title: Average caseload of a social worker\n    restricted: {reason: It is red.}\n"),
		"finding hidden": swap("plan/findings.yaml", "id: ilacs-2024-2, ", "id: ilacs-2024-2, restricted: {reason: It is red.}, "),
		"judgement":      swap("plan/findings.yaml", "judgement: inadequate", "judgement: good"),
		"finding":        swap("plan/findings.yaml", "Timely visits to children", "Visits to children"),
		"a refusal": {{Change: []Edit{{File: "plan/measures.yaml", Replace: "tolerance: 5", With: "tolerance: 15"},
			{File: "updates/2025-03-06-board.yaml", Replace: "decisions:\n", With: "decisions:\n  - text: The tolerance of visits was refused.\n" +
				"    permits: [{change: measure visits-in-time, key: tolerance, from: 5, to: 15}]\n"}}}},
		"an old date": {{By: "bo", Committed: "2025-02-20", Change: []Edit{{File: "updates/2025-02-20-bo-kay.yaml",
			Write: "date: 2025-02-20\nby: bo-kay\nprogress:\n  1.3: {note: A union agrees.}\n"}}}},
		"a merge": {{Branch: "lost", From: "main"}, {Branch: "lost", By: "ann", Change: []Edit{{File: "updates/2025-03-13-lost.yaml",
			Write: "date: 2025-03-13\nby: ann-lee\nprogress:\n  1.2: {note: Two managers resigned.}\n"}}},
			{Merge: "lost", Ours: true, Message: "Merge"}},
	}
}
