package exchange

import (
	"slices"
	"strings"
)

// keyReader reads what the key of a workbook says that letters and colours mean. It is
// offered to whoever answers, and never taken.
type keyReader struct {
	said, alike Letters // as the key writes it, and the letter or colour of that name
	unsure      map[string]bool
}

// keyOf is what the keys of a workbook say in plain words: those on sheets of their own, and
// those beside or below a table.
func keyOf(grids []*lattice, kind func(*lattice) SheetKind) Letters {
	k := &keyReader{said: Letters{}, alike: Letters{}, unsure: map[string]bool{}}
	for _, g := range grids {
		if kind(g) == SheetKey {
			k.block(g, 0, 0)
			continue
		}
		for n, row := range g.Rows {
			for c, cell := range row {
				if isKeyHeading(cell.Text) {
					k.block(g, n+1, c)
				}
			}
		}
	}
	for word, m := range k.alike {
		if _, said := k.said[word]; !said {
			k.said[word] = m
		}
	}
	for word := range k.unsure {
		delete(k.said, word)
	}
	return k.said
}

// isKeyHeading reports whether a text is the heading of what ratings mean.
func isKeyHeading(text string) bool {
	const longest = 40
	if len(text) > longest {
		return false
	}
	switch plain(text) {
	case "key", "legend", "rag key", "brag key", "rating key", "status key", "colour key", "key to ratings",
		"rag definitions", "rag rating key":
		return true
	}
	return false
}

// block reads the rows of a key from a row on, to the first that is empty there. A sheet of
// its own is read to its end.
func (k *keyReader) block(g *lattice, from, column int) {
	const widest = 4 // columns of a key beside a table
	for n := from; n < len(g.Rows); n++ {
		to := len(g.Rows[n])
		if from > 0 {
			to = min(to, column+widest)
		}
		var fill string
		var texts []string
		for c := column; c < to; c++ {
			cell := g.Rows[n][c]
			if fill == "" {
				fill = colourWords(cell.Fill)
			}
			if !cell.Empty() {
				texts = append(texts, joinLines(cell.Text))
			}
		}
		if len(texts) == 0 && fill == "" && from > 0 {
			return
		}
		k.line(fill, texts)
	}
}

// line reads a row of a key: a letter, a word or a colour, and what it means.
func (k *keyReader) line(fill string, texts []string) {
	if len(texts) == 0 {
		return
	}
	words, means := []string{texts[0], head(texts[0])}, texts[1:]
	if len(means) == 0 {
		for _, mark := range []string{"=", " - ", " – ", " — ", ": "} {
			if word, after, ok := strings.Cut(texts[0], mark); ok {
				words, means = []string{word}, []string{after}
				break
			}
		}
	}
	if fill != "" {
		words = append(words, fill)
	}
	switch {
	case k.mean(words, means):
	case fill != "":
		k.mean([]string{fill}, texts[:1])
	}
}

// mean keeps what the first plain one of some sentences says that words mean.
func (k *keyReader) mean(words, sentences []string) bool {
	for _, text := range sentences {
		if m, ok := plainMeaning(text); ok {
			for _, word := range words {
				k.says(word, m)
			}
			return true
		}
	}
	return false
}

// says keeps what a key says. What it says twice otherwise, it does not say.
func (k *keyReader) says(word string, m Meaning) {
	for i, name := range append([]string{letterKey(word)}, namesakes(word)...) {
		list := k.alike
		if i == 0 {
			list = k.said
		}
		if known, ok := list[name]; ok && known != m {
			k.unsure[name] = true
		}
		list[name] = m
	}
}

// namesakes are a colour, its letter and its word as councils use them for one another: G,
// green and a cell coloured green.
func namesakes(word string) []string {
	word = strings.TrimPrefix(letterKey(word), "coloured ")
	for _, name := range []string{"red", "amber", "green", "blue", "yellow", "purple"} {
		if word == name || word == name[:1] {
			return []string{name, name[:1], "coloured " + name}
		}
	}
	return nil
}

// plainMeaning is what a sentence of a key means, where nobody would read it otherwise: a
// word that means the same to every council, and nothing after it that takes it back.
func plainMeaning(text string) (Meaning, bool) {
	if m, ok := obvious(text); ok {
		return m, m != Meaning{} || strings.Contains(plain(text), "rat") // a dash says nothing
	}
	list := strings.Fields(plain(text))
	for len(list) > 0 && slices.Contains([]string{"the", "this", "action", "actions", "task", "tasks", "milestone",
		"milestones", "is", "are", "has", "have", "been", "work", "delivery"}, list[0]) {
		list = list[1:]
	}
	for n := min(len(list), 5); n > 0; n-- {
		if m, ok := obvious(strings.Join(list[:n], " ")); ok && m != (Meaning{}) {
			return m, !takesBack(list[n:])
		}
	}
	return Meaning{}, false
}

// takesBack reports whether the rest of a sentence could turn what it began with.
func takesBack(rest []string) bool {
	return slices.ContainsFunc(rest, func(w string) bool {
		for _, turn := range []string{"not", "no", "but", "part", "near", "almost", "or", "unless", "risk", "delay",
			"behind", "late", "overdue", "slip", "off", "some", "minor", "hold", "except", "await", "yet", "although"} {
			if w == turn || len(turn) > 3 && strings.HasPrefix(w, turn) {
				return true
			}
		}
		return false
	})
}
