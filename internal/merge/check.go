package merge

import (
	"fmt"
	"strconv"
	"strings"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

// facts are the texts of a file by the names on the way to them.
type facts map[string]string

// gather notes what a value says. Entries of a list that go by the same name are
// numbered.
func (f facts) gather(place store.Place, path string, v yamldoc.Value) {
	switch v.Kind {
	case yamldoc.Scalar:
		f[path] = "=" + v.Text
	case yamldoc.Map:
		f[path] = "{}"
		for _, p := range v.Pairs {
			f.gather(place.Below(p.Key), path+"\x00"+p.Key, p.Value)
		}
	case yamldoc.List:
		f[path] = "[]"
		seen := map[string]int{}
		for i, item := range v.Items {
			name := place.NameOf(item, i)
			into := path + "\x00" + name
			if seen[name]++; seen[name] > 1 {
				into += "\x00" + strconv.Itoa(seen[name])
			}
			f.gather(place.Below(""), into, item)
		}
	default:
		f[path] = "-"
	}
}

func factsOf(place store.Place, v yamldoc.Value) facts {
	f := facts{}
	f.gather(place, "", v)
	return f
}

// check reads a merged file as each side would leave it who settles all conflicts
// its way, and sees that every fact in it is one side's change, or what both had.
// Comments are those of either side, save what one of them deleted.
func check(file string, place store.Place, sides [3]yamldoc.Part, text string, conflicts [][]string) error {
	var all [3]facts
	for i, side := range sides {
		all[i] = factsOf(place, side.Value)
	}
	for _, ours := range []bool{true, false} {
		settled, err := store.Parse(file, []byte(settle(text, ours)))
		if err != nil {
			return fmt.Errorf("%w: %w", ErrByLines, err)
		}
		if path, ok := agree(all, factsOf(place, settled.Value), ours, conflicts); !ok {
			return fmt.Errorf("%w: %s would be lost or changed",
				ErrByLines, strings.ReplaceAll(strings.TrimPrefix(path, "\x00"), "\x00", ", "))
		}
		if c := lostComment(sides, settled.Comments); c != "" && len(conflicts) == 0 {
			return fmt.Errorf("%w: the comment %s would be lost", ErrByLines, strconv.Quote(c))
		}
	}
	return nil
}

// settle takes one side's version of each conflict.
func settle(text string, ours bool) string {
	var b strings.Builder
	in := ""
	for _, line := range strings.SplitAfter(text, "\n") {
		switch line {
		case markOurs, markMiddle, markTheirs:
			in = line
			continue
		}
		if in == markOurs && !ours || in == markMiddle && ours {
			continue
		}
		b.WriteString(line)
	}
	return b.String()
}

// agree reports whether a result has every fact as the side that changed it wrote
// it, and inside a conflict as the side has it by which it is settled. Where not,
// it says which.
func agree(sides [3]facts, result facts, ours bool, conflicts [][]string) (string, bool) {
	for _, paths := range append(sides[:], result) {
		for path := range paths {
			b, o, t := sides[0][path], sides[1][path], sides[2][path]
			want := o
			if within(path, conflicts) && !ours || !within(path, conflicts) && o == b {
				want = t
			}
			if result[path] != want {
				return path, false
			}
		}
	}
	return "", true
}

// within reports whether a path leads into one of those in conflict.
func within(path string, conflicts [][]string) bool {
	for _, c := range conflicts {
		into := "\x00" + strings.Join(c, "\x00")
		if path == into || strings.HasPrefix(path, into+"\x00") {
			return true
		}
	}
	return false
}

// lostComment finds a comment that both sides have, or that one has added, and
// the result has not.
func lostComment(sides [3]yamldoc.Part, result []string) string {
	count := func(list []string) map[string]int {
		n := map[string]int{}
		for _, c := range list {
			n[c]++
		}
		return n
	}
	b, o, t, r := count(sides[0].Comments), count(sides[1].Comments), count(sides[2].Comments), count(result)
	for _, list := range [][]string{sides[1].Comments, sides[2].Comments} {
		for _, c := range list {
			kept := o[c] > 0 && t[c] > 0 || b[c] == 0
			if kept && r[c] == 0 {
				return c
			}
		}
	}
	return ""
}
