package trust

import (
	"fmt"
	"math/rand"
	"os"
	"strconv"
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
		[]func(){o.rate, o.rate, o.note, o.value, o.typo, o.begin, o.merge, o.post, o.rename, o.plan, o.permit}[r.Intn(11)]()
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

// typo writes a word wrongly, and mends it the next day where no board is between.
func (o *office) typo() {
	file := o.update("ann-lee", "progress:\n  1.2: {note: Ninne posts are advertised.}\n")
	o.day = o.day.AddDate(0, 0, 1)
	o.commit("ann", Edit{File: file, Replace: "Ninne", With: "Nine"})
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
	if o.today() < "2025-04-17" {
		return
	}
	o.once("permitted", func() {
		o.commit("office", Edit{File: "updates/2025-04-17-board.yaml", Write: "date: 2025-04-17\nmeeting: board\n" +
			"title: Improvement Board\ndecisions:\n  - text: The target of visits is 85% until winter.\n" +
			"    permits: [{change: measure visits-in-time, key: target, from: 90, to: 85}]\n"})
		o.commit("office", Edit{File: "plan/measures.yaml", Replace: "target: 90", With: "target: 85"})
	})
}

// once does something on main that is done once.
func (o *office) once(what string, do func()) {
	for _, s := range o.steps {
		if s.Message == what {
			return
		}
	}
	o.merge()
	do()
	o.steps[len(o.steps)-1].Message = what
}

// planted puts a trick into a history, on main, at some place after the board of March.
func planted(r *rand.Rand, honest []Step) (name string, steps []Step) {
	tricks := []Step{
		{Message: "target", Change: []Edit{{File: "plan/ambitions/1-leadership.yaml", Replace: "target: 2025-01-31",
			With: "target: 2025-10"}}},
		{Message: "rating", Change: []Edit{{File: "updates/2025-02-26-bo-kay.yaml", Replace: "1.3: {rating: R",
			With: "1.3: {rating: G"}}},
		{Message: "deleted", Change: []Edit{{File: "updates/2025-02-26-bo-kay.yaml", Delete: true}}},
		{Message: "grace", Change: []Edit{{File: "plan/programme.yaml", Replace: "grace_days: 7", With: "grace_days: 70"}}},
		{Message: "tolerance", Change: []Edit{{File: "plan/measures.yaml", Replace: "tolerance: 5", With: "tolerance: 25"}}},
		{Message: "before", Change: []Edit{{File: "updates/2025-03-05-late.yaml",
			Write: "date: 2025-03-05\nby: bo-kay\nprogress:\n  1.3: {rating: G, note: Both unions agree.}\n"}}},
		{Message: "meeting", Change: []Edit{{File: "plan/programme.yaml", Replace: "2025-03-06, ", With: ""}}},
		{Message: "pin", Change: []Edit{{File: "plan/programme.yaml", Replace: "organisation:",
			With: "as_at: 2025-02-28\norganisation:"}}},
	}
	trick := tricks[r.Intn(len(tricks))]
	at := r.Intn(len(honest) + 1)
	for at < len(honest) && (honest[at].On == "" || honest[at].Branch != "") {
		at++
	}
	trick.On = "2025-03-13"
	for _, before := range honest[:at] {
		trick.On = max(trick.On, before.On)
	}
	steps = append(append(append(steps, honest[:at]...), trick), honest[at:]...)
	return trick.Message, steps
}
