package exchange

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Marks, empty lines and parts of a line are found as the patterns find them that say what
// they are.
func TestMarksAsByPattern(t *testing.T) {
	anyMark := regexp.MustCompile(
		`(?:^|[\s;.,])\(?([A-Za-z]|\d{1,2})[.)]\)?(?:\s+|$)|(?:^|[\s;.,])\(?([A-Za-z]|\d{1,2})\)`)
	marks := func(text, mark string) (words []string) {
		for from := 0; from < len(text); {
			m := anyMark.FindStringSubmatchIndex(text[from:])
			if m == nil {
				break
			}
			found := ""
			for g := 2; g <= 4; g += 2 {
				if m[g] >= 0 {
					found = text[from+m[g] : from+m[g+1]]
				}
			}
			if strings.ToLower(found) != mark {
				from += max(m[1]-1, m[0]+1)
				continue
			}
			words = append(words, text[from+m[1]:])
			from += m[1]
			if from < len(text) {
				from--
			}
		}
		return words
	}
	emptyLine := regexp.MustCompile(`\n\s*\n`)
	cell := rapid.StringOfN(rapid.SampledFrom([]rune("ab1209().,; \n\t\r\fxK•-&+é")), 0, 30, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := cell.Draw(t, "text")
		mark := rapid.SampledFrom([]string{"a", "b", "1", "2", "10", "12"}).Draw(t, "mark")
		var got []string
		for from := 0; ; {
			_, end, found := nextMark(text, from, mark)
			if !found {
				break
			}
			got, from = append(got, text[end:]), end
		}
		if want := marks(text, mark); !slices.Equal(got, want) {
			t.Fatalf("the words after %s in %q are %q, want %q", mark, text, got, want)
		}
		text = strings.TrimSpace(text)
		var blocks, parts []string
		for _, b := range blocksOf(text) {
			blocks = append(blocks, joinLines(b))
		}
		for _, b := range emptyLine.Split(text, -1) {
			parts = append(parts, joinLines(b))
		}
		if blocks, parts = nonEmpty(blocks), nonEmpty(parts); !slices.Equal(blocks, parts) {
			t.Fatalf("the blocks of %q are %q, want %q", text, blocks, parts)
		}
		if got, want := softParts(text), nonEmpty(softSplit().Split(text, -1)); !slices.Equal(got, want) {
			t.Fatalf("the parts of %q are %q, want %q", text, got, want)
		}
	})
}
