package change

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/programme"
	"improve/internal/words"
)

// decided quotes the latest decision of the board that permits a change in words: it names
// the record or limit and what it becomes, or that it goes where that is nothing; and does
// neither refuse nor only talk about it. It is no older than a board's cycle and the days of
// grace, so that what a board said about it years ago excuses nothing. From the first permits
// of a record on, and in minutes of a day on which this program knew permits, words alone
// excuse nothing. Empty where there is no such decision.
func (d *differ) decided(becomes string, names ...string) string {
	policy := d.before.programme.Policy
	for _, u := range slices.Backward(d.Whole.Updates) {
		day := u.Date.Date
		if !d.Whole.MinutesBoard(u) || !d.firstPermit.IsZero() && !day.Before(d.firstPermit) ||
			!day.Before(permitsKnown()) || d.Today.IsZero() || !d.AsAt.IsZero() && day.After(d.AsAt) ||
			d.Today.DaysSince(day) > policy.CycleDays+policy.GraceDays {
			continue
		}
		for _, v := range u.Decisions {
			if permitsInWords(v.Text.Value, becomes, names) {
				return "The meeting of " + day.Words() + " decided: " + quoted(v.Text.Value) +
					". That counts by its words, because no earlier decision of this record has permits."
			}
		}
	}
	return ""
}

// permitsKnown is the day from which boards can permit by permits: decisions of earlier days
// count by their words.
func permitsKnown() programme.Date { return programme.Day(2026, 11, 29) }

// permitsInWords reports whether a sentence of a decision names something, says what it
// becomes, and leaves no doubt that it was decided.
func permitsInWords(text, becomes string, names []string) bool {
	for sentence := range strings.FieldsFuncSeq(withoutPoints(text), func(r rune) bool {
		return strings.ContainsRune("\n;?!", r)
	}) {
		said := words.Split(decisively(sentence))
		has := func(list string) bool {
			return slices.ContainsFunc(strings.Fields(list), func(w string) bool { return slices.Contains(said, w) })
		}
		if !namesAny(sentence, names) || has(doubtful) {
			continue
		}
		if becomes == "" && has(leaving) || becomes != "" && namesAny(sentence, []string{becomes}) {
			return true
		}
	}
	return false
}

// withoutPoints is a text whose sentences end in line breaks; a point within a number or an
// id ends none.
func withoutPoints(text string) string {
	return strings.NewReplacer(". ", "\n", ".\n", "\n").Replace(text)
}

// decisively is a sentence without the words of a decision that would read as doubt.
func decisively(sentence string) string {
	return strings.NewReplacer("no longer", "nolonger", "it was agreed", "", "it was decided", "",
		"it was resolved", "").Replace(strings.ToLower(sentence))
}

// Words of a decision that refuses or only talks about something, and words by which
// something goes.
const (
	doubtful = `no not never none neither nor cannot cant dont didnt wont refuse refused refuses reject rejected
		rejects decline declined declines defer deferred postpone postponed against oppose opposed disagree disagreed
		without instead unless if whether consider considered considers discuss discussed discusses debate debated
		propose proposed proposes proposal suggest suggested request requested requests ask asked asks wants wanted
		should could would may might note noted notes heard received review reviewed keep keeps kept stay stays remain
		remains withdrew until was were had`
	leaving = `nolonger drop dropped drops remove removed removes delete deleted deletes withdraw withdrawn withdraws
		close closed closes end ended ends cease ceases goes leaves stop stops stopped retire retired replaced
		superseded`
)

// firstPermits is the day of the first permits in either record; zero where none has any.
func firstPermits(sides ...*programme.Programme) (first programme.Date) {
	for _, p := range sides {
		for _, u := range p.Updates {
			permits := slices.ContainsFunc(u.Decisions, func(v programme.Decision) bool { return len(v.Permits) > 0 })
			if permits && u.Date.Given() && (first.IsZero() || u.Date.Date.Before(first)) {
				first = u.Date.Date
			}
		}
	}
	return first
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
