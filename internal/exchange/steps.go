package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"improve/internal/programme"
)

// step is one part of a cell that holds several: an activity by its letter, or
// a paragraph. Who does it, and when, is known where it has a row of its own.
type step struct {
	id, text string
	leads    []string // ids
	target   programme.Date
}

// steps is what a cell of activities says. Lead is what is before the first
// of them.
type steps struct {
	list    []step
	marked  bool // the cell itself letters or numbers its steps
	letters bool // it letters them
	lead    string
	doubts  []string
}

var bullet = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*(?:[•●▪◦·‣✓o]|[-–*])\s+`)
})

// ownNumber is a number of its own before a line: "1.2 Extend the rota".
var ownNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^\s*\d{1,2}\.\d{1,2}[.):]?\s+\p{L}`)
})

// numberedLines are the places of the lines of a text that have numbers of their own, where
// its first line has one.
func numberedLines(text string) [][]int {
	text = strings.TrimSpace(text)
	if lines := ownNumber().FindAllStringIndex(text, -1); len(lines) > 0 && lines[0][0] == 0 {
		return lines
	}
	return nil
}

// readSteps splits a cell "a) ... b) ... c) ..." into its steps. Letters and
// numbers count only in their order from the first, so that "a)" within a
// sentence, or a list within a step, does not cut it.
func readSteps(text string) steps {
	for _, first := range []string{"a", "1"} {
		if s, ok := marked(text, first); ok {
			return s
		}
	}
	parts, how := paragraphs(text)
	out := steps{}
	for i, p := range parts {
		out.list = append(out.list, step{id: strconv.Itoa(i + 1), text: p})
	}
	if how != "" && len(parts) > 1 {
		out.doubts = append(out.doubts, how)
	}
	return out
}

// marked splits a text at the marks first, its successor and so on.
func marked(text, first string) (steps, bool) {
	var out steps
	next, id := first, ""
	begin := 0 // of the step being read
	cut := func(to int) {
		part := joinLines(text[begin:to])
		if id == "" {
			out.lead = strings.TrimRight(part, ":- ")
		} else {
			out.list = append(out.list, step{id: id, text: part})
		}
	}
	for {
		start, end, found := nextMark(text, begin, next)
		if !found {
			break
		}
		cut(start)
		id, begin, next = next, end, successor(next)
	}
	if id == "" {
		return steps{}, false
	}
	cut(len(text))
	out.marked, out.letters = true, first == "a"
	if len(out.list) == 1 && first == "1" {
		return steps{}, false // "1)" alone is more likely a reference
	}
	for _, s := range out.list {
		if s.text == "" {
			out.doubts = append(out.doubts, s.id+") has no words")
		}
	}
	return out, true
}

// nextMark finds a letter or number that marks a step, such as "a)", "(a)", "1." or "1.)",
// from an offset on: where it begins, and where the words after it do. It stands at the
// beginning, or after a blank or a stop; a blank follows it, unless it ends in a bracket.
func nextMark(text string, from int, mark string) (start, end int, found bool) {
	for at := from; mark != "" && at+len(mark) < len(text); at++ {
		if !strings.EqualFold(text[at:at+len(mark)], mark) {
			continue
		}
		start, end = at, at+len(mark)
		if start > 0 && text[start-1] == '(' {
			start--
		}
		if start > 0 && !strings.ContainsRune(asciiBlanks+";.,", rune(text[start-1])) {
			continue
		}
		closed := text[end] == ')'
		if !closed && text[end] != '.' {
			continue
		}
		end++
		after := end
		if after < len(text) && text[after] == ')' {
			after++
		}
		switch words := len(text) - len(strings.TrimLeft(text[after:], asciiBlanks)); {
		case words > after || after == len(text):
			return start, words, true
		case closed:
			return start, end, true
		}
	}
	return 0, 0, false
}

const asciiBlanks = " \t\n\f\r"

// successor is the mark after one; empty after the last.
func successor(id string) string {
	if id[0] >= 'a' && id[0] < 'z' {
		return string(rune(id[0] + 1))
	}
	if n, err := strconv.Atoi(id); err == nil && n < 99 {
		return strconv.Itoa(n + 1)
	}
	return ""
}

// bulletsOf are the places of the bullets of a text that begins with one.
func bulletsOf(text string) [][]int {
	if first, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune("•●▪◦·‣✓o-–*", first) {
		return nil
	}
	if bullets := bullet().FindAllStringIndex(text, -1); len(bullets) > 0 && bullets[0][0] == 0 {
		return bullets
	}
	return nil
}

// blocksOf are the parts of a text between empty lines.
func blocksOf(text string) (blocks []string) {
	block := ""
	for line := range strings.Lines(text) {
		switch empty := strings.Trim(line, asciiBlanks) == ""; {
		case !empty:
			block += line
		case block != "":
			blocks, block = append(blocks, block), ""
		}
	}
	return append(blocks, block)
}

// A mark in a text is found by where it begins and where it ends.
const markBegins, markEnds = 0, 1

// stretches are the parts of a text from one side of each mark to where the next mark begins.
func stretches(text string, marks [][]int, side int) (parts []string) {
	for i, mark := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][markBegins]
		}
		parts = append(parts, joinLines(text[mark[side]:end]))
	}
	return parts
}

// paragraphs splits a cell into the things it lists: at bullets, at lines with numbers of
// their own, at empty lines, or at line ends after which a sentence begins. It says how,
// where that was a guess.
func paragraphs(text string) (parts []string, how string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, ""
	}
	if bullets := bulletsOf(text); len(bullets) > 0 {
		return nonEmpty(stretches(text, bullets, markEnds)), ""
	}
	if lines := numberedLines(text); len(lines) > 1 { // the numbers stay: others may name them
		return nonEmpty(stretches(text, lines, markBegins)), ""
	}
	if blocks := blocksOf(text); len(blocks) > 1 {
		for _, b := range blocks {
			parts = append(parts, joinLines(b))
		}
		return nonEmpty(parts), ""
	}
	lines := strings.Split(text, "\n")
	part := lines[0]
	for _, line := range lines[1:] {
		if endsSentence(part) && beginsSentence(line) {
			parts, part = append(parts, joinLines(part)), line
			continue
		}
		part += "\n" + line
	}
	return nonEmpty(append(parts, joinLines(part))), "split into parts where a line ends a sentence"
}

func nonEmpty(parts []string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " ")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".;!?")
}

func beginsSentence(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9' || s[0] >= 0x80)
}

// joinLines makes one line of a text that was broken to fit its cell.
func joinLines(s string) string { return strings.Join(strings.Fields(s), " ") }
