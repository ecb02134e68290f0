package words

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestTypo(t *testing.T) {
	for _, c := range []struct {
		was, is string
		want    bool
	}{
		{"Fill teh vacant posts", "Fill the vacant posts", true},
		{"Fill the vacent posts", "Fill the vacant posts", true},
		{"Agree the visiting standrad", "Agree the visiting standard.", true},
		{"Agree the the standard", "Agree the standard", true},
		{"Tell theteam", "Tell the team", true},
		{"fill the posts", "Fill the posts", true},
		{"children's plan", "children’s plan", true},
		{"Fill the\n  posts,", "Fill the posts", true},
		{"Accomodation for care leavers", "Accommodation for care leavers", true},
		{"Supervison for every team", "Supervision for every team", true},
		{"Audit twenty cases", "Audit twelve cases", false},
		{"Audit 20 cases", "Audit 2 cases", false},
		{"90% in time", "90 in time", false},
		{"by March", "by May", false},
		{"by march", "by may", false},
		{"Meet with Ann", "Meet with Anna", false},
		{"Children are able to speak", "Children are unable to speak", false},
		{"Do not close cases", "Do now close cases", false},
		{"We can close", "We can't close", false},
		{"See every child", "See child", false},
		{"See all children", "See children", false},
		{"See at least ten", "See at last ten", false},
		{"Train all social workers", "Train new social workers", false},
		{"Put in place a standard", "Plan in place a standard", false},
		{"Increase visits", "Decrease visits", false},
		{"Managers must check", "Managers most check", false},
		{"Reported weekly", "Reported weakly", false},
		{"A before B", "B before A", false},
		{"Fill the posts", "", false},
		{"notable", "not able", false},
		{"", "", true},
	} {
		if Typo(c.was, c.is) != c.want {
			t.Errorf("%q to %q: %v, want %v", c.was, c.is, !c.want, c.want)
		}
	}
}

// A text with one slip in a long word is a typo of itself, either way; with a number, a
// negation or a word more or less it is none. No word is there twice, which is a slip too.
func TestTypoIsWithinWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfNDistinct(rapid.StringMatching(`[b-hj-mp-z]{4,9}`), 1, 12, rapid.ID[string]).Draw(t, "words")
		at := rapid.IntRange(0, len(list)-1).Draw(t, "at")
		text := strings.Join(list, " ")
		with := func(word string) string {
			changed := append(append([]string{}, list[:at]...), word)
			return strings.Join(append(changed, list[at+1:]...), " ")
		}
		letters := []rune(list[at])
		letter := rapid.IntRange(1, len(letters)-1).Draw(t, "letter")
		slip := with(string(letters[:letter]) + "q" + string(letters[letter:]))
		if !Typo(text, text) || !Typo(text, slip) || !Typo(slip, text) {
			t.Fatalf("%q and %q differ by a letter", text, slip)
		}
		for _, more := range []string{"not", "7", "children", "%"} {
			if other := with(list[at] + " " + more); Typo(text, other) || Typo(other, text) {
				t.Fatalf("%q to %q is no slip", text, other)
			}
		}
		number, other := with("20"+list[at]), with("21"+list[at])
		if Typo(number, other) {
			t.Fatalf("%q to %q changes a number", number, other)
		}
	})
}

// Whatever the texts, a typo holds both ways and keeps every digit.
func TestTypoOfAnyTexts(t *testing.T) {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, Compose(s))
	}
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`([a-cN%1-3'. ]{0,3}(not|can't|two|March)?){0,4}`).Draw(t, "a")
		b := rapid.StringMatching(`([a-cN%1-3'. ]{0,3}(not|can't|two|March)?){0,4}`).Draw(t, "b")
		if Typo(a, b) != Typo(b, a) {
			t.Fatalf("%q and %q: one way only", a, b)
		}
		if Typo(a, b) && digits(a) != digits(b) {
			t.Fatalf("%q to %q changes a number", a, b)
		}
	})
}
