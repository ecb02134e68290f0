package change

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/programme"
	"improve/internal/schema"
)

// withArticle is what a reader calls a value: the target, findings, how often it is
// taken.
func withArticle(label string, k *schema.Key) string {
	first, _, _ := strings.Cut(label, " ")
	question := slices.Contains([]string{"what", "whether", "who", "how"}, first)
	if question || k.Shape.Kind == schema.KindList && k.Label == strings.ReplaceAll(k.Name, "_", " ") {
		return label
	}
	return "the " + label
}

// difference says that a value came, went or changed.
func (d *differ) difference(name string, was, is fact) string {
	switch {
	case was.list:
		return name + ": " + d.listed(was, is) + "."
	case !was.given():
		return name + ": now " + d.show(is, is.written()) + ", nothing before."
	case !is.given():
		return name + ": taken out; it was " + d.show(was, was.written()) + "."
	}
	before, after := d.show(was, was.written()), d.show(is, is.written())
	if !was.plain() {
		before, after = narrowed(was.written(), is.written())
	}
	return name + ": now " + after + ", was " + before + "."
}

// listed says which values of a list came and went.
func (d *differ) listed(was, is fact) string {
	gone, come := apart(was.values, is.values)
	var parts []string
	if len(come) > 0 {
		parts = append(parts, "added "+d.showAll(is, come))
	}
	if len(gone) > 0 {
		parts = append(parts, "taken out "+d.showAll(was, gone))
	}
	if len(parts) == 0 {
		return "in another order"
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

// plain reports whether the values of a fact are no prose: dates, numbers, ids.
func (f fact) plain() bool {
	for _, v := range f.values {
		if strings.ContainsFunc(v, unicode.IsSpace) {
			return false
		}
	}
	return true
}

// show is a value as a reader takes it: dates and ratings in words, people by
// their names, prose in quotation marks and cut short.
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
		rating, _ := programme.ParseRating(value)
		return rating.String()
	}
	if !strings.ContainsFunc(value, unicode.IsSpace) {
		return value
	}
	return quoted(value)
}

// longest is how many characters of a text are quoted: the file holds the rest.
const longest = 160

// quoted puts a text into a sentence, which ends it with its own full stop.
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

// narrowed quotes two texts from shortly before where they begin to differ to
// shortly after where they end to, by whole words.
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
	if from == len(a) && from == len(b) {
		return "the same words", "laid out differently"
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
