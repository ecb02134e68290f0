package publish

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"improve/internal/programme"
)

// secrets are the words of all that a redaction takes out, which may not stand
// elsewhere. Places are those of the record.
func (r *redaction) secrets(p *programme.Programme) []secret {
	// The marks are on the copy, whose texts still are those of the record.
	var list []secret
	seen := map[string]bool{}
	metas(r.marked, func(record reflect.Value, m *programme.Meta) {
		if m.Restricted == nil || record.Type() == reflect.TypeFor[programme.Person]() {
			return
		}
		fields(record, func(f field) {
			if f.kind != prose {
				return
			}
			for _, t := range f.texts() {
				for _, words := range telling(f.name, t.Value) {
					if key := strings.Join(words, " "); !seen[key] {
						seen[key] = true
						list = append(list, secret{words: words, what: fmt.Sprintf("repeats what is restricted in %s: leave it out, or restrict this too", p.Place(t.Pos))})
					}
				}
			}
		})
		list = append(list, mentions(record)...)
	})
	return list
}

// Words that a text must have to be told from ordinary ones: as a title, as a
// text, as a sentence of a text.
const (
	titleWords, titleLetters       = 2, 8
	textWords, textLetters         = 4, 20
	sentenceWords, sentenceLetters = 6, 30
)

// telling are the parts of a text that nobody would write by chance: the whole,
// and each longer sentence.
func telling(field, text string) [][]string {
	var list [][]string
	add := func(s string, least, letters int) {
		if words := foldedWords(s); len(words) >= least && len(strings.Join(words, "")) >= letters {
			list = append(list, words)
		}
	}
	if slices.Contains([]string{"Title", "Name", "Short"}, field) {
		add(text, titleWords, titleLetters)
		return list
	}
	add(text, textWords, textLetters)
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) }) {
		add(sentence, sentenceWords, sentenceLetters)
	}
	return list
}

// mentions are the ways to speak of a restricted record by its id: task 4.4,
// tasks 4.3 and 4.4, early-help-capacity.
func mentions(record reflect.Value) []secret {
	id := idOf(record)
	if id == "" {
		return nil
	}
	family := strings.ToLower(record.Type().Name())
	return []secret{{id: strings.ToLower(id), family: family, what: fmt.Sprintf("mentions %s %s, which is restricted", family, id)}}
}
