package report_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
)

// sections are the lines of a page by their heading, without its number.
func sections(page []string) map[string][]string {
	of, title := map[string][]string{}, ""
	for _, line := range page {
		if heading, is := strings.CutPrefix(line, "# "); is {
			_, title, _ = strings.Cut(heading, ". ")
			continue
		}
		of[title] = append(of[title], line)
	}
	return of
}

// sameScrutiny compares those parts of the report to scrutiny that no other paper has: what was
// recommended and answered, what happened, what members are asked to do and what the record
// raises. Its figures are compared with status by TestPapersAgreeWithStatus, its contradictions
// by the tests of package assess. The result is the page.
func (r *reader) sameScrutiny(t rapid.TB) string {
	t.Helper()
	page := pageLines(r.page(t, "scrutiny", report.Options{}))
	if r.public && !r.context.Basis.Given() {
		return strings.Join(page, "\n")
	}
	got := sections(page)
	questions := slices.DeleteFunc(slices.Clone(got["Questions that the record raises"]), func(line string) bool {
		return !strings.HasPrefix(line, "- ") && line != "The record raises no question." ||
			strings.HasSuffix(line, ": how does that fit?") || strings.Contains(line, "how did the record come to hold ")
	})
	before, now := r.recommended()
	if now == nil {
		now = []string{"- Note where the programme stood on " + dayWords(r.at) + ".", "- Receive a further update after the " +
			"next board, and challenge what difference the work makes to children and young people."}
	}
	raised := r.questions()
	if raised == nil && !strings.Contains(strings.Join(page, "\n"), "how does that fit?") {
		raised = []string{"The record raises no question."}
	}
	for _, part := range []struct {
		title     string
		got, want []string
	}{
		{"What was recommended before", got["What was recommended before"], before},
		{"Background", got["Background"], r.background()},
		{"Recommendations", got["Recommendations"], append([]string{"Members are asked to:"}, now...)},
		{"Questions that the record raises", questions, raised},
	} {
		same := len(part.got) == len(part.want)
		for i := 0; same && i < len(part.want); i++ {
			begin, open := strings.CutSuffix(part.want[i], "…")
			same = part.got[i] == part.want[i] || open && strings.HasPrefix(part.got[i], begin)
		}
		if !same {
			t.Fatalf("scrutiny as at %s, public %v, %s:\n%s\nand must be\n%s\n%s", r.day, r.public, part.title,
				strings.Join(part.got, "\n"), strings.Join(part.want, "\n"), r.archive)
		}
	}
	return strings.Join(page, "\n")
}

// recommended is what became of what was recommended before, and what is put to the committee
// on the day itself.
func (r *reader) recommended() (before, now []string) {
	answers := map[string]string{}
	for _, u := range r.minuted() {
		for id := range under(u, "answers") {
			a := under(u, "answers", id)
			became := map[bool]string{true: "Accepted ", false: "Not accepted "}[of(a, "accepted") == "true"]
			answers[id] = became + dayWords(of(u, "date")) + ". " + of(a, "answer")
		}
	}
	for _, u := range r.minuted() {
		for _, rec := range objects(u, "recommendations") {
			if of(u, "date") == r.day && r.who(of(rec, "to")) != r.board() && r.isGroup(of(rec, "to")) {
				now = append(now, "- "+of(rec, "text"))
				continue
			}
			became, is := answers[of(rec, "id")]
			if !is {
				became = "No answer is recorded."
			}
			before = append(before, fmt.Sprintf("- %s: %s %s", dayWords(of(u, "date")), of(rec, "text"), became))
		}
	}
	if before == nil {
		before = []string{"No recommendation before this date is recorded."}
	}
	return before, now
}

func (r *reader) isGroup(id string) bool {
	return slices.ContainsFunc(objects(r.programme, "groups"), func(g object) bool { return of(g, "id") == id })
}

// background is what happened, earliest first, without the meeting that the paper goes to.
func (r *reader) background() (lines []string) {
	events := slices.DeleteFunc(objects(r.programme, "events"), func(e object) bool {
		return first(of(e, "date")) > r.day || of(e, "kind") == "scrutiny" && of(e, "date") == r.day
	})
	slices.SortStableFunc(events, func(a, b object) int {
		on := func(o object) programme.Date { day, _ := programme.ParseDate(of(o, "date")); return day }
		return on(a).Compare(on(b))
	})
	for _, e := range events {
		lines = append(lines, dayWords(of(e, "date"))+": "+strings.Join(strings.Fields(of(e, "title")), " "))
		if of(e, "text") != "" {
			lines = append(lines, dayWords(of(e, "date"))+": "+strings.Join(strings.Fields(of(e, "text")), " "))
		}
	}
	if lines == nil {
		return []string{"The record holds no event up to this date."}
	}
	return lines
}

// questions are those that the record raises, without those about contradictions.
func (r *reader) questions() (lines []string) {
	ended, untracked, unshown, rated := 0, 0, 0, false
	stood := r.stood(r.at)
	for _, t := range r.tasks {
		row, known := stood[of(t, "id")]
		if !known {
			continue
		}
		for n, is := range map[*int]bool{&ended: row.State == assess.IsEnded, &untracked: row.Untracked,
			&unshown: row.State == assess.IsComplete && !r.shown(row.ID)} {
			if is {
				*n++
			}
		}
		for _, u := range r.levels(r.at) {
			rated = rated || of(under(u, "progress", row.ID), "rating") != ""
		}
	}
	if ended > 0 {
		lines = append(lines, "- What became of the work that has ended? "+some(ended, "task has ended", "tasks have ended")+"…")
	}
	const unsaid = " whose record does not say what happens now, when %s done or how bad it is: what is the answer?"
	if untracked == 1 {
		lines = append(lines, "- 1 task is overdue"+fmt.Sprintf(unsaid, "it will be"))
	} else if untracked > 1 {
		lines = append(lines, fmt.Sprintf("- %d tasks are overdue"+unsaid, untracked, "they will be"))
	}
	if unshown > 0 {
		lines = append(lines, "- "+some(unshown, "task is", "tasks are")+
			" complete, and no impact on children is shown: what changed for them?")
	}
	if len(stood) > 0 && !rated {
		lines = append(lines, "- No task has ever been rated: how does the board know how the work is going?")
	}
	return lines
}

// shown reports whether the latest word on a task's impact is that something changed for
// children, with a source.
func (r *reader) shown(id string) (shown bool) {
	for _, u := range r.levels(r.at) {
		if i := under(u, "impact", id); i != nil {
			shown = (of(i, "difference") == "some" || of(i, "difference") == "significant") &&
				(of(i, "source") != "" || of(under(i, "source"), "kind") != "")
		}
	}
	return shown
}
