package cli

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/record"
)

// linesOf say what is written, a folder a line, and what was left.
func linesOf(b *record.Beginning, dryRun bool) []string {
	var lines, left []string
	for _, group := range b.Groups {
		var names []string
		for _, f := range group.Fresh {
			names = append(names, f.Path)
		}
		switch {
		case len(names) > 0 && dryRun:
			lines = append(lines,
				fmt.Sprintf("Nothing was written (--dry-run). %s would go into %s:",
					diag.Count(len(names), "file"), group.Base))
		case len(names) > 0:
			lines = append(lines, fmt.Sprintf("Wrote %s into %s:", diag.Count(len(names), "file"), group.Base))
		}
		lines = append(lines, byFolder(names)...)
		for _, name := range group.Left {
			left = append(left, fromHere(b.Dir, group.Base, name))
		}
	}
	if b.Count() == 0 {
		lines = append(lines, "Nothing to write: every file is there.")
	}
	if len(left) > 0 {
		lines = append(append(lines, "Left as they are, because they were there:"), byFolder(left)...)
	}
	return lines
}

// fromHere is a file of a folder, as it is called from the programme's own.
func fromHere(dir, base, name string) string {
	inside, err := filepath.Rel(dir, base)
	if err != nil {
		inside = base
	}
	return filepath.ToSlash(filepath.Join(inside, name))
}

// byFolder lists files, a folder a line; where the line would be long, their
// number.
func byFolder(names []string) []string {
	var folders []string
	in := map[string][]string{}
	for _, name := range names {
		folder := path.Dir(name)
		if in[folder] == nil {
			folders = append(folders, folder)
		}
		in[folder] = append(in[folder], path.Base(name))
	}
	var lines []string
	for _, folder := range folders {
		name := strings.TrimPrefix(folder+"/", "./")
		if name != "" {
			name += "  "
		}
		const most = 60
		listed := strings.Join(in[folder], ", ")
		if len(listed) > most {
			listed = diag.Count(len(in[folder]), "file")
		}
		lines = append(lines, "  "+name+listed)
	}
	return lines
}

// nextSteps say what to do with a programme that is new on a day. Their target is
// half a year on, so that the task they make is not late when it is made.
func nextSteps(b *record.Beginning, day programme.Date) []string {
	if b.Begun {
		return nil
	}
	lines := []string{" ", "Next, in " + b.Dir + ":"}
	if !b.Git.InGit {
		lines = append(lines, "  git init")
	}
	if b.Example {
		return append(lines, "  improve status", "  improve show 3.1", "  improve check")
	}
	if len(b.Meetings) == 0 {
		lines = append(lines, "  list the board's meetings in plan/programme.yaml")
	}
	if len(b.Ambitions) == 0 {
		lines = append(lines, `  improve new ambition --title "..."`)
	}
	target := day.AddDays(182)
	target.Day = 0 // its month
	return append(lines, `  improve new person --role "Head of early help"`,
		`  improve new task --ambition 1 --title "..." --lead head-of-early-help --target `+target.String(),
		"  improve status", " ",
		"If you have a plan in a workbook, a CSV file or a Word document, improve import takes it in.")
}
