package doc

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// Link is where a piece of text leads: to a page of the web, to a mailbox, or to
// a file beside the page. There is no link that a program would run or that
// reads the reader's own files, so that no format can pass one on. The empty
// Link leads nowhere.
type Link struct{ address string }

// linkSchemes are the kinds of address that a page may lead to. An address
// without a scheme leads to what is beside the page.
var linkSchemes = []string{"", "http", "https", "mailto"}

// ownLetters are those of addresses that we make: none of them has a meaning to a browser
// that another page could misuse.
const ownLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"

// LinkTo makes a link to an address; false where no page may lead there, or
// where it is no address: what was written is then to be shown as text.
func LinkTo(address string) (Link, bool) {
	if address != "" && strings.Trim(address, ownLetters) == "" {
		return Link{address}, true
	}
	if address == "" || strings.ContainsFunc(address, notInAddress) {
		return Link{}, false
	}
	u, err := url.Parse(address)
	if err != nil || !slices.Contains(linkSchemes, strings.ToLower(u.Scheme)) {
		return Link{}, false
	}
	return Link{address}, true
}

// notInAddress reports whether a sign has no place in an address: blanks,
// control characters, what does not show, and a backslash, which browsers take
// for a slash.
func notInAddress(r rune) bool {
	return r == '\\' || !unicode.IsGraphic(r) || unicode.IsSpace(r)
}

// Address is where the link leads, empty for none.
func (l Link) Address() string { return l.address }

// Addressed is the line with the address of each link after its words, for
// formats whose readers cannot follow a link. Words that are the address stand
// alone.
func (l Line) Addressed() Line {
	if !slices.ContainsFunc(l, func(s Span) bool { return s.Link != Link{} }) {
		return l
	}
	var out Line
	words := ""
	for i, s := range l {
		out = append(out, s)
		words += s.Text
		if i+1 < len(l) && l[i+1].Link == s.Link {
			continue
		}
		if s.Link.address != "" && words != s.Link.address {
			out = append(out, Span{Text: " (" + s.Link.address + ")", Tone: s.Tone})
		}
		words = ""
	}
	return out
}
