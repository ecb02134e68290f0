package publish

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/schema"
)

// unpublishedFile is in a text where somebody wrote which file of the council's own
// something is in.
const unpublishedFile = "(a file that is not published)"

// hideFiles takes the paths of files out of the public copy, whose readers do not have
// them: a path is no use to them, and may name people and places. Addresses of the web
// stay.
func hideFiles(public *programme.Programme) {
	for _, d := range public.Documents {
		if !d.Address() {
			d.File = programme.Text{}
		}
	}
	schema.Walk(public, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			if !holdsProse(k) {
				return
			}
			for t := range k.Texts(e.Record) {
				if isEvidence := k.Answers && k.Shape.Kind == schema.KindList; isEvidence && isFile(t.Value) {
					t.Value = unpublishedFile
				}
				t.Value = withoutFiles(t.Value)
			}
		})
	})
}

func holdsProse(k *schema.Key) bool {
	return slices.Contains([]schema.Role{schema.Prose, schema.Title, schema.Person}, k.Role)
}

// The parts of the pattern below: the signs of a path, what is before one, the endings
// of files that people name, and those of addresses that are written without https://.
const (
	sign    = "[^\\s<>\"'()\\[\\]`]"
	before  = "(?P<before>^|[\\s<>\"'()\\[\\]`,;:=])"
	endings = `\.(?:docx?|docm|dotx?|xls[xmb]?|pptx?|pdf|csv|txt|rtf|od[tsp]|md|ya?ml|json|html?|xml|msg|eml|zip|` +
		`jpe?g|png|gif|tiff?|heic|mp[34]|m4a|mov|wav|accdb|mdb|pbix|mpp|vsdx?)\b`
	domains = `(?:uk|org|com|net|gov|eu|info|io|wales|scot|london|cymru)`
	web     = `(?:https?://|mailto:|www\.|(?:[a-z0-9-]+\.)+` + domains + `(?::\d+)?/)`
)

// Patterns of what leads somewhere: a link of Markdown, an address, the path of a file. A
// path of Windows or of a server may have spaces in it: it goes on to the ending of a file
// or, without one, to the end of the line.
var (
	leading = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)!?\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<to>[^()<>]*)>?\s*\)|` +
			before + `(?:(?P<web>` + web + `[^\s<>"]*)|` +
			`(?:file:/{0,3})?(?:[a-z]:[\\/]|\\\\[a-z0-9])(?:[^\n"<>|*?]*?` + endings + `|[^\n"<>|*?]*)|` +
			`file:/` + sign + `+|(?:~|\.{1,2})[\\/]` + sign + `+|` +
			`/(?:home|users|mnt|media|srv|var|tmp|opt|data|root|volumes|net)/` + sign + `+|` +
			sign + `*[^\s<>"'()\[\].]` + endings + `)`)
	})
	toTheWeb  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:#|` + web + `)`) })
	wholeFile = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^[^.:;!?\n]*` + endings + `$`) })
)

// isFile reports whether a text is the name of a file and nothing else.
func isFile(text string) bool { return wholeFile().MatchString(text) && !toTheWeb().MatchString(text) }

// withoutFiles is a text with other words in place of each file that it names. A link of
// Markdown to a file leaves its words.
func withoutFiles(text string) string {
	if !mayLead(text) {
		return text
	}
	var b strings.Builder
	end := 0
	for _, at := range leading().FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[end:at[0]])
		b.WriteString(published(text, at))
		end = at[1]
	}
	return b.String() + text[end:]
}

// mayLead reports whether the pattern of what leads somewhere can be in a text: it asks for
// a slash, a link or a dot that an ending follows, and is slow to look for them.
func mayLead(text string) bool {
	if strings.ContainsAny(text, `/\`) || strings.Contains(text, "](") {
		return true
	}
	for i := range len(text) - 1 {
		if next := text[i+1] | 0x20; text[i] == '.' && 'a' <= next && next <= 'z' {
			return true
		}
	}
	return false
}

// published is what the public reads in place of one thing that leads somewhere, of which
// the places of the parts in the text are given.
func published(text string, at []int) string {
	part := func(name string) (string, bool) {
		i := 2 * leading().SubexpIndex(name)
		if at[i] < 0 {
			return "", false
		}
		return text[at[i]:at[i+1]], true
	}
	whole := text[at[0]:at[1]]
	if words, link := part("words"); link {
		to, _ := part("to")
		if shown := withoutFiles(words); !toTheWeb().MatchString(to) {
			return shown
		} else {
			return strings.Replace(whole, words, shown, 1)
		}
	}
	if _, address := part("web"); address {
		return whole
	}
	before, _ := part("before")
	return before + unpublishedFile
}
