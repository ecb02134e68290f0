package site

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"improve/internal/doc"
	"improve/internal/report"
)

// longestName is how many bytes of an id are in the name of its folder; what file systems
// and Windows take of a whole path leaves no room for more.
const longestName = 80

// segment is the name of the folder of a thing, by its id: the id as written where every
// file system and every host takes it. What they do not take is written as ~ and two
// digits, base 16, a byte: no host undoes that, as many do with %2F, and a folder of it is
// always below the one it stands in. No two ids have one name.
func segment(id string) string {
	var b strings.Builder
	for i := range len(id) {
		if c := id[i]; plainByte(c) && !(c == '.' && (i == 0 || i == len(id)-1)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "~%02x", c)
		}
	}
	name := b.String()
	if reserved().MatchString(name) || name == "" {
		first := byte(0)
		if name != "" {
			first = name[0]
		}
		name = fmt.Sprintf("~%02x%s", first, name[min(1, len(name)):])
	}
	if len(name) > longestName {
		sum := sha256.Sum256([]byte(id))
		name = fmt.Sprintf("%s~~%x", strings.TrimRight(name[:longestName-20], "~."), sum[:8])
	}
	return name
}

func plainByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '.' || c == '-' || c == '_'
}

// reserved are names that a folder cannot have: those of Windows' devices, with any
// ending, those of the further sheets of a list, and that of each page's own file.
var reserved = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?|page-[0-9]+|index\.html)$`)
})

// file is the file of a page, from the top of the site.
func file(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// sheetAddress is the address of the nth sheet of a page, the first being its own.
func sheetAddress(address string, n int) string {
	if n == 1 {
		return address
	}
	if address != "" && !strings.HasSuffix(address, "/") {
		address += "/"
	}
	return fmt.Sprintf("%spage-%d/", address, n)
}

// relative is the way from one page to another, or to a file, so that a site works from
// any folder and below any address. It names index.html, for a folder that is opened
// without a host shows its list of files.
func relative(from, to string) string {
	end := len(to)
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		end = i
	}
	path, part, index := to[:end], to[end:], ""
	if path == "" || strings.HasSuffix(path, "/") {
		index = file("")
	}
	common := 0 // of both: the folders that they are in
	for i := 0; i < len(from) && i < len(path) && from[i] == path[i]; i++ {
		if path[i] == '/' {
			common = i + 1
		}
	}
	return up(strings.Count(from[common:], "/")) + path[common:] + index + part
}

// up is the way up so many folders.
func up(folders int) string {
	const ways = "../../../../" // further than most pages are down
	if n := folders * len("../"); n <= len(ways) {
		return ways[:n]
	}
	return strings.Repeat("../", folders)
}

// Twins are two things whose pages would have one address where a file system or host
// takes large and small letters for the same.
type Twins struct {
	Address string
	Things  [2]doc.Ref
}

func (t *Twins) Error() string {
	return fmt.Sprintf("%s and %s would have one page where large and small letters are the same: %s",
		called(t.Things[0]), called(t.Things[1]), t.Address)
}

// twins finds two pages of one address.
func twins(pages []*Page) error {
	seen := map[string]*Page{}
	for _, p := range pages {
		key := strings.ToLower(p.Address)
		if other := seen[key]; other != nil {
			return &Twins{p.Address, [2]doc.Ref{other.Ref, p.Ref}}
		}
		seen[key] = p
	}
	return nil
}

func called(r doc.Ref) string { return strings.TrimSpace(r.Kind + " " + r.ID) }

// folderOf is where the pages of a kind are: below its plural.
func folderOf(kind report.Kind) string {
	switch kind.Name {
	case "term":
		return "glossary/"
	case "plan":
		return "plan/"
	}
	return strings.ReplaceAll(kind.Plural(), " ", "-") + "/"
}
