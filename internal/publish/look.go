package publish

import (
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
)

// Look is a word that may be the name of somebody who is not public. Nobody can
// tell by the word alone, so a person must look at where it is.
type Look struct {
	Word   string // as the record of the person has it, or as the text does
	Person string // whose name it may be; empty where nobody is known
	Places []programme.Pos
}

// ToLookAt lists the single words of names that are in texts of the public copy,
// and the words that are written there in place of somebody's id. A word of a
// longer name counts where it is written with a capital.
func ToLookAt(p, public *programme.Programme) []Look {
	var list []Look
	byWord := map[string][]int{} // of a single word of a name, folded, to the list
	for _, v := range p.People {
		if !private(v) {
			continue
		}
		for _, word := range nameWords(v) {
			list = append(list, Look{Word: word, Person: called(v)})
			byWord[fold(word)] = append(byWord[fold(word)], len(list)-1)
		}
	}
	if len(byWord) > 0 {
		for _, h := range hits(public, byWord, func(i int) bool { return list[i].Word == list[i].Person }) {
			list[h.name].Places = append(list[h.name].Places, h.at)
		}
	}
	list = append(list, freeWords(public)...)
	for i := range list {
		list[i].Places = slices.Compact(list[i].Places)
	}
	return slices.DeleteFunc(list, func(l Look) bool { return len(l.Places) == 0 })
}

// hit is a word of a name in a text.
type hit struct {
	name int // in the list of words to look at
	at   programme.Pos
}

// hits are the single words of names in the texts of a programme. A word that is not the whole
// of a name counts where it is written as a name is.
func hits(public *programme.Programme, byWord map[string][]int, whole func(name int) bool) []hit {
	return inTexts(public, func(k *schema.Key, t programme.Text) (hits []hit) {
		if k == nil || k.Role != schema.Prose && k.Role != schema.Title && k.Role != schema.Person {
			return nil
		}
		tokens := readings(decoded(t.Value))
		for _, token := range tokens[len(tokens)-1] {
			for _, i := range byWord[token.word] {
				if token.capital || token.joined || whole(i) {
					hits = append(hits, hit{i, t.Pos})
				}
			}
		}
		return hits
	})
}

// nameWords are the words of a name that may be written alone, as they are written
// there: the whole name where it is one word, else no initials, titles and
// particles.
func nameWords(v *programme.Person) []string {
	var list []string
	between := func(r rune) bool { return !words.InWord(r) && !isApostrophe(r) }
	for _, written := range strings.FieldsFunc(bareName(v.Name.Value), between) {
		folded := foldedWords(written)
		if len(folded) != 1 || slices.Contains(list, written) {
			continue
		}
		word := folded[0]
		small := utf8.RuneCountInString(word) < 2 || slices.Contains(titles(), word) ||
			slices.Contains(particles(), word)
		if !small || written == v.Name.Value {
			list = append(list, written)
		}
	}
	return list
}

// freeWords are what is written where somebody's id may be, is nobody's in the
// record, and looks like a name: Jane Doe, and not Independent chair.
func freeWords(public *programme.Programme) []Look {
	index := programme.NewIndex(public)
	var list []Look
	texts(public, func(k *schema.Key, t programme.Text) {
		if k == nil || k.Role != schema.Person || !looksLikeName(t.Value) || index.Person(t.Value) != nil ||
			index.Group(t.Value) != nil || public.PersonNamed(t.Value) != nil {
			return
		}
		i := slices.IndexFunc(list, func(l Look) bool { return l.Word == t.Value })
		if i < 0 {
			i, list = len(list), append(list, Look{Word: t.Value})
		}
		list[i].Places = append(list[i].Places, t.Pos)
	})
	return list
}

// looksLikeName reports whether a text is two to four words with capitals.
func looksLikeName(text string) bool {
	tokens := tokens(decoded(text))
	return len(tokens) > 1 && len(tokens) <= 4 && !slices.ContainsFunc(tokens, func(t token) bool {
		return !t.capital && !slices.Contains(particles(), t.word)
	})
}
