package store

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
	"improve/internal/yamldoc"
)

// id reads the name by which other files call a record. One that has signs an
// id cannot have is kept as written.
func (r *reader) id(n yamldoc.Node) programme.Text {
	t := r.text(n)
	if t.Given() && !validID(t.Value) {
		r.report(ValueID, n.Place(), func() (string, string) {
			return diag.Quote(t.Value) + " is not a valid id",
				"use letters, digits, dots and hyphens only, such as " + idFrom(t.Value)
		})
	}
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

// idFrom makes an id out of a name: "Ged Rowney" becomes ged-rowney. Dots stay,
// because the numbers of tasks have them.
func idFrom(name string) string {
	var parts []string
	for part := range strings.SplitSeq(name, ".") {
		if slug := words.Slug(part); slug != "" {
			parts = append(parts, slug)
		}
	}
	if id := strings.Join(parts, "."); id != "" && validID(id) {
		return id
	}
	return "early-help-1"
}

// fingerprint reads what a board saw of a task.
func (r *reader) fingerprint(n yamldoc.Node) programme.Text {
	t := r.text(n)
	if _, ok := programme.ParseFingerprint(t.Value); !ok && t.Given() {
		r.report(ValueKind, n.Place(), func() (string, string) {
			return diag.Quote(t.Value) + " is not a fingerprint",
				"put back what improve minutes wrote, such as 9f2c1a-04ab33-77e1d0, or delete the line"
		})
		return programme.Text{}
	}
	return t
}

// choice reads one of a few words. Noun names the value in messages.
func (r *reader) choice(n yamldoc.Node, shape *schema.Shape, noun string) programme.Text {
	t := r.text(n)
	if !t.Given() || slices.Contains(shape.Choices, t.Value) {
		return t
	}
	r.report(ValueChoice, n.Place(), func() (string, string) {
		return diag.Quote(t.Value) + " is not a valid " + noun, choiceRemedy(t.Value, shape)
	})
	return programme.Text{}
}

// choiceRemedy lists the valid words, each letter with its meaning, and suggests the
// one that was probably meant.
func choiceRemedy(written string, shape *schema.Shape) string {
	written = strings.TrimSpace(written)
	near, ok := shape.Meant[strings.ToLower(written)]
	if !ok {
		near, ok = diag.Nearest(written, shape.Choices)
	}
	words := slices.Clone(shape.Choices)
	for i, means := range shape.Means {
		words[i] += " (" + means + ")"
	}
	remedy := "write " + diag.Or(words)
	if ok {
		remedy = "did you mean " + words[slices.Index(shape.Choices, near)] + "? " + remedy
	}
	return remedy
}

// date reads a day or a month.
func (r *reader) date(n yamldoc.Node) programme.Dated {
	return r.dated(n, func(written string) string {
		if month, ok := monthOf(written); ok {
			return "write " + month.Due().String() + " for the last day of the month, or " + month.String() +
				" for the month"
		}
		return dateRemedy(written, "write a month as 2019-12 or a day as 2019-12-31")
	})
}

// dated reads a date; otherwise returns what to write instead of an invalid one.
func (r *reader) dated(n yamldoc.Node, otherwise func(written string) string) programme.Dated {
	t := r.text(n)
	if !t.Given() {
		return programme.Dated{}
	}
	d, err := programme.ParseDate(t.Value)
	if err != nil {
		r.report(ValueDate, n.Place(),
			func() (string, string) { return unreadableDate(err, t.Value), otherwise(t.Value) })
		return programme.Dated{}
	}
	return programme.Dated{Date: d, Pos: t.Pos}
}

// monthOf is the month of a day that it does not have: 2019-02-30.
func monthOf(written string) (programme.Date, bool) {
	if len(written) != len("2019-02-30") {
		return programme.Date{}, false
	}
	month, err := programme.ParseDate(written[:len("2019-02")])
	day := strings.TrimPrefix(written[len("2019-02"):], "-")
	return month, err == nil && len(day) == 2 && strings.Trim(day, digits) == ""
}

// day reads a date that must name a day.
func (r *reader) day(n yamldoc.Node) programme.Dated {
	d := r.dated(n, dayRemedy)
	if d.Date.IsMonth() {
		r.report(ValueDate, n.Place(), func() (string, string) {
			return d.Date.String() + " is a month; expected a day", "write the day, such as " + d.Date.Due().String()
		})
		return programme.Dated{}
	}
	return d
}

// period reads the period of a measure's value. Whether it is of the measure's
// own kind is for the checks, which know the measure.
func (r *reader) period(n yamldoc.Node) programme.Text {
	t := r.text(n)
	if !t.Given() {
		return t
	}
	if _, err := programme.ParsePeriod(t.Value); err != nil {
		r.report(ValueDate, n.Place(), func() (string, string) {
			return unreadableDate(err, t.Value), periodRemedy(t.Value)
		})
		return programme.Text{}
	}
	return t
}

// dayRemedy is what to write for a day, where a month would not do.
func dayRemedy(written string) string {
	if month, ok := monthOf(written); ok {
		return "write " + month.Due().String() + " for the last day of the month"
	}
	if len(written) <= longestDate {
		if meant, ok := programme.SuggestDate(written); ok && meant.IsMonth() {
			return "write the day, such as " + meant.Due().String()
		}
	}
	return dateRemedy(written, "write a day as 2019-12-31")
}

// longestDate is more characters than anybody writes a date with.
const longestDate = 40

// dateRemedy suggests the date that was probably meant, or how to write a date. A text too
// long for a date is not looked at.
func dateRemedy(written, otherwise string) string {
	if len(written) <= longestDate {
		if meant, ok := programme.SuggestDate(written); ok {
			return "write " + meant.String()
		}
	}
	return otherwise
}

func periodRemedy(written string) string {
	if len(written) <= longestDate {
		if meant, ok := programme.SuggestPeriod(written); ok {
			return "write " + meant.String()
		}
	}
	return "write a month as 2020-01, a quarter as 2020-Q1 or a year as 2020"
}

// unreadableDate is what is wrong with a date, of a whole page only that it is
// none.
func unreadableDate(err error, written string) string {
	if short := diag.Shorten(written); short != written {
		return strconv.Quote(short) + " is not a date"
	}
	return err.Error()
}

// number reads a figure, as people write it: no unit, no comma, no hexadecimal.
func (r *reader) number(n yamldoc.Node) programme.Number {
	return r.numeral(n, "write digits only, such as 84.2")
}

// numeral reads a figure. Otherwise is what to write where nothing else can be advised.
func (r *reader) numeral(n yamldoc.Node, otherwise string) programme.Number {
	t := r.text(n)
	if !t.Given() || n.Invalid() { // the 1 of 1,250 is another figure
		return programme.Number{}
	}
	v, err := strconv.ParseFloat(t.Value, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(t.Value, "xXpP_") {
		r.report(ValueNumber, n.Place(),
			func() (string, string) {
				return diag.Quote(t.Value) + " is not a number", numberRemedy(t.Value, otherwise)
			})
		return programme.Number{}
	}
	return programme.Number{Value: v, Text: t}
}

// numberRemedy advises to leave out a unit, such as per cent, days or £, and the commas
// between thousands, and to write a point for a comma before decimals.
func numberRemedy(written, otherwise string) string {
	bare := strings.NewReplacer("£", "", " ", "").Replace(diag.Shorten(written))
	bare = strings.TrimRightFunc(bare, func(r rune) bool { return unicode.IsLetter(r) || r == '%' })
	if point, ok := words.DecimalComma(bare); ok {
		return "write " + point + ", with a point"
	}
	bare, _ = words.Thousands(bare)
	if v, err := strconv.ParseFloat(bare, 64); err == nil && !math.IsInf(v, 0) && bare != written {
		return "write " + bare + ": digits only, no unit and no comma"
	}
	return otherwise
}

func (r *reader) whole(n yamldoc.Node, lowest, highest int) programme.Number {
	v := r.numeral(n, fmt.Sprintf("write a whole number from %d to %d", lowest, highest))
	if v.Given() && (v.Value != math.Trunc(v.Value) || v.Value < float64(lowest) || v.Value > float64(highest)) {
		r.report(ValueNumber, n.Place(), func() (string, string) {
			return fmt.Sprintf("%s is not a whole number from %d to %d", diag.Shorten(v.Text.Value), lowest, highest),
				fmt.Sprintf("write a whole number from %d to %d", lowest, highest)
		})
		return programme.Number{}
	}
	return v
}
