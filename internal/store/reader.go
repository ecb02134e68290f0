package store

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// reader reads the values of one file and gathers what is wrong with them.
type reader struct {
	file     uint32 // index in Programme.Files
	problems diag.List
	missed   []programme.Unread
	errors   int // of severity error so far, to see whether a value added any
}

func (r *reader) add(d diag.Diagnostic) {
	r.problems.Add(d)
	if d.Severity == diag.Error {
		r.errors++
	}
}

// unread counts something that was found and cannot be kept.
func (r *reader) unread(what string, n yamldoc.Node) {
	r.missed = append(r.missed, programme.Unread{What: what, Pos: r.pos(n)})
}

func (r *reader) pos(n yamldoc.Node) programme.Pos {
	line, column, width := n.Position()
	return programme.Pos{File: r.file, Line: uint32(line), Column: uint32(column), Width: uint32(width)}
}

// want reports a value of the wrong kind.
func (r *reader) want(n yamldoc.Node, kind yamldoc.Kind, expected string) bool {
	if n.Kind() == kind {
		return true
	}
	if n.IsAlias() {
		return false // said when the file was parsed
	}
	found := n.Kind().String()
	if n.Kind() == yamldoc.Scalar {
		found = strconv.Quote(shorten(n.Value()))
	}
	r.add(ValueKind.New(n.Head(), "expected "+expected+", found "+found, "write "+expected))
	return false
}

func (r *reader) text(n yamldoc.Node) programme.Text {
	if !r.want(n, yamldoc.Scalar, "a text") {
		return programme.Text{}
	}
	t := programme.Text{Value: n.Value(), Pos: r.pos(n)}
	if strings.TrimSpace(t.Value) == "" {
		r.add(ValueEmpty.New(n.Place(), "this text holds nothing but space", "write the text, or delete the key"))
		return programme.Text{}
	}
	return t
}

// id reads the name by which other files call a record.
func (r *reader) id(n yamldoc.Node) programme.Text {
	t := r.text(n)
	if !t.Given() || validID(t.Value) {
		return t
	}
	r.add(ValueID.New(n.Place(), strconv.Quote(shorten(t.Value))+" cannot be an id",
		"use letters, digits, dots and hyphens only, such as "+idFrom(t.Value)))
	return t
}

func validID(s string) bool {
	for i, c := range s {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && (i == 0 || c != '.' && c != '-') {
			return false
		}
	}
	return len(s) <= 64
}

// idFrom makes an id out of a name: "Ged Rowney" becomes ged-rowney.
func idFrom(name string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' && b.Len() > 0:
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	if id := strings.Trim(b.String(), "-."); id != "" && len(id) <= 64 {
		return id
	}
	return "early-help-1"
}

func (r *reader) choice(n yamldoc.Node, choices []string) programme.Text {
	t := r.text(n)
	if !t.Given() {
		return t
	}
	for _, c := range choices {
		if t.Value == c {
			return t
		}
	}
	remedy := "write " + orList(choices)
	if near, ok := diag.Nearest(t.Value, choices); ok {
		remedy = "did you mean " + near + "? " + remedy
	}
	r.add(ValueChoice.New(n.Place(), strconv.Quote(shorten(t.Value))+" is none of the values that may stand here", remedy))
	return programme.Text{}
}

// day reads a date that must name a day.
func (r *reader) day(n yamldoc.Node) programme.Dated {
	d := r.date(n)
	if d.Date.IsMonth() {
		r.add(ValueDate.New(n.Place(), d.Date.String()+" names a month; a day is needed here",
			"write the day, such as "+d.Date.Due().String()))
		return programme.Dated{}
	}
	return d
}

func (r *reader) date(n yamldoc.Node) programme.Dated {
	t := r.text(n)
	if !t.Given() {
		return programme.Dated{}
	}
	d, err := programme.ParseDate(t.Value)
	if err != nil {
		r.add(ValueDate.New(n.Place(), shortenError(err, t.Value), dateRemedy(t.Value)))
		return programme.Dated{}
	}
	return programme.Dated{Date: d, Pos: t.Pos}
}

func dateRemedy(written string) string {
	if meant, ok := programme.SuggestDate(written); ok {
		return "write " + meant.String()
	}
	return "write a month as 2019-12 or a day as 2019-12-31"
}

func shortenError(err error, value string) string {
	return strings.ReplaceAll(err.Error(), value, shorten(value))
}

// period reads what a measure's value speaks of. Whether it is of the measure's
// own kind is for the checks, which know the measure.
func (r *reader) period(n yamldoc.Node) programme.Text {
	t := r.text(n)
	if !t.Given() {
		return t
	}
	if _, err := programme.ParsePeriod(t.Value); err != nil {
		remedy := "write a month as 2020-01, a quarter as 2020-Q1 or a year as 2020"
		if meant, ok := programme.SuggestDate(t.Value); ok && meant.IsMonth() {
			remedy = "write " + meant.String()
		}
		r.add(ValueDate.New(n.Place(), shortenError(err, t.Value), remedy))
		return programme.Text{}
	}
	return t
}

func (r *reader) number(n yamldoc.Node) programme.Number {
	t := r.text(n)
	if !t.Given() {
		return programme.Number{}
	}
	v, err := strconv.ParseFloat(t.Value, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(t.Value, "xXpP_") {
		r.add(ValueNumber.New(n.Place(), strconv.Quote(shorten(t.Value))+" is not a number", numberRemedy(t.Value)))
		return programme.Number{}
	}
	return programme.Number{Value: v, Text: t}
}

func numberRemedy(written string) string {
	bare := strings.NewReplacer(",", "", "%", "", "£", "", " ", "").Replace(written)
	if _, err := strconv.ParseFloat(bare, 64); err == nil && bare != written {
		return "write " + bare + ": figures only, no unit and no comma"
	}
	return "write figures only, such as 84.2"
}

func (r *reader) whole(n yamldoc.Node, lowest, highest int) programme.Number {
	v := r.number(n)
	if !v.Given() {
		return v
	}
	if v.Value != math.Trunc(v.Value) || v.Value < float64(lowest) || v.Value > float64(highest) {
		r.add(ValueNumber.New(n.Place(), fmt.Sprintf("%s is not a whole number from %d to %d", shorten(v.Text.Value), lowest, highest),
			fmt.Sprintf("write a whole number from %d to %d", lowest, highest)))
		return programme.Number{}
	}
	return v
}

func (r *reader) yesNo(n yamldoc.Node) bool {
	return r.choice(n, []string{"true", "false"}).Value == "true"
}

func listOf[V any](r *reader, n yamldoc.Node, read func(*reader, yamldoc.Node) V) []V {
	if !r.want(n, yamldoc.List, "a list, each entry beginning with -") {
		return nil
	}
	values := make([]V, 0, n.Len())
	for item := range n.Items() {
		values = append(values, read(r, item))
	}
	return values
}

// duplicate notes a key, and reports it where it stood before.
func (r *reader) duplicate(k yamldoc.Node, seen *keySet) bool {
	name := k.Value()
	first, again := seen.get(name)
	if !again {
		seen.note(name, k)
		return false
	}
	d := KeyDuplicate.New(k.Place(), fmt.Sprintf("%s stands here a second time", shorten(name)),
		"keep one of the two; only the first is read")
	d.Related = []diag.Related{{Place: first.Place(), Message: "it stood here first"}}
	r.add(d)
	return true
}

func (r *reader) unknownKey(k yamldoc.Node, owner string, known []string) {
	remedy := "it may hold " + andList(known)
	if near, ok := diag.Nearest(k.Value(), known); ok {
		remedy = "did you mean " + near + "?"
	}
	r.add(KeyUnknown.New(k.Head(), fmt.Sprintf("a %s has no key %s", owner, strconv.Quote(shorten(k.Value()))), remedy))
}

// shorten keeps a message readable where a value is a whole page.
func shorten(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + " ..."
}

func orList(words []string) string { return join(words, " or ") }

func andList(words []string) string { return join(words, " and ") }

func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}
