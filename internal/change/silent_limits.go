package change

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/programme"
)

// loosened: a limit that says when something is wrong is the board's to loosen.
// So is the day that the record is looked at on, for nothing is late before it.
func (d *differ) loosened(f *found) *Silent {
	if f.before == nil || f.after == nil || !looser(f) {
		return nil
	}
	words := []string{f.before.id, f.before.name}
	if f.before.kind == "programme" {
		limit := strings.TrimPrefix(f.Field, "policy ")
		words = []string{limit, strings.ReplaceAll(limit, "_", " ")}
	}
	if said := d.decided(words...); said != "" {
		f.Text += " " + said
		return nil
	}
	mend := "put " + f.Before + " back"
	if f.Before == "" {
		mend = "delete it"
	}
	return &Silent{Loosened, "It makes problems pass as right, and no recent decision of a meeting names it.",
		mend + ", or record the decision in the minutes of the meeting, with the name " + words[0]}
}

// looser reports whether a change of a limit lets more pass than before.
func looser(f *found) bool {
	switch f.before.kind + " " + f.Field {
	case "programme as_at":
		return f.After != "" && f.before.fact("name").given() // a record that begins may begin pinned
	case "programme policy signed":
		return f.After == "no"
	}
	was, errWas := strconv.ParseFloat(f.Before, 64)
	now, errNow := strconv.ParseFloat(f.After, 64)
	if errWas != nil || errNow != nil {
		return false
	}
	switch f.before.kind + " " + f.Field {
	case "programme policy cycle_days", "programme policy grace_days", "programme policy escalate_after_days",
		"measure tolerance", "risk appetite":
		return now > was
	case "programme policy small_numbers":
		return now < was
	case "measure target":
		switch f.after.fact("polarity").written() {
		case "lower":
			return now > was
		case "near":
			return now != was
		}
		return now < was
	}
	return false
}

// decided quotes the latest decision of a meeting that names something: one that
// is new, or no older than a board's cycle and the days of grace, so that what a
// board said of it years ago excuses nothing. Empty where there is none.
func (d *differ) decided(words ...string) string {
	fresh := map[*programme.Decision]bool{}
	for _, f := range d.found {
		if f.before == nil && f.after.kind == "decision" {
			fresh[f.after.source.(*programme.Decision)] = true
		}
	}
	policy := d.before.programme.Policy
	updates := d.after.programme.Updates
	for n := len(updates) - 1; n >= 0; n-- {
		u := updates[n]
		recent := !d.Today.IsZero() && u.Date.Given() &&
			d.Today.DaysSince(u.Date.Date) <= policy.CycleDays+policy.GraceDays
		for k := range u.Decisions {
			v := &u.Decisions[k]
			if u.Meeting.Given() && (recent || fresh[v]) && namesAny(v.Text.Value, words) {
				return "The meeting of " + u.Date.Date.Words() + " decided: " + quoted(v.Text.Value) + "."
			}
		}
	}
	return ""
}

func namesAny(text string, words []string) bool {
	for _, w := range words {
		if w != "" && names(strings.ToLower(text), strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// names reports whether a text holds a word or an id whole: 1.3 is neither in
// 1.30 nor in 11.3 nor in 1.3.2.
func names(text, word string) bool {
	for at := 0; ; {
		found := strings.Index(text[at:], word)
		if found < 0 {
			return false
		}
		from := at + found
		end := from + len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, size := utf8.DecodeRuneInString(text[end:])
		next, _ := utf8.DecodeRuneInString(text[min(len(text), end+size):])
		if !joins(before) && before != '.' && before != '-' && !joins(after) &&
			!((after == '.' || after == '-') && joins(next)) {
			return true
		}
		at = from + 1
	}
}

func joins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
