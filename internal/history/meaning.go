package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/words"
	"improve/internal/yamldoc"
)

// meaning is the content of a file without its layout, and without the keys that can be added
// later: posted, restricted and waive; and when it says that it was posted.
func meaning(data []byte) (said, posted string) {
	doc, _ := yamldoc.Parse("", data)
	if doc == nil {
		return string(data), ""
	}
	v := doc.Root().Whole()
	v.Pairs = slices.DeleteFunc(v.Pairs, func(p yamldoc.Pair) bool {
		if p.Key == "posted" {
			posted = p.Value.Text
		}
		return p.Key == "posted"
	})
	var b strings.Builder
	spell(&b, v)
	return b.String(), posted
}

func spell(b *strings.Builder, v yamldoc.Value) {
	fmt.Fprintf(b, "%d %q [", v.Kind, v.Text)
	for _, item := range v.Items {
		spell(b, item)
	}
	slices.SortStableFunc(v.Pairs, func(x, y yamldoc.Pair) int { return cmp.Compare(x.Key, y.Key) })
	for _, p := range v.Pairs {
		if p.Key != "restricted" && p.Key != "waive" {
			fmt.Fprintf(b, "%q: ", p.Key)
			spell(b, p.Value)
		}
	}
	b.WriteByte(']')
}

// firstDifference is the first line of a file that an edit changed, from 1.
func firstDifference(before, after []byte) int {
	was, is := strings.Split(string(before), "\n"), strings.Split(string(after), "\n")
	for i, line := range is {
		if i >= len(was) || was[i] != line {
			return i + 1
		}
	}
	return len(is)
}

// slips reports whether two versions of a file differ in slips of the pen alone.
func slips(before, after []byte) bool {
	was, _ := yamldoc.Parse("", before)
	is, _ := yamldoc.Parse("", after)
	return was != nil && is != nil && slipsIn(was.Root().Whole(), is.Root().Whole())
}

func slipsIn(was, is yamldoc.Value) bool {
	if was.Kind != is.Kind || len(was.Pairs) != len(is.Pairs) || len(was.Items) != len(is.Items) {
		return false
	}
	for i := range was.Pairs {
		if was.Pairs[i].Key != is.Pairs[i].Key || !slipsIn(was.Pairs[i].Value, is.Pairs[i].Value) {
			return false
		}
	}
	for i := range was.Items {
		if !slipsIn(was.Items[i], is.Items[i]) {
			return false
		}
	}
	return was.Text == is.Text || words.Slips(was.Text, is.Text)
}
