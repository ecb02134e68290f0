package report_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store/storetest"
)

// looked draws a record as told does, in which groups report to one another, visits come and
// their letters may, tasks are called complete with and without what shows it, and minutes may
// be posted.
func looked(t *rapid.T) string {
	maybe := func(name, text string, args ...any) string {
		if !rapid.Bool().Draw(t, name) {
			return ""
		}
		return fmt.Sprintf(text, args...)
	}
	archive := told(t)
	groups := ", {id: office, name: Office" + maybe("office reports", ", reports_to: stream, purpose: It writes") +
		maybe("office has ambitions", ", ambitions: [2, 1]") + maybe("office has a chair", ", chair: Ann") + "}]"
	events := ""
	visits := rapid.SampledFrom([]int{0, 1, 2, 3, 3, 3}).Draw(t, "visits")
	for i := range visits {
		day := fmt.Sprintf("2020-%02d", rapid.IntRange(2*i+1, 2*i+2).Draw(t, "month")) + maybe("day of visit", "-%02d", 15)
		visit := fmt.Sprintf("\n  - {id: v%d, date: %s, kind: visit, title: Visit %d%s%s}", i, day, i,
			maybe("focus", ", focus: [f1]"), maybe("text", ", text: They came"))
		if events += visit; rapid.Bool().Draw(t, "earlier visits last") {
			events = visit + strings.TrimSuffix(events, visit)
		}
	}
	events += maybe("scrutiny", "\n  - {date: 2020-03-20, kind: scrutiny, title: The committee met}")
	if events != "" {
		groups += "\nevents:" + events
	}
	archive = strings.Replace(archive, "reports_to: board, ambitions: [1]}]", maybe("stream reports", "reports_to: board, ")+
		"ambitions: [1]}"+groups, 1)
	archive = strings.Replace(archive, "people: [", "people: [{id: bo, name: Bo, role: Head, kind: person, public: true}, "+
		"{id: cy, role: Cook, kind: person}, {id: di, role: Cook, kind: person}, ", 1)
	archive = strings.Replace(archive, "for_children: [I am heard, I am safe]}",
		"for_children: [I am heard, I am safe], leads: [ann, bo]}\n"+
			"  - {id: 2.2, title: Answer, target: 2020-05, findings: [f1, f2]"+maybe("measured", ", measures: [kpi]")+"}", 1)
	archive = strings.Replace(archive, "published: 2019-05-23", "published: "+
		rapid.SampledFrom([]string{"2019-05-23", "2020-03"}).Draw(t, "published"), 1)
	archive = strings.Replace(archive, "title: A plan}]", "title: A plan}, "+
		"{id: f3, source: notice, kind: requirement, title: A report}]", 1)
	archive = regexp.MustCompile(`meeting: board`).ReplaceAllStringFunc(archive, func(m string) string {
		return m + maybe("posted", "\nposted: %s", rapid.SampledFrom([]string{"2020-02-01", "2020-07-05"}).Draw(t, "when"))
	})
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	for month := 1; month <= 7; month++ {
		day := fmt.Sprintf("2020-%02d-25", month)
		line("-- updates/%s-looked.yaml --\ndate: %[1]s%s%s", day, maybe("is posted", "\nposted: %s", day),
			maybe("meets", "\nmeeting: office"))
		line("actions: [{id: %s.1, text: Do it, owner: %s%s%s}]", day, rapid.SampledFrom([]string{"stream", "office", "ann"}).
			Draw(t, "owner"), maybe("due", ", due: 2020-05-01"), maybe("noted", ", note: Soon"))
		if month > 1 {
			line("%s", maybe("done", "actions_done: [2020-%02d-25.1]", month-1))
		}
		line("%s", maybe("recommended", "recommendations: [{id: %s.r, text: Look again., to: %s}]", day,
			rapid.SampledFrom([]string{"office", "board", "bo"}).Draw(t, "recommended to")))
		if month > 1 {
			line("%s", maybe("refused", "answers: {2020-%02d-25.r: {accepted: false, answer: Not now.}}", month-1))
		}
		line("%s", maybe("highlight", "ambitions: {%s: {%s}}", rapid.SampledFrom([]string{"1", "2"}).Draw(t, "of"),
			rapid.SampledFrom([]string{"summary: It moves on.", "ask: More people", "summary: It stands, ask: A decision."}).
				Draw(t, "what")))
		if visits > 0 && rapid.IntRange(0, 3).Draw(t, "letter") > 0 {
			visit := rapid.IntRange(0, visits-1).Draw(t, "of visit")
			line("visits: {v%d: {f1: {verdict: %s%s}%s}}", visit, rapid.SampledFrom([]string{"better", "same", "worse"}).
				Draw(t, "verdict"), maybe("noted", ", note: They say so."), maybe("two", ", f2: {verdict: same}, f3: {verdict: worse}"))
		}
		line("%s", maybe("spoken", "voices: {2.1: [{says: I am safe, verdict: %s%s}]}", rapid.SampledFrom([]string{"agree",
			"not-yet", "unsure"}).Draw(t, "verdict"), rapid.SampledFrom([]string{"", ", by: cy", ", by: di, note: So it is."}).
			Draw(t, "speaker")))
		line("progress:\n%s  2.2: {note: It goes on.%s}", progressOf(t, maybe), verifiedOf(t, maybe))
	}
	return archive + b.String()
}

// progressOf is what is said of tasks that may be complete or off track.
func progressOf(t *rapid.T, maybe func(string, string, ...any) string) (lines string) {
	for _, id := range []string{"1.1", "2.1"} {
		switch rapid.IntRange(0, 5).Draw(t, "said of "+id) {
		case 0, 1:
			lines += "  " + id + ": {rating: B, note: Done." + maybe("evidence", ", evidence: [%s]",
				rapid.SampledFrom([]string{"minutes", "minutes, a letter", "tbc"}).Draw(t, "shown")) +
				maybe("confirmed", ", confirmed_by: %s", rapid.SampledFrom([]string{"ann", "bo", "cy", "adviser", "a friend"}).
					Draw(t, "by")) + verifiedOf(t, maybe) + "}\n"
		case 2:
			lines += "  " + id + ": {rating: R, note: Stuck." + maybe("escalated", ", escalation: {to: %s, ask: Pay for it%s}",
				rapid.SampledFrom([]string{"board", "office", "bo", "ann"}).Draw(t, "to"), maybe("by", ", by: 2020-06-01")) + "}\n"
		case 4: // an escalation that does not hold
			lines += "  " + id + ": {rating: A, note: Late., recovery: More., escalation: {to: board, ask: Pay for it}}\n"
		case 3:
			lines += "  " + id + ": {note: It goes on." + maybe("evidence later", ", evidence: [a photograph]") + "}\n"
		}
	}
	return lines
}

func verifiedOf(t *rapid.T, maybe func(string, string, ...any) string) string {
	return maybe("verified", ", verified: {by: %s, date: 2020-01-20, result: %s%s}", rapid.SampledFrom([]string{"adviser", "cy"}).
		Draw(t, "looked"), rapid.SampledFrom([]string{"agree", "partly", "disagree"}).Draw(t, "result"),
		maybe("sample", ", sample: %d", rapid.IntRange(1, 3).Draw(t, "cases")))
}

// second are papers that the tests write a second time, and sentences each of which must stand
// on some of their pages and be absent from others.
var second = []struct {
	paper     string
	pages     func(t rapid.TB, r *reader) []string
	sentences []string
}{
	{"streams", func(t rapid.TB, r *reader) []string {
		return []string{r.same(t, "streams", report.Options{}, r.streams())}
	}, []string{"No group is recorded as reporting to another", "| none recorded |", "It receives reports from", "It writes",
		"No ambition that it works on is in the record by", "Nothing is recorded as asked.", "More people |", "Pay for it |",
		"decide by 1 June 2020", "asked of Board", ": nothing is recorded", "It moves on. (25 ",
		"# Its open actions", "days overdue", "| no date | open", "Do it. Soon.", "R off track*", "| better |", "| worse |",
		"| same |", "| new |", "| – |", "ended, and", "on hold"}},
	{"visit", func(t rapid.TB, r *reader) (pages []string) {
		for _, e := range r.visits() {
			id := of(e, "id")
			pages = append(pages, r.same(t, "visit", report.Options{Visit: id}, r.visit(id)))
		}
		return pages
	}, []string{"They came", "are not published yet", "Which findings the visit looked at is not in the record by",
		"The letter of this visit is not in the record by",
		"Which findings the visit looked at and the letter of this visit are not in the record by", "The letter says better of", "Our own ratings had gone the same way for",
		"No earlier visit is recorded", "The visit before was on", "The visit before was in",
		"not in the focus", "| not recorded |", "not a finding yet", "| no link to a task is recorded |",
		"No link to a task is recorded for that day.", "That day it had", "Measures: none linked", "no value recorded",
		", better", ", worse", "; none for ", "nobody recorded by then", "nobody recorded since the visit before",
		"they agree in part", "after looking at 1 case.", "nothing recorded by then", "nothing recorded since the visit before",
		"| met |", "| evidenced |", "* | "}},
	{"evidence", func(t rapid.TB, r *reader) (pages []string) {
		seed := uint64(7)
		for _, o := range []report.Options{{}, {Sample: 2, Seed: &seed}, {Sample: 20, Seed: &seed}} {
			pages = append(pages, r.same(t, "evidence", o, r.evidence(o)))
		}
		return pages
	}, []string{"No task is called complete (B)", "tasks is called complete (B).", "tasks are called complete (B).",
		"That is more than there are, so all are shown.", "shown, a sample drawn from them.", "shown has evidence and",
		"shown have evidence and", "None of the 1 shown has evidence", "shown was confirmed by somebody outside",
		"shown was looked at", "shown were looked at", "Who looked last at one of them", "Who looked last at 2 of them",
		"| none recorded |", "before this record began", "Missing: ", "| nobody recorded |", "(from outside)", "| nobody",
		"# Where it is recorded", "# To draw the sample again", "| no lead |"}},
	{"scrutiny", func(t rapid.TB, r *reader) []string { return []string{r.sameScrutiny(t)} }, []string{
		"No recommendation before this date is recorded.", "No answer is recorded.", "Accepted 20 ", "Not accepted 25 ",
		"The record holds no event up to this date.", "20 March 2020: The committee met", "- Note where the programme stood on", "- Look again.",
		"The record raises no question.", "What became of the work that has ended?", "task is overdue whose record",
		"tasks are overdue whose record", "task is complete, and no impact", "No task has ever been rated:"}},
	{"voices", func(t rapid.TB, r *reader) []string {
		return []string{r.same(t, "voices", report.Options{}, r.voices())}
	}, []string{"Nothing is recorded of whether they agree.", "Last said: ", "agree to ", "not yet to ", "unsure of ",
		"Nothing is recorded of the other", "are left out.", "# You said, we did", "# Nothing is recorded yet",
		"Somebody not named", "nothing is recorded since then", "is called complete, and they say not yet."}},
}

// Each paper is, line by line, what the files say of its subject: in records drawn at random
// and in both that are shipped, on many days, for the board and for the public.
func TestPapersASecondTime(t *testing.T) {
	present, absent := map[string]bool{}, map[string]bool{}
	made := func(t rapid.TB, r *reader) {
		for _, s := range second {
			for _, page := range s.pages(t, r) {
				for _, words := range s.sentences {
					key := s.paper + ": " + words
					present[key] = present[key] || strings.Contains(page, words)
					absent[key] = absent[key] || !strings.Contains(page, words)
				}
			}
		}
	}
	drawn := rapid.Custom(func(t *rapid.T) *reader {
		archive := looked(t)
		s, p := readTwice(t, storetest.Archive(archive))
		day := drawnDay(t)
		if rapid.IntRange(0, 4).Draw(t, "on a day of scrutiny") == 0 {
			day = rapid.SampledFrom([]programme.Date{programme.Day(2020, 3, 20), programme.Day(2020, 5, 25)}).Draw(t, "then")
		}
		r := readerOf(s, p, day, rapid.Bool().Draw(t, "public"))
		r.archive = archive
		return r
	})
	rapid.Check(t, func(t *rapid.T) { made(t, drawn.Draw(t, "record")) })
	for seed := range 150 { // the same at every run
		made(t, drawn.Example(seed))
	}
	for dir, years := range map[string][2]int{"../..": {2019, 2023}, "../../examples/brightwater": {2024, 2025}} {
		s, p := readTwice(t, os.DirFS(dir))
		for year := years[0]; year <= years[1]; year++ {
			for _, month := range []int{2, 5, 9, 12} {
				made(t, readerOf(s, p, programme.Day(year, month, 13), false))
				made(t, readerOf(s, p, programme.Day(year, month, 13), true))
			}
		}
	}
	for _, s := range second {
		for _, words := range s.sentences {
			if key := s.paper + ": " + words; !present[key] || !absent[key] {
				t.Errorf("%q: present on a page %v, absent from one %v", key, present[key], absent[key])
			}
		}
	}
}
