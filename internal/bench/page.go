package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// The page on speed, and the marks between which its table is.
const (
	speedPage  = "docs/speed.md"
	tableBegin = "<!-- drawn by make bench BENCH=-w -->\n"
	tableEnd   = "<!-- end of the table -->\n"
)

// writePage puts what was printed into the page on speed, with the machine it was measured
// on.
func (b *bench) writePage(printed []byte) error {
	name := filepath.Join(b.module, speedPage)
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, begun := bytes.Cut(data, []byte(tableBegin))
	_, after, ended := bytes.Cut(rest, []byte(tableEnd))
	if !begun || !ended {
		return fmt.Errorf("%s lacks the lines %q and %q, between which the table goes", speedPage, tableBegin, tableEnd)
	}
	version, err := b.output(b.module, "go", "env", "GOVERSION")
	if err != nil {
		return err
	}
	table := fmt.Sprintf("```\n%s```\n\n%s, %s/%s, %d processors.\n", printed, strings.TrimSpace(version),
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	return os.WriteFile(name, slices.Concat(before, []byte(tableBegin), []byte(table), []byte(tableEnd), after), 0o644)
}
