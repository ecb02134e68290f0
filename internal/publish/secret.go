package publish

import (
	"fmt"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// secrets are the words of all that a redaction takes out, which may not stand
// elsewhere, read from the copy while its texts still are those of the record.
func (r *redaction) secrets(marked *programme.Programme) []secret {
	var list []secret
	seen := map[string]bool{}
	schema.Walk(marked, func(e *schema.Entry) {
		if !hidden(e) {
			return
		}
		e.Values(func(k *schema.Key) {
			for t := range k.Texts(e.Record) {
				for _, words := range telling(k.Role, t.Value) {
					if key := strings.Join(words, " "); !seen[key] {
						seen[key] = true
						list = append(list, secret{words: words,
							what: fmt.Sprintf("repeats restricted words of %s: leave it out, or restrict this too",
								marked.Place(t.Pos))})
					}
				}
			}
		})
		if named(e) {
			list = append(list, mention(e))
		}
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

// telling are the parts of a text that nobody would write by chance: of a title the
// whole, of prose each longer sentence too. There are none of other values.
func telling(role schema.Role, text string) [][]string {
	var list [][]string
	add := func(s string, least, letters int) {
		if words := foldedWords(s); len(words) >= least && len(strings.Join(words, "")) >= letters {
			list = append(list, words)
		}
	}
	switch role {
	case schema.Title:
		add(text, titleWords, titleLetters)
	case schema.Prose:
		add(text, textWords, textLetters)
		for _, sentence := range strings.FieldsFunc(text,
			func(r rune) bool { return strings.ContainsRune(".!?;\n", r) }) {
			add(sentence, sentenceWords, sentenceLetters)
		}
	}
	return list
}

// mention is the way to be about a restricted record by its id: task 4.4, tasks 4.3 and
// 4.4, early-help-capacity.
func mention(e *schema.Entry) secret {
	kind, id := e.Shape.Name, e.ID()
	return secret{id: strings.ToLower(id), family: kind, what: fmt.Sprintf("mentions %s %s, which is restricted", kind,
		id)}
}
