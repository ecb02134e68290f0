package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"

	"improve/internal/additions"
	"improve/internal/measure"
)

// drawing is all figures of the project.
type drawing struct {
	sizes []size
	added []additions.Addition
}

// size is a figure that changes with the code.
type size struct {
	label string
	value float64
	words string // the value with its unit, and whose it is
}

func draw(project fs.FS) (*drawing, error) {
	files, err := measure.Go(project)
	if err != nil {
		return nil, err
	}
	scripts, err := measure.Scripts(project)
	if err != nil {
		return nil, err
	}
	added, err := additions.All()
	return &drawing{sizesOf(files, scripts), added}, err
}

func sizesOf(files []measure.File, scripts int) []size {
	var code, tests int
	var function, file, line size
	for _, f := range files {
		if f.Test {
			tests += f.Lines
			continue
		}
		code += f.Lines
		file.most(f.Lines, "%d lines: `%s`", f.Path)
		line.most(f.Widest.Columns, "%d columns: `%s:%d`", f.Path, f.Widest.Number)
		for _, of := range f.Functions {
			function.most(of.Lines, "%d lines: `%s` in `%s`", of.Name, f.Path)
		}
	}
	function.label, file.label, line.label = "longest function", "longest file", "longest line"
	ratio := float64(tests+scripts) / float64(code)
	return []size{
		lines("Go without tests", code), lines("tests in Go", tests), lines("scripts and records of tests", scripts),
		{"tests, scripts and records to code", ratio, strconv.FormatFloat(ratio, 'f', 2, 64)},
		function, file, line,
	}
}

// most keeps the larger of two, the first of equals.
func (s *size) most(value int, format string, whose ...any) {
	if float64(value) > s.value {
		s.value, s.words = float64(value), fmt.Sprintf(format, append([]any{value}, whose...)...)
	}
}

// lines is a count in whole hundreds.
func lines(label string, n int) size {
	n = (n + 50) / 100 * 100
	return size{label, float64(n), fmt.Sprintf("%d,%03d lines", n/1000, n%1000)}
}

// section is the figures as the page has them.
func (d *drawing) section() []byte {
	var b bytes.Buffer
	b.WriteString("| what | how much |\n|---|---|\n")
	for _, s := range d.sizes {
		fmt.Fprintf(&b, "| %s | %s |\n", s.label, s.words)
	}
	b.WriteString("\n" + d.addedTable())
	return b.Bytes()
}

// addedTable is how many files are touched to add one thing.
func (d *drawing) addedTable() string {
	var b strings.Builder
	b.WriteString("| to add one | files touched | which | made by `make generate` |\n|---|---|---|---|\n")
	for _, a := range d.added {
		fmt.Fprintf(&b, "| %s: `%s` | %d | %s | %s |\n", a.Kind, a.Name, len(a.Files()), code(a.Files()), code(a.Makes))
	}
	return b.String()
}

func code(paths []string) string { return "`" + strings.Join(paths, "`, `") + "`" }

// outOfDate is what of the figures on the page no longer holds; empty where all does.
// What is longest and how much there is may be a tenth off: each change of the code
// moves it a little, and asking for new figures each time would only make changes
// collide.
func (d *drawing) outOfDate(shown []byte) string {
	for _, s := range d.sizes {
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(s.label) + ` \| ([\d.,]+)`).FindSubmatch(shown)
		if row == nil {
			return "there is no " + s.label
		}
		was, err := strconv.ParseFloat(strings.ReplaceAll(string(row[1]), ",", ""), 64)
		if err != nil || math.Abs(was-s.value) > s.value/10 {
			return fmt.Sprintf("%s: %s, and it is %s now", s.label, row[1], s.words)
		}
	}
	if !bytes.Contains(shown, []byte(d.addedTable())) {
		return "the files touched to add one thing are\n" + d.addedTable()
	}
	return ""
}
