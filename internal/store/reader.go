package store

import (
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// reader reads the values of one file and gathers what is wrong with them.
type reader struct {
	*desk
	index    uint32 // of the file, in Programme.Files
	problems diag.List
	more     int // problems beyond those that are listed
	missed   []programme.Unread
	errors   int // so far, listed or not, to see whether a value added any
}

// report adds an error. Its words are made only where it is listed: a hostile
// file could hold a hundred thousand.
func (r *reader) report(rule diag.Rule, at diag.Place, say func() (message, remedy string)) {
	r.errors++
	if len(r.problems) >= yamldoc.MaxProblems {
		r.more++
		return
	}
	message, remedy := say()
	r.problems.Add(rule.New(at, message, remedy))
}

// add adds what somebody else found.
func (r *reader) add(d diag.Diagnostic) {
	if d.Severity == diag.Error {
		r.errors++
	}
	if len(r.problems) >= yamldoc.MaxProblems {
		r.more++
		return
	}
	r.problems.Add(d)
}

// unread counts something that was found and cannot be kept.
func (r *reader) unread(what string, n yamldoc.Node) {
	r.missed = append(r.missed, programme.Unread{What: what, Pos: r.pos(n)})
}

func (r *reader) pos(n yamldoc.Node) programme.Pos {
	line, column, width := n.Position()
	return programme.Pos{File: r.index, Line: uint32(line), Column: uint32(column), Width: uint32(width)}
}

// want reports a value of the wrong kind.
func (r *reader) want(n yamldoc.Node, kind yamldoc.Kind, expected, remedy func() string) bool {
	if n.Invalid() {
		r.errors++ // reported when the file was parsed
	}
	if n.Kind() == kind {
		return true
	}
	if !n.IsAlias() {
		r.report(ValueKind, n.Head(),
			func() (string, string) { return "expected " + expected() + ", found " + found(n), remedy() })
	}
	return false
}

func found(n yamldoc.Node) string {
	if n.Kind() == yamldoc.Scalar {
		return diag.Quote(n.Value())
	}
	return n.Kind().String()
}

// wantMap is for groups of keys. Remedy says how to write one.
func (r *reader) wantMap(n yamldoc.Node, expected, remedy func() string) bool {
	return r.want(n, yamldoc.Map, expected, func() string {
		if word, rest, ok := strings.Cut(n.Value(), ":"); ok && rest != "" && !strings.ContainsAny(word, " /") {
			return "write a space after the colon: " + diag.Shorten(word+": "+rest)
		}
		return remedy()
	})
}

const aList = "a list, each entry on its own line that starts with -"

// wantList is for lists of single values, which can be in brackets.
func (r *reader) wantList(n yamldoc.Node) bool {
	return r.want(n, yamldoc.List, func() string { return "a list" }, func() string {
		value := n.Value()
		switch {
		case n.Kind() != yamldoc.Scalar:
			return "write " + aList
		case strings.HasPrefix(value, "-"):
			return "write a space after each -"
		case strings.ContainsAny(value, "[]{}#:\"'\n"):
			return "write it on its own line that starts with -"
		}
		return "put it in brackets: [" + diag.Shorten(value) + "]"
	})
}

// wantRecords is for lists of groups of keys.
func (r *reader) wantRecords(n yamldoc.Node) bool {
	return r.want(n, yamldoc.List, func() string { return "a list" }, func() string { return "write " + aList })
}

// prose reads a text for people.
func (r *reader) prose(n yamldoc.Node) programme.Text {
	if d, found := n.CutShort(); found {
		r.add(d)
		if n.Kind() == yamldoc.Nothing {
			return programme.Text{}
		}
	}
	return r.single(n, "a text")
}

// text reads a single value that is not for people to read as a text.
func (r *reader) text(n yamldoc.Node) programme.Text { return r.single(n, "one value") }

// single reads a single value. One that holds nothing but space is none.
func (r *reader) single(n yamldoc.Node, expected string) programme.Text {
	if !r.want(n, yamldoc.Scalar, func() string { return expected }, func() string { return textRemedy(n) }) {
		return programme.Text{}
	}
	t := programme.Text{Value: n.Value(), Pos: r.pos(n)}
	if strings.TrimSpace(t.Value) == "" {
		r.report(ValueEmpty, n.Place(), func() (string, string) {
			return "this text is blank", "write the text, or delete the key"
		})
		return programme.Text{}
	}
	return t
}

func textRemedy(n yamldoc.Node) string {
	switch n.Kind() {
	case yamldoc.Nothing:
		return "write the text, or delete the line"
	case yamldoc.List:
		return "write one value; if the brackets are part of the text, put the whole text in quotes"
	}
	for k, v := range n.Pairs() { // most often a text with a colon in it
		if n.Len() == 1 && k.Kind() == yamldoc.Scalar && v.Kind() == yamldoc.Scalar {
			return "put the text in quotes: " + diag.Quote(k.Value()+": "+v.Value())
		}
	}
	return "write one value"
}

// duplicate reports a key that the same group already has.
func (r *reader) duplicate(k yamldoc.Node, first func() diag.Place) {
	listed := len(r.problems)
	r.report(KeyDuplicate, k.Place(), func() (string, string) {
		return diag.Shorten(k.Value()) + " is here twice", "delete one of the two; only the first is read"
	})
	if len(r.problems) > listed {
		r.problems[listed].Related = []diag.Related{{Place: first(), Message: "the first is here"}}
	}
}

// repeats finds the keys that a map has for the second time, each with the first; nil
// where it has none.
func (r *reader) repeats(n yamldoc.Node) map[yamldoc.Node]yamldoc.Node {
	const many = 1000 // emptying a map takes as long as it was large
	if r.keys == nil || len(r.keys) > many {
		r.keys = map[string]yamldoc.Node{}
	}
	clear(r.keys)
	var repeats map[yamldoc.Node]yamldoc.Node
	for k := range n.Pairs() {
		if k.Kind() != yamldoc.Scalar {
			continue // reported where the key is read
		}
		if first, again := r.keys[k.Value()]; !again {
			r.keys[k.Value()] = k
		} else if repeats == nil {
			repeats = map[yamldoc.Node]yamldoc.Node{k: first}
		} else {
			repeats[k] = first
		}
	}
	return repeats
}

// again reports a key that its map has for the second time.
func (r *reader) again(k yamldoc.Node, repeats map[yamldoc.Node]yamldoc.Node) bool {
	first, again := repeats[k]
	if again {
		r.duplicate(k, first.Place)
	}
	return again
}
