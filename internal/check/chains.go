package check

import (
	"cmp"

	"improve/internal/programme"
)

// chains are records each of which names one other at most.
type chains struct {
	order []string
	next  map[string]programme.Text
}

// add says what a record names; of two that it names the last counts.
func (c *chains) add(from string, to programme.Text) {
	if c.next == nil {
		c.next = map[string]programme.Text{}
	}
	if _, again := c.next[from]; !again {
		c.order = append(c.order, from)
	}
	c.next[from] = to
}

// circles visits each circle once, at the record that names the next one earliest in the
// files, with what that one names and the others on the way.
func (c *chains) circles(visit func(first string, to programme.Text, others []string)) {
	seen := map[string]int{} // the number of the walk that first came here
	for i, start := range c.order {
		at, walk := start, i+1
		for seen[at] == 0 && c.next[at].Given() {
			seen[at] = walk
			at = c.next[at].Value
		}
		if seen[at] == walk {
			first := c.earliest(at)
			visit(first, c.next[first], c.others(first))
		}
	}
}

// earliest is the record of a circle that names the next one earliest in the files.
func (c *chains) earliest(of string) string {
	first := of
	for _, at := range c.others(of) {
		if a, b := c.next[at].Pos, c.next[first].Pos; cmp.Or(
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) < 0 {
			first = at
		}
	}
	return first
}

// others are the records of a circle besides one, in its order.
func (c *chains) others(first string) (list []string) {
	for at := c.next[first].Value; at != first; at = c.next[at].Value {
		list = append(list, at)
	}
	return list
}
