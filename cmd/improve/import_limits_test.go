//go:build linux

package main

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"improve/internal/cases"
)

// largest is a file as bad as somebody could send. It is written bit by bit: what a
// process takes at most is counted from what the one took that began it.
type largest struct {
	name  string
	write func(w io.Writer)
	quick bool // also for every change
}

// repeat writes a text so many times.
func repeat(w io.Writer, text string, times int) {
	for range times {
		_, _ = io.WriteString(w, text)
	}
}

// office writes an Office file of parts.
func office(w io.Writer, parts map[string]func(io.Writer)) {
	z := zip.NewWriter(w)
	for name, fill := range parts {
		part, _ := z.Create(name)
		b := bufio.NewWriter(part)
		fill(b)
		_ = b.Flush()
	}
	_ = z.Close()
}

// sheet writes a workbook of one sheet, and the texts that it names.
func sheet(inside, shared func(io.Writer)) func(io.Writer) {
	text := func(s string) func(io.Writer) { return func(w io.Writer) { _, _ = io.WriteString(w, s) } }
	around := func(begin string, f func(io.Writer), end string) func(io.Writer) {
		return func(w io.Writer) {
			_, _ = io.WriteString(w, begin)
			f(w)
			_, _ = io.WriteString(w, end)
		}
	}
	return func(w io.Writer) {
		office(w, map[string]func(io.Writer){
			"_rels/.rels":                text(`<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
			"xl/workbook.xml":            text(`<workbook><sheets><sheet name="Plan" id="a"/></sheets></workbook>`),
			"xl/_rels/workbook.xml.rels": text(`<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>`),
			"xl/s.xml":                   around("<worksheet>", inside, "</worksheet>"),
			"xl/t.xml":                   around("<sst>", shared, "</sst>"),
		})
	}
}

func nothing(io.Writer) {}

// planRows writes the rows of a plan in which each lead has one task.
func planRows(w io.Writer, rows, length int, row, cell string) {
	line := func(cells ...any) { fmt.Fprintf(w, row, fmt.Sprintf(strings.Repeat(cell, len(cells)), cells...)) }
	line("Task Number", "Action", "Lead", "Target Date", "What it means for children")
	for n := range rows {
		if n%50 == 0 {
			line(fmt.Sprintf("Ambition %d: Children are seen", n/50+1))
		}
		line(fmt.Sprintf("%d.%d", n/50+1, n%50+1), fmt.Sprintf("Review how plans are made: part %d", n),
			fmt.Sprintf("Officer %d", n), "March 2026", strings.Repeat("word ", length/5))
	}
}

const (
	sheetRow, sheetCell = "<row>%s</row>", `<c t="inlineStr"><is><t>%s</t></is></c>`
	wordRow, wordCell   = "<tr>%s</tr>", "<tc><p><r><t>%s</t></r></p></tc>"
	csvRow, csvCell     = "%s\n", "%s,"
)

// largestFiles are each smaller than 10 MB.
func largestFiles() []largest {
	named := func(times int) func(io.Writer) {
		return func(w io.Writer) {
			_, _ = io.WriteString(w, "<sheetData>")
			repeat(w, `<row><c t="s"><v>0</v></c></row>`, times)
			_, _ = io.WriteString(w, "</sheetData>")
		}
	}
	text := func(length int) func(io.Writer) {
		return func(w io.Writer) {
			_, _ = io.WriteString(w, "<si><t>")
			repeat(w, "xxxxxxxxxx", length/10)
			_, _ = io.WriteString(w, "</t></si>")
		}
	}
	cells := func(w io.Writer) {
		_, _ = io.WriteString(w, "<sheetData>")
		repeat(w, "<row>"+strings.Repeat(fmt.Sprintf(sheetCell, "some words"), 50)+"</row>", 3_900)
		_, _ = io.WriteString(w, "</sheetData>")
	}
	plan := func(rows, length int) func(io.Writer) {
		return func(w io.Writer) {
			_, _ = io.WriteString(w, "<sheetData>")
			planRows(w, rows, length, sheetRow, sheetCell)
			_, _ = io.WriteString(w, "</sheetData>")
		}
	}
	rules := `<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" stopIfTrue="1"><formula>AND(ISNUMBER(SEARCH("x",A1)),LEN(TRIM(B2))=3)</formula></cfRule></conditionalFormatting>`
	return []largest{
		{"one-text.xlsx", sheet(named(3000), text(550_000)), true},
		{"full-text.xlsx", sheet(named(250), text(32_000)), true},
		{"many-texts.xlsx", sheet(nothing, func(w io.Writer) { repeat(w, "<si/>", 4_000_000) }), false},
		{"plan.xlsx", sheet(plan(11_000, 500), nothing), false},
		{"cells.xlsx", sheet(cells, nothing), false},
		{"beside.xlsx", sheet(func(w io.Writer) {
			_, _ = io.WriteString(w, "<sheetData>")
			planRows(w, 100, 50, sheetRow, sheetCell)
			repeat(w, "<row>"+strings.Repeat(fmt.Sprintf(sheetCell, "some words"), 50)+"</row>", 3_900)
			_, _ = io.WriteString(w, "</sheetData>")
		}, nothing), false},
		{"merged.xlsx", sheet(func(w io.Writer) {
			plan(2_000, 50)(w)
			_, _ = io.WriteString(w, "<mergeCells>")
			repeat(w, `<mergeCell ref="B2:XFD1048576"/>`, 1_000_000)
			_, _ = io.WriteString(w, "</mergeCells>")
		}, nothing), false},
		{"rules.xlsx", sheet(func(w io.Writer) { cells(w); repeat(w, rules, 400) }, nothing), false},
		{"elements.xlsx", sheet(func(w io.Writer) { repeat(w, "<a/>", 20_000_000) }, nothing), false},
		{"blanks.xlsx", sheet(func(w io.Writer) { repeat(w, "<row>"+strings.Repeat(" ", 500_000)+"</row>", 300) }, nothing), false},
		{"parts.xlsx", func(w io.Writer) {
			z := zip.NewWriter(w)
			for n := range 80_000 {
				_, _ = z.Create(fmt.Sprint(n))
			}
			_ = z.Close()
		}, false},
		{"plan.docx", func(w io.Writer) {
			office(w, map[string]func(io.Writer){"word/document.xml": func(w io.Writer) {
				_, _ = io.WriteString(w, "<document><body><tbl>")
				planRows(w, 11_000, 500, wordRow, wordCell)
				_, _ = io.WriteString(w, "</tbl></body></document>")
			}})
		}, false},
		{"paragraphs.docx", func(w io.Writer) {
			office(w, map[string]func(io.Writer){"word/document.xml": func(w io.Writer) {
				_, _ = io.WriteString(w, "<document><body>")
				repeat(w, "<p/>", 5_000_000)
			}})
		}, false},
		{"plan.csv", func(w io.Writer) { planRows(w, 11_000, 500, csvRow, csvCell) }, false},
		{"separators.csv", func(w io.Writer) { repeat(w, ",", 9<<20) }, true},
		{"lines.csv", func(w io.Writer) { repeat(w, "a\n", 4<<20) }, false},
	}
}

// A file that somebody sends takes neither the machine nor the day: of the largest
// and worst, smaller than 10 MB, none takes more than 256 MiB or 10 seconds. The
// seconds are those of the processor, and only looked at where time is.
func TestFilesStayWithinLimits(t *testing.T) {
	const mostMemory, mostTime = 256 << 10, 10 * time.Second // KiB
	all := cases.Long()
	for _, f := range largestFiles() {
		if !all && !f.quick {
			continue
		}
		file := filepath.Join(t.TempDir(), f.name)
		out, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		b := bufio.NewWriter(out)
		f.write(b)
		if err := b.Flush(); err != nil {
			t.Fatal(err)
		}
		if info, err := out.Stat(); err != nil || info.Size() >= 10<<20 {
			t.Fatalf("%s: %v, %v", f.name, info, err)
		}
		_ = out.Close()
		cmd := exec.Command("improve", "import", file, "--report", filepath.Join(t.TempDir(), "report.json"))
		cmd.Dir = t.TempDir()
		said, _ := cmd.CombinedOutput() // some are refused
		used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		t.Logf("%s: %d MiB, %v: %.200s", f.name, used.Maxrss>>10, spent, strings.ReplaceAll(string(said), file, f.name))
		if used.Maxrss > mostMemory || all && spent > mostTime {
			t.Errorf("%s: %d MiB, %v", f.name, used.Maxrss>>10, spent)
		}
	}
}
