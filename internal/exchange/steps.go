package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

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

var (
	marker = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(
			`(?:^|[\s;.,])\(?([A-Za-z]|\d{1,2})[.)]\)?(?:\s+|$)|(?:^|[\s;.,])\(?([A-Za-z]|\d{1,2})\)`)
	})
	emptyLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\n\s*\n`) })
	bullet    = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?m)^\s*(?:[•●▪◦·‣✓o]|[-–*])\s+`)
	})
)

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
	next, from, id := first, 0, ""
	begin := 0 // of the step being read
	cut := func(to int) {
		part := joinLines(text[begin:to])
		if id == "" {
			out.lead = strings.TrimRight(part, ":- ")
		} else {
			out.list = append(out.list, step{id: id, text: part})
		}
	}
	for from < len(text) {
		m := marker().FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		mark := ""
		for g := 2; g <= 4; g += 2 {
			if m[g] >= 0 {
				mark = text[from+m[g] : from+m[g+1]]
			}
		}
		if strings.ToLower(mark) == next {
			start := from + m[0]
			if start > 0 || text[0] == ';' || text[0] == '.' || text[0] == ',' {
				start++ // the blank or stop before the mark ends the step before
			}
			cut(start)
			id, begin, next = next, from+m[1], successor(next)
			from = begin
			if from > 0 && from < len(text) {
				from-- // the blank after a mark may stand before the next
			}
			continue
		}
		from += max(m[1]-1, m[0]+1)
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

func successor(id string) string {
	if id[0] >= 'a' && id[0] < 'z' {
		return string(rune(id[0] + 1))
	}
	if n, err := strconv.Atoi(id); err == nil {
		return strconv.Itoa(n + 1)
	}
	return "none"
}

// paragraphs splits a cell into the things it lists: at bullets, at empty lines,
// or at line ends after which a sentence begins. It says how, where that was a
// guess.
func paragraphs(text string) (parts []string, how string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, ""
	}
	if bullets := bullet().FindAllStringIndex(text, -1); len(bullets) > 0 && bullets[0][0] == 0 {
		for i, b := range bullets {
			end := len(text)
			if i+1 < len(bullets) {
				end = bullets[i+1][0]
			}
			parts = append(parts, joinLines(text[b[1]:end]))
		}
		return nonEmpty(parts), ""
	}
	if blocks := emptyLine().Split(text, -1); len(blocks) > 1 {
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
