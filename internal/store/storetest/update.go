package storetest

import "fmt"

// update writes one dated file. Entry k of the record is about task k modulo
// the number of tasks, so that each task is heard of in turn, over the years.
func (r *record) update(n int) string {
	var l lines
	first, last := n*r.entries/r.updates, (n+1)*r.entries/r.updates
	l.add("# An entry of a made-up programme, never edited afterwards.")
	l.add("date: %s", r.date(n))
	if r.meets(n) {
		r.minutes(&l, n)
	} else {
		l.add("title: Progress reported by the leads")
		l.add("by: lead-%d", n%people)
	}
	if last > first {
		l.add("progress:")
		for entry := first; entry < last; entry++ {
			r.progress(&l, n, entry)
		}
	}
	l.add("measures:")
	before := r.offset(n) - 31
	of200 := 120 + n%measures + 2*monthOfYear(before) // the same whoever gives it
	l.add("  measure-%d: {period: %s, value: %.1f, numerator: %d, denominator: 200}",
		n%measures, month(before), float64(of200)/2, of200)
	return l.String()
}

func (r *record) minutes(l *lines, n int) {
	l.add("meeting: board")
	l.add("title: Improvement Board update")
	l.add("posted: %s", day(r.offset(n)+7))
	l.add("sections:")
	l.add("  - heading: \"Spotlight topic: quality of assessments\"")
	l.add("    text: >-")
	l.add("      The board heard how assessments are written, and asked that children's own words stand")
	l.add("      first in them.")
	l.add("    kind: spotlight")
	l.add("    ambitions: [%d]", n%r.ambitions+1)
	l.add("decisions:")
	l.add("  - text: The refreshed plan is agreed.")
	l.add("actions:")
	l.add("  - {id: %s.1, text: Circulate the data, owner: lead-%d, due: %s}", r.date(n), n%people, day(r.offset(n)+28))
	if n > 0 {
		l.add("actions_done: [%s.1]", r.date(n-10))
	}
	l.add("risks:")
	l.add("  risk-%d: {likelihood: %d, impact: 4, note: Two social workers were appointed., status: open}",
		n/10%risks, n%5+1)
}

// courses are how a task's rating moves from one entry to the next.
var courses = []string{"GGAGB", "GARAG", "AR-AG", "GGGBB", "-GAAR", "GAGGB"}

// progress writes one entry, with all that its rating asks for.
func (r *record) progress(l *lines, update, entry int) {
	task, turn := entry%r.tasks, entry/r.tasks
	course := courses[task%len(courses)]
	rating := course[min(turn, len(course)-1)]
	at := r.offset(update)
	l.add("  %s:", r.taskID(task))
	if rating != '-' {
		l.add("    rating: %c", rating)
	}
	l.add("    note: >-")
	l.add("      The teams met on %s. %s", day(at-3), notes[entry%len(notes)])
	l.add("    done: %s", []string{"[a]", "[a, b]", "[b]"}[entry%3])
	switch rating {
	case 'B':
		l.add("    evidence: [\"Audit of %s: 9 of 10 plans good\"]", month(at-31))
		l.add("    confirmed_by: auditor")
	case 'A', 'R':
		l.add("    forecast: %s", month(at+120))
		l.add("    recovery: A second team takes over the reviews from next month.")
	case 'G':
		l.add("    forecast: %s", month(at+60))
	}
	if rating == 'A' && r.meets(update) {
		l.add("    retarget: {to: %s, reason: The board agreed that two teams merge first.}",
			month(due(task)+90*(turn+1)))
	}
	if rating == 'R' {
		l.add("    escalation: {to: board, ask: Two more posts for a year, by: %s}", day(at+42))
	}
}

var notes = func() []string {
	var list []string
	for n := range 10 {
		list = append(list, fmt.Sprintf("%d of 10 reviews are finished, and children took part in %d of them.",
			n, n*7%10))
	}
	return list
}()
