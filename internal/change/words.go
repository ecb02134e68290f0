package change

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/programme"
	"improve/internal/schema"
)

// withArticle is the name of a value in a sentence: the target, findings, how often it
// is taken.
func withArticle(label string, k *schema.Key) string {
	first, _, _ := strings.Cut(label, " ")
	question := slices.Contains([]string{"what", "whether", "who", "how"}, first)
	if question || k.Shape.Kind == schema.KindList && k.Label == strings.ReplaceAll(k.Name, "_", " ") {
		return label
	}
	return "the " + label
}

// difference is the sentence for a value that was added, removed or changed.
func (d *differ) difference(name string, was, is fact) string {
	switch {
	case was.list:
		return name + ": " + d.listed(was, is) + "."
	case !was.given():
		return name + ": added " + d.show(is, is.written()) + "."
	case !is.given():
		return name + ": removed " + d.show(was, was.written()) + "."
	}
	before, after := d.show(was, was.written()), d.show(is, is.written())
	if !was.plain() {
		if slices.Equal(strings.Fields(was.written()), strings.Fields(is.written())) {
			return name + ": the same words, laid out differently."
		}
		before, after = narrowed(was.written(), is.written())
	}
	return name + ": was " + before + ", now " + after + "."
}

// listed names the values that were added to a list and removed from it.
func (d *differ) listed(was, is fact) string {
	gone, come := apart(was.values, is.values)
	var parts []string
	if len(come) > 0 {
		parts = append(parts, "added "+d.showAll(is, come))
	}
	if len(gone) > 0 {
		parts = append(parts, "removed "+d.showAll(was, gone))
	}
	if len(parts) == 0 {
		return "order changed"
	}
	return strings.Join(parts, "; ")
}

func (d *differ) showAll(f fact, values []string) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = d.show(f, v)
	}
	return strings.Join(words, ", ")
}

// plain reports whether the values of a fact are single words: dates, numbers, ids.
func (f fact) plain() bool {
	for _, v := range f.values {
		if strings.ContainsFunc(v, unicode.IsSpace) {
			return false
		}
	}
	return true
}

// show is a value for a reader: dates and ratings in words, people by their names,
// prose in quotation marks and cut short.
func (d *differ) show(f fact, value string) string {
	if f.persons {
		if name, ok := d.names[value]; ok {
			return name
		}
	}
	if date, err := programme.ParseDate(value); err == nil {
		return date.Words()
	}
	if f.key == "rating" {
		if rating, ok := programme.ParseRating(value); ok {
			return rating.Said()
		}
	}
	if !strings.ContainsFunc(value, unicode.IsSpace) && !strings.HasSuffix(value, ".") {
		return value
	}
	return quoted(value)
}

// longest is how many characters of a text are quoted: the file holds the rest.
const longest = 160

// quoted is a text inside a sentence: without its full stop, as the sentence has one.
func quoted(s string) string { return "“" + strings.TrimSuffix(shortened(s), ".") + "”" }

func shortened(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	cut := string([]rune(s)[:longest])
	if at := strings.LastIndexByte(cut, ' '); at > longest/2 {
		cut = cut[:at]
	}
	return cut + " …"
}

// narrowed quotes the part of two texts that differs, with three words either side.
func narrowed(was, is string) (before, after string) {
	const around = 3
	a, b := strings.Fields(was), strings.Fields(is)
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	end := 0
	for end < len(a)-from && end < len(b)-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from, end = max(0, from-around), max(0, end-around)
	part := func(words []string) string {
		text := strings.Join(words[from:len(words)-end], " ")
		if from > 0 {
			text = "… " + text
		}
		if text = shortened(text); end > 0 && !strings.HasSuffix(text, "…") {
			text += " …"
		}
		return "“" + text + "”"
	}
	return part(a), part(b)
}
