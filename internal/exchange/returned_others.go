package exchange

import (
	"strconv"
	"strings"

	"improve/internal/entry"
	"improve/internal/programme"
)

// readOthers reads a row of the sheet of what others say.
func (r *returnReader) readOthers() {
	if v := r.verified(); v != (entry.Verified{}) {
		r.sayProgress(entry.Progress{Task: r.about.task.Task, Verified: v})
	}
	if v := r.voice(); v != nil {
		r.say(r.heardAlready(v), func(out *Return) { out.Voices = append(out.Voices, *v) })
	}
}

// verified reads who looked at the task, and what they found: all of it, or nothing.
func (r *returnReader) verified() (v entry.Verified) {
	v.By, v.Date = r.who("verified_by"), r.date("verified_on")
	v.Result = r.choice("verified_result", choicesOf("verification", "result"))
	if c := r.cell("sample"); !c.Empty() {
		n, err := strconv.Atoi(c.Text)
		if err != nil || n < 1 {
			r.problem("sample", c.Text, "no number of cases: write a whole number, such as 12")
		}
		v.Sample = n
	}
	if v == (entry.Verified{}) {
		return v
	}
	for id, given := range map[string]bool{"verified_by": v.By != "", "verified_on": !r.cell("verified_on").Empty(),
		"verified_result": !r.cell("verified_result").Empty()} {
		if !given {
			r.problem(id, "", "a verification needs who looked, when, and what they found")
		}
	}
	return v
}

// voice reads what was said to one of the task's statements for children; nil where nothing is.
func (r *returnReader) voice() *entry.Voice {
	v := entry.Voice{Task: r.about.task.Task, Said: r.who("voice_by"), Note: r.cell("voice_note").Text,
		Verdict: strings.ReplaceAll(r.choice("voice_verdict", choicesOf("voice", "verdict")), " ", "-")}
	says := r.cell("voice_says").Text
	if v.Said+v.Note+says == "" && r.cell("voice_verdict").Empty() {
		return nil
	}
	if r.cell("voice_verdict").Empty() {
		r.problem("voice_verdict", "", "do children and families agree? Choose agree, not yet or unsure")
	}
	v.Says = r.statement(says)
	return &v
}

// statement is the one of the task's statements for children that a cell means, by its number
// or its words.
func (r *returnReader) statement(text string) string {
	all := programme.Values(r.about.task.ForChildren)
	meant := r.about.task.Statements(text)
	if n, err := strconv.Atoi(strings.TrimRight(text, ").")); err == nil && n >= 1 && n <= len(all) {
		meant = all[n-1 : n]
	}
	switch {
	case len(all) == 0:
		r.problem("voice_says", text,
			r.about.task.ID.Value+" has no statement for children: the plan has to give one first")
	case len(meant) != 1:
		r.problem("voice_says", text,
			"which statement do they mean? Write its number, from 1 to "+strconv.Itoa(len(all)))
	default:
		return meant[0]
	}
	return ""
}

// heardAlready reports whether the record has a verdict of the same people already.
func (r *returnReader) heardAlready(v *entry.Voice) (is bool) {
	r.board.heard(v.Task, func(_ *programme.Update, old *programme.Voice) {
		is = is || old.Says.Value == v.Says && old.Verdict.Value == v.Verdict && old.By.Value == v.Said &&
			squash(old.Note.Value) == squash(v.Note)
	})
	return is
}

// verifiedAlready reports whether an entry holds what a row says about who looked.
func verifiedAlready(e *programme.Progress, v entry.Verified) bool {
	if v == (entry.Verified{}) {
		return true
	}
	is := e.Verified
	return is != nil && is.By.Value == v.By && is.Result.Value == v.Result && is.Date.Date == v.Date &&
		(v.Sample == 0 || int(is.Sample.Value) == v.Sample)
}
