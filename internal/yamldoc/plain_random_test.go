//go:build !libraryonly

package yamldoc

import (
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestPlainAtRandom makes files at random in three ways and compares what the two
// readers make of those that are taken. PLAIN_RUNS is how many files; PLAIN_SEED
// begins with another.
func TestPlainAtRandom(t *testing.T) {
	runs, seed := fromEnvironment("PLAIN_RUNS", 30_000), fromEnvironment("PLAIN_SEED", 1)
	files := yamlFiles(t, "../..")
	for name, write := range map[string]func(*rand.Rand) string{
		"pieces": pieces, "made": made,
		"changed": func(r *rand.Rand) string { return changed(r, string(files[r.IntN(len(files))])) },
	} {
		t.Run(name, func(t *testing.T) {
			var taken atomic.Int64
			var workers sync.WaitGroup
			workersOf := runtime.GOMAXPROCS(0)
			each := max(1, runs/3/workersOf)
			for worker := range workersOf {
				workers.Go(func() {
					r := rand.New(rand.NewPCG(uint64(seed), uint64(worker)))
					for range each {
						read, difference := sameByBoth([]byte(write(r)))
						if difference != nil {
							t.Error(difference)
							return
						}
						if read {
							taken.Add(1)
						}
					}
				})
			}
			workers.Wait()
			if all := int64(each * workersOf); taken.Load() < all/10 {
				t.Errorf("only %d of %d are taken", taken.Load(), all)
			} else {
				t.Logf("%d files, of which %d are taken", all, taken.Load())
			}
		})
	}
}

func fromEnvironment(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

func oneOf(r *rand.Rand, choices []string) string { return choices[r.IntN(len(choices))] }

var signs = []string{"a", "id", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\n   ", " ", "'", "\"", "[", "]", "{", "}", ", ", ",", "#4", " # c", "#", "|", ">-", ">", "|-", "|+", "|2", "\\", "\\\"", "é", "text with words", "~", "1.10", "2019-09", "<<: ", "..", "=", "“", "\u00a0", "a: ", "\n  b: ", "\n- ", "\n  - ", "\nc: ", "'x'", "\"x\"", "[a, b]", "{a: b}", "\n\n", "?", "? ", "&x ", "*x", "!t ", "x-1: ", "\u0085", "\u2028", "\ufeff", "\t", "\r\n", "\r", "---", "...", "%", "@", "`", "😀", "-5", "<5", "http://x/y", "\x00", "\xff"}

// pieces puts pieces of YAML together.
func pieces(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		b.WriteString(oneOf(r, signs))
	}
	switch r.IntN(6) {
	case 0:
		return b.String()
	case 1:
		return "a:\n  - b: " + b.String() + "\n    c: d\ne:\n"
	case 2:
		return "a: [" + b.String() + "]\n"
	case 3:
		return "a: |\n  " + b.String() + "\nb: c\n"
	case 4:
		return "a: \"" + b.String() + "\" # c\n"
	}
	return "a: " + b.String()
}

// made writes a file as people do, and half of them then changes.
func made(r *rand.Rand) string {
	var b strings.Builder
	w := maker{r, &b, oneOf(r, []string{"\n", "\n", "\n", "\r\n"})}
	w.keys(0, 0)
	if r.IntN(2) == 0 {
		return changed(r, b.String())
	}
	return b.String()
}

type maker struct {
	*rand.Rand
	b   *strings.Builder
	eol string
}

// line writes the rest of a line, and sometimes a comment, blank lines or a line of
// comment below.
func (w maker) line(text string) {
	w.b.WriteString(text)
	switch w.IntN(12) {
	case 0:
		w.b.WriteString(" # c")
	case 1:
		w.b.WriteString(" ")
	case 2:
		w.b.WriteString(w.eol + w.eol)
	case 3:
		w.b.WriteString(w.eol + strings.Repeat(" ", w.IntN(8)) + oneOf(w.Rand, []string{"# c", "#c", "#", "", "# é: x"}))
	}
	w.b.WriteString(w.eol)
}

// keys writes keys, the first where the line is.
func (w maker) keys(indent, deep int) {
	for i := range 1 + w.IntN(3) {
		if i > 0 {
			w.b.WriteString(strings.Repeat(" ", indent))
		}
		w.b.WriteString(oneOf(w.Rand, []string{"a", "b-c", "1.2", "id", "NO", "null"}) + ":")
		w.value(indent, deep, true)
	}
}

func (w maker) entries(indent, deep int) {
	for i := range 1 + w.IntN(3) {
		if i > 0 {
			w.b.WriteString(strings.Repeat(" ", indent))
		}
		w.b.WriteString("-")
		w.value(indent, deep, false)
	}
}

func (w maker) value(indent, deep int, ofKey bool) {
	in := indent + 1 + w.IntN(3)
	switch kind := w.IntN(10); {
	case kind < 2 && deep < 4 && ofKey:
		w.line("")
		w.b.WriteString(strings.Repeat(" ", in))
		w.keys(in, deep+1)
	case kind < 2 && deep < 4:
		w.b.WriteString(strings.Repeat(" ", in-indent-1+1))
		w.keys(in+1, deep+1)
	case kind == 2 && deep < 4 && ofKey:
		w.line("")
		in = oneOfNumbers(w.Rand, indent, in)
		w.b.WriteString(strings.Repeat(" ", in))
		w.entries(in, deep+1)
	case kind == 2 && deep < 4:
		w.b.WriteString(" ")
		w.entries(indent+2, deep+1)
	case kind == 3:
		w.line(" " + oneOf(w.Rand, []string{"|", "|-", ">", ">-"}))
		w.below(in)
	case kind == 4:
		w.line(" " + w.text())
		w.below(in)
	case kind == 5:
		w.line(oneOf(w.Rand, []string{"", " ", " ~"}))
	case kind == 6:
		w.line(" [" + w.text() + ", " + w.text() + "]")
	case kind == 7:
		w.line(" {a: " + w.text() + ", b-1: [" + w.text() + "]}")
	default:
		w.line(" " + w.text())
	}
}

// below writes lines of a text.
func (w maker) below(indent int) {
	for range 1 + w.IntN(3) {
		w.b.WriteString(oneOf(w.Rand, []string{"", "", "", w.eol, strings.Repeat(" ", w.IntN(indent+2)) + w.eol}))
		w.b.WriteString(strings.Repeat(" ", indent) + oneOf(w.Rand, []string{"", "", "", "", "", " "}))
		w.b.WriteString(oneOf(w.Rand, []string{"words of it", "- x", "x:y", "“é”", "'x'", "x # y", "# x", "more "}) + w.eol)
	}
}

func (w maker) text() string {
	return oneOf(w.Rand, []string{"x", "two words", "é 😀", "'it''s'", "\"a \\\" \\\\ b\"", "''", "\"\"", "1.10", "-5", "<5", "NO", "2019-09", "a#b", "http://x/y", "(x)", "“x”", "x-y", "x:y", "null", "'# x'", "\"x: y\""})
}

func oneOfNumbers(r *rand.Rand, a, b int) int { return []int{a, b}[r.IntN(2)] }

// changed takes some lines of a file out and changes them here and there.
func changed(r *rand.Rand, file string) string {
	lines := strings.SplitAfter(file, "\n")
	from := r.IntN(len(lines))
	lines = append([]string(nil), lines[from:min(len(lines), from+2+r.IntN(25))]...)
	indent := len(lines[0]) - len(strings.TrimLeft(lines[0], " "))
	for i, line := range lines {
		lines[i] = line[min(indent, len(line)-len(strings.TrimLeft(line, " "))):]
	}
	for range 1 + r.IntN(3) {
		i := r.IntN(len(lines))
		line := lines[i]
		at := r.IntN(len(line) + 1)
		switch r.IntN(6) {
		case 0:
			line = strings.Repeat(" ", r.IntN(5)) + line
		case 1:
			line = strings.TrimPrefix(line, " ")
		case 2:
			line += line
		case 3:
			line = line[:at] + oneOf(r, signs) + line[at:]
		case 4:
			line = line[:at] + line[min(len(line), at+1):]
		case 5:
			line = line[:at] + "\n" + strings.Repeat(" ", r.IntN(7)) + line[at:]
		}
		lines[i] = line
	}
	return strings.Join(lines, "")
}
