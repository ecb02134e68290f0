package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"improve/internal/words"
)

// What is looked for on a host with a script: for each word the pages that it is on, null
// where they are more than mostPages, in files by the word's first letter; and the titles of
// the pages, so many a file. Where the file of a letter would be larger than mostOfLetter, it
// is a list of the two letters that words begin with, which have files of their own.
const (
	mostOfLetter = 16 << 10
	titlesInFile = 200
	mostPages    = 60 // the script says this number too
	leastLetters = 2
	mostLetters  = 24
)

// wordIndex is the words of pages.
type wordIndex struct {
	titles [][3]string      // title, address and group, by the page's number
	pages  map[string][]int // of a word; nil where they are too many
}

func newWordIndex() *wordIndex { return &wordIndex{pages: map[string][]int{}} }

// add adds a page with its words, each of which is given once.
func (x *wordIndex) add(p *Page, of []string) {
	if p.Address == notFoundFile || p.Address == "search/" {
		return
	}
	n := len(x.titles)
	x.titles = append(x.titles, [3]string{p.Title, file(p.Address), p.Group})
	for _, word := range of {
		switch pages, known := x.pages[word]; {
		case !known:
			x.pages[strings.Clone(word)] = []int{n} // the word is a part of a longer text
		case len(pages) == mostPages:
			x.pages[word] = nil
		case pages != nil:
			x.pages[word] = append(pages, n)
		}
	}
}

// wordsIn are the words of a text that can be looked for, each once.
func wordsIn(text string) []string {
	var list []string
	seen := spareWords.Get().(map[string]bool)
	for part := range strings.FieldsSeq(text) { // one of plain letters is folded at once
		for word := range strings.FieldsFuncSeq(words.Fold(part), between) {
			word = strings.Trim(word, ".")
			if len(word) < leastLetters || seen[word] {
				continue
			}
			if n := utf8.RuneCountInString(word); n >= leastLetters && n <= mostLetters {
				seen[word] = true
				list = append(list, word)
			}
		}
	}
	if len(list) <= mostSpare {
		clear(seen)
		spareWords.Put(seen)
	}
	return list
}

// mostSpare is how many words are no more than those of most pages.
const mostSpare = 1000

// spareWords are empty sets of words.
var spareWords = sync.Pool{New: func() any { return map[string]bool{} }}

// between reports whether a letter of a folded text is in no word.
func between(r rune) bool {
	plain := 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.'
	return !plain && (r < 0x80 || !words.InWord(r))
}

// files are the index. Their names do not change with what they hold: the script asks
// for them by name. Each plain letter and digit has a file, so that none is asked for in vain.
func (x *wordIndex) files() []File {
	var list []File
	for n := 0; n*titlesInFile < len(x.titles); n++ {
		part := x.titles[n*titlesInFile : min((n+1)*titlesInFile, len(x.titles))]
		list = append(list, File{fmt.Sprintf("search/titles-%d.json", n), compact(part)})
	}
	letters := byLetters(1, x.pages)
	for _, plain := range "abcdefghijklmnopqrstuvwxyz0123456789" {
		if letters[string(plain)] == nil {
			letters[string(plain)] = map[string][]int{}
		}
	}
	for _, letter := range slices.Sorted(maps.Keys(letters)) {
		data := compact(letters[letter])
		if len(data) <= mostOfLetter {
			list = append(list, File{"search/letter-" + letter + ".json", data})
			continue
		}
		both := byLetters(2, letters[letter])
		keys := slices.Sorted(maps.Keys(both))
		list = append(list, File{"search/letter-" + letter + ".json", compact(keys)})
		for _, key := range keys {
			list = append(list, File{"search/words-" + key + ".json", compact(both[key])})
		}
	}
	return list
}

// byLetters are words with their pages by so many of their first letters, as names of files
// have them.
func byLetters(n int, pages map[string][]int) map[string]map[string][]int {
	shards := map[string]map[string][]int{}
	for word, on := range pages {
		key := shardOf(word, n)
		if shards[key] == nil {
			shards[key] = map[string][]int{}
		}
		shards[key][word] = on
	}
	return shards
}

// shardOf is the part of a file's name that says with which letters its words begin.
func shardOf(word string, n int) string {
	letters := []rune(word)
	var b strings.Builder
	for _, r := range letters[:min(n, len(letters))] {
		if r < 0x80 && plainByte(byte(r)) && r != '.' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "~%x", r)
		}
	}
	return b.String()
}

// compact is a value as JSON in a line.
func compact(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts and numbers alone
	}
	return append(data, '\n')
}
