// Package corpus holds the error corpus: records that each break one rule, what the
// program prints about them, and how they are put right. `improve explain`,
// docs/checks.md and the tests read the same records.
package corpus

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

//go:embed errors/*.txtar
var errors embed.FS

// Record breaks a rule. Its file is named for the rule, with a word behind it where
// there are several. The comment of the file begins with a title and a paragraph and
// ends with directives:
//
//	as-at: DAY                   the day on which it is checked (2020-02-25)
//	fix: TEXT => TEXT            replaces a text that the files hold once; \n is a new line, \t a tab
//	setup: bytes                 \xNN and \uNNNN in the files are bytes
//	setup: repeat FILE TIMES     write the last line of the file so many times
//	setup: link FILE TARGET      make the file a link
//	setup: forbid FILE           nobody may read the file
//
// The file "git log" holds the history of the record, a line a commit.
type Record struct {
	Name  string // of its file, without the ending
	Title string
	Prose string
	AsAt  string
	Files []txtar.File // the broken record
	Want  string       // what `improve check` prints about it; empty for a rule of history
	Setup [][]string   // what text cannot hold
	Fixed []txtar.File // the record put right; empty where a text cannot show that
}

// All are the records of the corpus, by name.
func All() []Record {
	names, err := errors.ReadDir("errors")
	if err != nil {
		panic(err) // embedded
	}
	var all []Record
	for _, n := range names {
		r, err := read(n.Name())
		if err != nil {
			panic(err) // embedded, and read by every test
		}
		all = append(all, r)
	}
	return all
}

// Of is the record that shows a rule, if there is one.
func Of(rule string) (Record, bool) {
	r, err := read(Name(rule) + ".txtar")
	return r, err == nil
}

// Name is the name of the record that shows a rule.
func Name(rule string) string { return strings.ReplaceAll(rule, "/", "-") }

func read(name string) (Record, error) {
	data, err := errors.ReadFile("errors/" + name)
	if err != nil {
		return Record{}, err
	}
	archive := txtar.Parse(data)
	r := Record{Name: strings.TrimSuffix(path.Base(name), ".txtar"), AsAt: "2020-02-25", Files: archive.Files}
	if last := len(r.Files) - 1; last >= 0 && r.Files[last].Name == "want" {
		r.Want, r.Files = string(r.Files[last].Data), r.Files[:last]
	}
	var prose, fixes []string
	bytes := false
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimSuffix(line, "\n")
		key, value, _ := strings.Cut(line, ": ")
		switch {
		case r.Title == "":
			r.Title = line
		case key == "as-at":
			r.AsAt = value
		case key == "fix":
			fixes = append(fixes, value)
		case line == "setup: bytes":
			bytes = true
		case key == "setup":
			r.Setup = append(r.Setup, strings.Fields(value))
		case line != "":
			prose = append(prose, line)
		}
	}
	r.Prose = strings.Join(prose, " ")
	if r.Fixed, err = fixed(r.Files, fixes); err != nil {
		return Record{}, fmt.Errorf("%s: %w", name, err)
	}
	if bytes {
		r.Files, r.Fixed = spelledOut(r.Files), spelledOut(r.Fixed)
	}
	return r, nil
}

// fixed are the files with each fix made; none where there is no fix.
func fixed(files []txtar.File, fixes []string) ([]txtar.File, error) {
	if len(fixes) == 0 {
		return nil, nil
	}
	text := Text(files)
	for _, fix := range fixes {
		from, to, _ := strings.Cut(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(fix), " =>")
		if strings.Count(text, from) != 1 {
			return nil, fmt.Errorf("the files hold %q %d times", from, strings.Count(text, from))
		}
		text = strings.Replace(text, from, strings.TrimPrefix(to, " "), 1)
	}
	return txtar.Parse([]byte(text)).Files, nil
}

// spelledOut are files with their \xNN and \uNNNN as the bytes they stand for.
func spelledOut(files []txtar.File) []txtar.File {
	files = slices.Clone(files)
	for i, f := range files {
		files[i].Data = regexp.MustCompile(`\\x..|\\u....`).ReplaceAllFunc(f.Data, func(code []byte) []byte {
			text, err := strconv.Unquote(`"` + string(code) + `"`)
			if err != nil {
				panic(err) // embedded, and read by every test
			}
			return []byte(text)
		})
	}
	return files
}

// Text is files as a txtar archive.
func Text(files []txtar.File) string { return string(txtar.Format(&txtar.Archive{Files: files})) }

// Shown are the files that the messages name; all where there are no messages.
func (r Record) Shown() []txtar.File {
	return slices.DeleteFunc(slices.Clone(r.Files), func(f txtar.File) bool {
		return r.Want != "" && !strings.Contains(r.Want, f.Name)
	})
}

// Changed are the files that the fixes changed.
func (r Record) Changed() []txtar.File {
	return slices.DeleteFunc(slices.Clone(r.Fixed), func(f txtar.File) bool {
		return slices.ContainsFunc(r.Files, func(old txtar.File) bool {
			return f.Name == old.Name && string(f.Data) == string(old.Data)
		})
	})
}
