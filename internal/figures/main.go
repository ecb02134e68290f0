// Command figures draws the figures of docs/architecture.md: how much code and how many
// tests there are, what is longest, and how many files are touched to add one thing of
// each kind.
//
// It prints them, or with -w writes them into the page. A test holds the page to them.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() { os.Exit(run(os.Args[1:], ".", os.Stdout, os.Stderr)) }

// run draws the figures of the project in a folder.
func run(args []string, project string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("figures", flag.ContinueOnError)
	flags.SetOutput(errs)
	write := flags.Bool("w", false, "write them into docs/architecture.md")
	if err := flags.Parse(args); err != nil {
		return exitUsage
	}
	drawn, err := draw(os.DirFS(project))
	switch {
	case err != nil:
	case *write:
		err = rewrite(filepath.Join(project, page), drawn)
	default:
		_, err = out.Write(drawn.section())
	}
	if err != nil {
		fmt.Fprintln(errs, "figures:", err)
		return exitFailed
	}
	return exitDone
}

// page is where the figures are, between two marks.
const (
	page  = "docs/architecture.md"
	begin = "<!-- figures, drawn by make figures -->\n"
	end   = "<!-- end of figures -->\n"
)

// split is a page around its figures.
func split(data []byte) (before, figures, after []byte, err error) {
	before, rest, found := bytes.Cut(data, []byte(begin))
	figures, after, ended := bytes.Cut(rest, []byte(end))
	if !found || !ended {
		return nil, nil, nil, fmt.Errorf("%s lacks the lines %q and %q, between which the figures go", page, begin, end)
	}
	return before, figures, after, nil
}

func rewrite(path string, d *drawing) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, _, after, err := split(data)
	if err != nil {
		return err
	}
	return os.WriteFile(path, bytes.Join([][]byte{before, []byte(begin), d.section(), []byte(end), after}, nil), 0o644)
}
