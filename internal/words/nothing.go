package words

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// SayNothing reports whether a text says nothing: it has no letter or digit, or only says
// that there is nothing to say yet, or that somebody said it before, in English or Welsh.
// Case, spaces, punctuation and letters that only look like others do not matter.
func SayNothing(text string) bool {
	said, n, foreign := letters(text)
	if foreign {
		said, n, foreign = letters(Skeleton(text))
	}
	if foreign {
		return false
	}
	if n <= len(said) && (saysNothing(string(said[:n])) || oneLetter(string(said[:n]), text)) {
		return true
	}
	if !onlyEmpty(text) {
		return false
	}
	words := strings.Join(Split(Skeleton(text)), " ")
	return empty().MatchString(words) || emptyInWelsh().MatchString(words)
}

// saysNothing reports whether the letters of a text are those of a word for nothing.
func saysNothing(letters string) bool {
	switch letters {
	case "", "tbc", "tobeconfirmed", "tba", "tobeadvised", "tbd", "tobedecided", "na", "notapplicable", "ongoing",
		"seeabove", "asabove", "none", "dim", "nil", "ditto", "ok", "okay", "yes", "etc", "test":
		return true
	}
	return false
}

// oneLetter reports whether a text is one letter, however often it is written.
func oneLetter(letters, text string) bool {
	return strings.Trim(letters, letters[:1]) == "" && !strings.ContainsFunc(text, unicode.IsDigit)
}

// onlyEmpty reports whether all words of a text are such as a text that says nothing is made
// of. It copies nothing, so that a note that says something costs little.
func onlyEmpty(text string) bool {
	for text != "" {
		said, n, rest := firstWord(text)
		if n > len(said) || !emptyWord(string(said[:n])) {
			return false
		}
		text = rest
	}
	return true
}

// emptyWord reports whether a word may be of a text that says nothing, in English or Welsh.
func emptyWord(word string) bool {
	switch word {
	case "adrodd", "adroddiad", "adroddwyd", "am", "amherthnasol", "ar", "aros", "benderfynu",
		"berthnasol", "blaen", "blaenorol", "bwrdd", "byd", "cadarnhad", "cadarnhau", "cyfarfod", "dal",
		"dasg", "ddiweddariad", "ddiweddaru", "ddilyn", "ddim", "ddod", "dim", "disgwyl", "diweddariad",
		"diweddariadau", "diwethaf", "ers", "eto", "fath", "fel", "gadarnhad", "gadarnhau", "gwaith",
		"gweill", "gweler", "gytuno", "heb", "hyd", "hyn", "i", "isod", "iw", "mae", "maer", "mis", "mynd",
		"newid", "newidiadau", "newydd", "nid", "nodi", "nodwyd", "o", "or", "parhau", "parhaus", "peth",
		"pellach", "r", "rhagddi", "rhagddo", "tasg", "tro", "uchod", "un", "w", "waith", "y", "ychwanegu",
		"yn", "yr", "yw", "ywn":
		return true
	}
	switch word {
	case "", "the", "this", "it", "its", "is", "s", "please", "still", "task", "work", "status", "position", "action",
		"currently", "update", "updates", "remains", "yet", "shortly", "soon", "now", "last", "previous", "prior",
		"earlier", "time", "times", "report", "reports", "note", "notes", "meeting", "board", "month", "week", "cycle",
		"quarter", "entry", "above", "below", "before", "previously", "tbc", "tba", "tbd", "tb", "t", "a", "b", "c",
		"d", "to", "be", "advised", "agreed", "announced", "clarified", "confirmed", "decided", "determined",
		"updated", "follow", "pending", "awaiting", "awaited", "n", "na", "none", "nil", "not", "applicable",
		"nothing", "further", "new", "add", "say", "no", "change", "changes", "since", "from", "on", "unchanged",
		"going", "ongoing", "in", "progress", "progressing", "continues", "continuing", "under", "way", "underway",
		"wip", "as", "see", "per", "refer", "same", "ditto", "noted", "reported", "stated":
		return true
	}
	return false
}

// firstWord is the first word of a text in small letters that look Latin, how long it is,
// and what follows it. Characters that show nothing are no part of it.
func firstWord(text string) (said short, n int, rest string) {
	for i, r := range text {
		look := asciiLook(r)
		switch {
		case look != 0:
			if n < len(said) {
				said[n] = look
			}
			n++
		case r >= 0x80 && (Hidden(r) || unicode.IsMark(r)):
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if n < len(said) {
				if look := latinLook(unicode.ToLower(r)); look < 0x80 {
					said[n] = byte(look)
				}
			}
			n++
		case n > 0:
			return said, n, text[i:]
		}
	}
	return said, n, ""
}

// empty matches the words of a text that says nothing, or only that somebody said it before,
// or that there will be something to say.
var empty = sync.OnceValue(func() *regexp.Regexp {
	const (
		when = `(the )?(last|previous|prior|earlier)` +
			`( (time|update|report|note|meeting|board|month|week|cycle|quarter|entry))?s?`
		before = `(above|below|before|previously|` + when + `)`
		filler = `(the|this|it|its|is|s|please|still|task|work|status|position|action|currently|update|remains|yet|` +
			`shortly|soon|now)`
		later = `tb ?[acd]|t b [acd]|to be (advised|agreed|announced|clarified|confirmed|decided|determined|updated)|` +
			`to follow|pending|await(ing|ed)`
		never = `n ?a|none|nil|not applicable|nothing( (further|new))?( to (add|report|note|say))?|` +
			`no( (further|new))? (updates?|changes?)( (since|from|on|to) ` + before + `)?|` +
			`unchanged( (since|from) ` + before + `)?`
		going = `on ?going|in progress|progressing|continues|continuing|under ?way|wip`
		seen  = `(as|see|as per|per|refer to|same as|as in|same) ` + before + `|same|ditto|` +
			`as (previously )?(advised|noted|reported|stated)( previously)?`
	)
	phrase := `(` + later + `|` + never + `|` + going + `|` + seen + `)`
	return regexp.MustCompile(`^(` + filler + ` )*` + phrase + `( ` + phrase + `| ` + filler + `)*$`)
})

// emptyInWelsh matches the same in Welsh.
var emptyInWelsh = sync.OnceValue(func() *regexp.Regexp {
	const (
		before = `(uchod|isod|o ?r blaen|yr? (tro|cyfarfod|adroddiad|diweddariad|mis|bwrdd) (diwethaf|blaenorol))`
		filler = `(mae ?r?|y|yr|n|yn|gwaith|waith|tasg|dasg|hyn|dal|eto|o hyd)`
		later  = `i ?w (gadarnhau|benderfynu|gytuno|ddiweddaru)|i dd(ilyn|od)|` +
			`(aros|disgwyl)( am)? (g|c)adarnhad|(aros|disgwyl)( am)? dd?iweddariad`
		never = `dim (newid(iadau)?|diweddariad(au)?|byd)( (newydd|pellach))?( i ?w (adrodd|nodi|ychwanegu))?` +
			`( (ers|o) ` + before + `)?|dim i ?w (adrodd|nodi|ychwanegu)|heb newid( ers ` + before + `)?|` +
			`amherthnasol|(ddim yn|nid yw ?n) berthnasol`
		going  = `parhaus|parhau|mynd rhagdd[oi]|ar y gweill|ar waith`
		seen   = `(gweler|fel) ` + before + `|fel y (nodwyd|adroddwyd) ` + before + `|yr un (fath|peth)`
		phrase = `(` + later + `|` + never + `|` + going + `|` + seen + `)`
	)
	return regexp.MustCompile(`^(` + filler + ` )*` + phrase + `( ` + phrase + `| ` + filler + `)*$`)
})

// short is room for the longest of the texts that say nothing.
type short [len("notapplicable")]byte

// letters are the small letters and digits of a text, up to the first that is none of
// ASCII (foreign), and how many there are: one more than there is room for where there are
// too many. They are counted without a heap: there is a note in every entry.
func letters(text string) (said short, n int, foreign bool) {
	for _, r := range text {
		look := asciiLook(r)
		switch {
		case r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return said, n, true
		case look == 0:
			continue
		case n == len(said):
			return said, n + 1, false
		}
		said[n] = look
		n++
	}
	return said, n, false
}

// asciiLook is latinLook of a letter or digit of ASCII, in small letters; 0 of all else.
func asciiLook(r rune) byte {
	if r >= 0x80 {
		return 0
	}
	return asciiLooks[r]
}

var asciiLooks = func() (looks [0x80]byte) {
	for r := range rune(len(looks)) {
		switch {
		case 'A' <= r && r <= 'Z':
			looks[r] = byte(r - 'A' + 'a')
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			looks[r] = byte(latinLook(r))
		}
	}
	return looks
}()
