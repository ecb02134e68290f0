//go:build unix

package yamldoc

import (
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"improve/internal/cases"
)

// hostile are ways of filling a file of a size that cost a parser the most.
func hostile(size int) map[string]string {
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	count := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size-40; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	stairs := func(step string) string {
		var b strings.Builder
		for i := 0; i < 9000 && b.Len() < size-i-10; i++ {
			b.WriteString(strings.Repeat(" ", i) + step)
		}
		return b.String()
	}
	half, deep := size/2, min(9000, size/8)
	return map[string]string{
		"brackets open": fill("["), "braces open": fill("{"), "brackets": fill("[]"), "commas": fill("a,"),
		"a list in brackets": "a: [" + fill("a,")[:size-6] + "]", "deep brackets": strings.Repeat("[", deep) + fill("a,")[:half] + strings.Repeat("]", deep),
		"deep braces": strings.Repeat("{a: ", deep) + strings.Repeat("}", deep), "nests": "[" + strings.Repeat(strings.Repeat("[", 500)+strings.Repeat("]", 500)+",", size/1001-1) + "]",
		"nests over lines": "[" + strings.Repeat(strings.Repeat("[\n", 500)+strings.Repeat("]\n", 500)+",", size/2001-1) + "]",
		"dashes":           fill("- "), "dash lines": fill("-\n"), "entries": fill("- a\n"), "entries of entries": fill("- - a\n"),
		"deep dashes, then entries": strings.Repeat("- ", deep) + "a\n" + fill("- a\n")[:half], "question marks": fill("? "), "questions": fill("? a\n"),
		"questions and answers": fill("? a\n: b\n"), "questions in braces": "{" + fill("? a : b, ")[:size-12] + "}", "colons": fill(": "), "colon lines": fill(": a\n"), "bare colons": fill(":\n"),
		"comments": fill("#\n"), "comments, then a key": fill("# a\n")[:size-12] + "\na: b\n", "keys with comments": fill("a: b # c\n"), "comments between": fill("a: b\n# c\n"),
		"entries with comments": fill("- a\n# c\n"), "entries, blank lines, comments": fill("- a\n\n# c\n\n"), "indented comments": "a:\n" + fill("  # a\n")[:size-10],
		"comments in brackets": "[\n" + fill("a, # x\n")[:size-10] + "\n]", "only comments in brackets": "[\n" + fill("# x\n")[:size-10] + "\n]", "comments below": "a:\n  b: c\n" + fill("  # x\n")[:size-20],
		"deep dashes, then comments": strings.Repeat("- ", deep) + "a\n" + fill("# x\n")[:half], "deep brackets, then comments": strings.Repeat("[", deep) + fill("\n# x")[:half] + "\n" + strings.Repeat("]", deep),
		"double quotes": fill(`"`), "single quotes": fill("'"), "quoted entries": fill("- \"a\"\n"), "quoted blank lines": "a: \"" + fill("\n")[:size-10] + "\"", "quoted lines": "a: \"" + fill("a\n ")[:size-10] + "\"",
		"escapes": "a: \"" + strings.Repeat(`\n`, half-10) + "\"", "a long text": "a: \"" + fill("x")[:size-10] + "\"", "a long word": "a: " + fill("x")[:size-10], "many words": "a: " + fill("x ")[:size-10], "many lines": "a: " + fill("x\n ")[:size-10],
		"lines without a key": fill("x\n ")[:size-10], "literal": "a: |\n" + fill(" x\n")[:size-10], "folded": "a: >\n" + fill(" x\n")[:size-10], "literal blank lines": "a: |\n" + fill("\n")[:size-10], "literals": fill("- |\n x\n"), "literal spaces": "a: |\n" + fill(" ")[:size-10],
		"anchors": count("- &a%d x\n"), "one anchor": fill("- &a x\n"), "aliases": "- &a x\n" + fill("- *a\n")[:size-10], "tags": fill("- !t x\n"), "bare tags": fill("- ! x\n"), "a long tag": "- !" + fill("a")[:size-10], "a long anchor": "- &" + fill("a")[:size-10] + " x",
		"many marks": "- " + fill("!a ")[:size-10] + " x",
		"keys":       count("k%d: x\n"), "one key": fill("k: x\n"), "keys in braces": "{" + count("k%d: x, ") + "}", "keys over lines": "{" + count("k%d: x,\n ") + "}", "merges": fill("<<: a\n"), "long lines": "a: [" + fill("'b', ")[:(size-10)/5*5] + "]",
		"spaces": fill(" "), "blank lines": fill("\n")[:size-10] + "\na: b\n", "tabs": fill("\t"), "carriage returns": fill("\r")[:size-10] + "\ra: b\n", "both returns": fill("a: b\r\n"), "returns and lines": fill("a: b\r")[:half] + "\n" + fill("a: b\n")[:half],
		"stairs": stairs("a:\n"), "stairs of entries": stairs("-\n"), "stairs of comments": stairs("# a\n"), "tab indents": "a: [\n" + fill("\tb,\n")[:size-10] + "\n]",
		"one line of texts": "a: [" + fill("a b, ")[:size-10] + "]", "one line of nothings": "{" + count("k%d, ") + "}", "one line of empty nothings": "{" + count("k%d: , ") + "}", "one line of quotes": "a: [" + fill("\"a b\", ")[:size-10] + "]",
		"one line of wide texts": "a: [" + fill("é b, ")[:size-10] + "]", "one line of anchors": "a: [" + fill("&x a b, ")[:size-10] + "]", "one line of bare tags": "a: [" + fill("! a b, ")[:size-10] + "]", "one line of aliases": "a: [&x a, " + fill("*x , ")[:size-20] + "]",
		"wrong bytes": fill("\x80\n"), "zeros": fill("\x00\n"), "marks of order": fill("\xef\xbb\xbf"), "line separators": fill("\u0085"), "conflicts": fill("<<<<<<<\n"), "directives": fill("%a\n"), "documents": fill("---\n"), "more documents": "a: b\n" + fill("---\n")[:size-10], "ends": fill("...\n"), "comments, then documents": fill("# a\n")[:half] + "\n" + fill("---\n")[:half],
		"texts cut at commas": "{a: b, " + count("k%d, ") + "}", "texts cut at commas over lines": "{a: b,\n" + fill("k\n,")[:(size-20)/3*3] + "}", "a text cut at commas again and again": "[" + fill("{a: b, c}, ")[:(size-20)/11*11] + "]",
		"cut texts": fill("- a #1\n"), "cut nothings": fill("- #1\n"), "a long comment": "a: b #" + fill("1")[:size-10], "lines cut at the end": "a: b" + fill("\n  c")[:size-30] + " #1\n", "run-on lines": "a: b" + fill("\n - c")[:size-30] + "\n",
		"numbers": fill("- 1_000_000\n"), "fractions": fill("- 1e1_0\n"), "times": fill("- 2001-12-14t21:59:43.10-05:00\n"), "a long number": "a: " + fill("1")[:size-10], "underscores": "a: 1" + fill("_")[:size-10], "wide letters": "a: [" + fill("é, ")[:size-10] + "]", "wide letters without an end": fill("é"),
	}
}

// measure is the processor time that it takes to parse a file, and the memory
// that is live while its document is held, for each byte of it.
func measure(data string) (time.Duration, float64) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := processorTime()
	doc, problems := Parse("f", []byte(data))
	if doc != nil {
		everyPosition(doc.Root())
	}
	elapsed := processorTime() - start
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(doc)
	runtime.KeepAlive(problems)
	return elapsed, (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / float64(len(data))
}

// everyPosition looks up where each value is, as whoever keeps them does.
func everyPosition(n Node) {
	n.Position()
	for item := range n.Items() {
		everyPosition(item)
	}
	for k, v := range n.Pairs() {
		everyPosition(k)
		everyPosition(v)
	}
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// TestHostileFilesCostWhatTheirSizeCosts checks that no file takes time out of
// proportion, by comparing a file with one four times as large, nor memory. Each
// is tried with a mistake at its end, too, because that is read again to find
// the place.
func TestHostileFilesCostWhatTheirSizeCosts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const size = 1 << 16
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // the collector's time is not the parser's
	small, large := hostile(size/4), hostile(size)
	for i, name := range slices.Sorted(maps.Keys(large)) {
		if !cases.Tried(i, 4) {
			continue
		}
		data := large[name]
		for _, end := range []string{"", "\n}"} {
			elapsed, memory := measure(data + end)
			if memory > 150 {
				t.Errorf("%s%q: %.0f bytes of memory a byte", name, end, memory)
			}
			t.Logf("%v %.0f bytes a byte: %s%q", elapsed.Round(time.Millisecond), memory, name, end)
			if elapsed < 20*time.Millisecond {
				continue
			}
			before, _ := measure(small[name] + end)
			for try := 0; elapsed > 10*before && try < 10; try++ { // both again: a busy machine slows one of them by chance
				elapsed, _ = measure(data + end)
				before, _ = measure(small[name] + end)
			}
			if elapsed > 10*before {
				t.Errorf("%s%q: %v for %d bytes, %v for a quarter of them", name, end, elapsed, len(data), before)
			}
		}
	}
}
