package cli

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"gopkg.in/yaml.v3"

	"improve/internal/cases"
	"improve/internal/record"
	"improve/internal/report"
)

// hostileTail is what somebody may put behind any text of a record: it commands a
// terminal, hides and turns words about, breaks lines and tables, and means
// something to a browser.
const hostileTail = " \x1b[31mred\x1b]0;title\x07 \u009b32m \u202eesrever\u202c\ttab\rreturn\x00nul " +
	"<script>alert(1)</script>"

// hostileHead begins a formula in a spreadsheet.
const hostileHead = "=cmd|' /C calc'!A0 "

// harms are what no output may hold, by what it would do.
var harms = map[string]*regexp.Regexp{
	"commands a terminal":       regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f]"),
	"turns the words about":     regexp.MustCompile("[\u202a-\u202e\u2066-\u2069]"),
	"is a program to a browser": regexp.MustCompile(`(^|[^\\])<script>alert`),
}

// Whatever a record holds, no command passes it on as it is, on neither stream, in
// no format. The calls come from the list of commands: their examples, the
// record's ids, every format and every flag; so a new command falls under it.
func TestNoCommandPassesOnHostileText(t *testing.T) {
	source := hostileRecord(t)
	root := newRoot(quietApp(&bytes.Buffer{}, source), nil)
	commands, calls, seen := 0, 0, 0
	each(root, func(cmd *cobra.Command) {
		commands++
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
		for _, args := range hostileCalls(t, source, cmd) {
			if calls++; !cases.Tried(calls, 4) {
				continue
			}
			out, stderr := bothStreams(dir, args...)
			seen += strings.Count(out+stderr, "esrever")
			passesNothingOn(t, args, out, formatIn(args))
			passesNothingOn(t, args, stderr, "")
		}
	})
	if commands < 25 || seen < 1000 {
		t.Errorf("%d commands passed on hostile words %d times: the search proves little", commands, seen)
	}
}

// passesNothingOn fails where text, in a format, would do something to its reader.
func passesNothingOn(t *testing.T, args []string, text, format string) {
	t.Helper()
	if strings.HasPrefix(text, "PK") {
		return // zipped: the tests of these formats search in them
	}
	if format == "csv" {
		holdsNoFormula(t, args, text)
	}
	if strings.HasPrefix(text, "BEGIN:VCALENDAR") || format == "csv" {
		text = strings.ReplaceAll(text, "\r\n", "\n") // as these formats end their lines
	}
	for harm, pattern := range harms {
		if harm == "is a program to a browser" && format != "html" && format != "markdown" {
			continue
		}
		if at := pattern.FindStringIndex(text); at != nil {
			t.Errorf("improve %q: it %s: %q", args, harm, text[max(0, at[0]-60):min(len(text), at[1]+30)])
		}
	}
}

// holdsNoFormula fails where a cell would be one.
func holdsNoFormula(t *testing.T, args []string, text string) {
	t.Helper()
	rows := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	rows.FieldsPerRecord = -1
	cells, err := rows.ReadAll()
	if err != nil {
		t.Errorf("improve %q: %v", args, err)
	}
	for _, cell := range slices.Concat(cells...) {
		if strings.HasPrefix(cell, hostileHead) {
			t.Errorf("improve %q: a cell is a formula: %q", args, cell)
		}
	}
}

func formatIn(args []string) string {
	for i, arg := range args {
		if (arg == "--format" || arg == "-f") && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// bothStreams runs the program, and keeps its streams apart.
func bothStreams(dir string, args ...string) (out, stderr string) {
	var o, e bytes.Buffer
	app := quietApp(&o, dir)
	app.Stderr, app.Stdin = &e, strings.NewReader("")
	app.Env = func(name string) string { return map[string]string{"IMPROVE_AS_AT": "2025-01-16"}[name] }
	app.Run(args)
	return o.String(), e.String()
}

// hostileCalls are calls of a command, made from what it says about itself.
func hostileCalls(t *testing.T, dir string, cmd *cobra.Command) [][]string {
	t.Helper()
	path := strings.Fields(cmd.CommandPath())[1:]
	bare := [][]string{path}
	for _, id := range append(hostileIDs(t, dir), "no"+hostileTail) {
		bare = append(bare, with(path, id))
	}
	bare = append(bare, examplesOf(cmd)...)
	calls := slices.Clone(bare)
	for _, format := range formatsOf(cmd) {
		for _, call := range bare {
			if !strings.HasPrefix(call[len(call)-1], "-") && len(call) <= len(path)+1 {
				calls = append(calls, with(call, "--format", format))
			}
		}
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Value.Type() != "bool" && f.Name != "format" {
			calls = append(calls, with(path, "--"+f.Name, "no"+hostileTail), with(path, "2.1", "--"+f.Name, "no"+hostileTail))
		}
	})
	for _, typed := range [][]string{{""}, {"2.1", ""}, {"--"}} {
		calls = append(calls, append(with([]string{"__completeNoDesc"}, path...), typed...))
		calls = append(calls, append(with([]string{"__complete"}, path...), typed...))
	}
	return calls
}

func with(call []string, more ...string) []string { return append(slices.Clone(call), more...) }

// hostileIDs are the ids of everything that can be shown.
func hostileIDs(t *testing.T, dir string) []string {
	t.Helper()
	rec, err := record.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{clock: &clock{app: quietApp(&bytes.Buffer{}, dir), asAt: "2025-01-16"}}
	c, err := r.of(rec)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, kind := range report.Kinds() {
		for i, pair := range kind.IDs(c) {
			if i == 0 && !slices.Contains(ids, pair[0]) {
				ids = append(ids, pair[0])
			}
		}
	}
	if len(ids) < 8 {
		t.Fatalf("the record has only %q", ids)
	}
	for _, p := range report.Papers() {
		ids = append(ids, p.Name)
	}
	return ids
}

// formatsOf are the formats that a command's help names.
func formatsOf(cmd *cobra.Command) []string {
	f := cmd.Flags().Lookup("format")
	if f == nil {
		return nil
	}
	list, _, _ := strings.Cut(strings.TrimPrefix(f.Usage, "`FORMAT`: "), " (")
	return slices.DeleteFunc(strings.Split(list, ", "), func(name string) bool {
		return name == "docx" || name == "xlsx" // zipped
	})
}

// examplesOf are the calls in a command's help, about things of this record.
func examplesOf(cmd *cobra.Command) [][]string {
	here := strings.NewReplacer(
		"1.3", "2.1", "1.7", "2.1", "3.1", "2.1", "2020-01-14.1", "2025-01-16.1", "2020-02-25", "2025-01-16",
		"assessments-in-time", "contacts-in-a-day", "early-help-capacity", "partner-commitment",
		"ged-rowney", "head-early-help")
	var calls [][]string
	for line := range strings.Lines(strings.ReplaceAll(cmd.Example, "\\\n", " ")) {
		var words []string
		for _, word := range regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`).FindAllString(line, -1) {
			if word == "|" || word == ">" || word == "<" {
				break
			}
			words = append(words, here.Replace(strings.Trim(word, `"'`)))
		}
		if len(words) > 1 && words[0] == "improve" {
			calls = append(calls, words[1:])
		}
	}
	return calls
}

// hostileRecord is the example of the format's page, each of its texts hostile.
func hostileRecord(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	texts := 0
	err := fs.WalkDir(os.DirFS(exampleRecord), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(exampleRecord, name))
		if err != nil {
			return err
		}
		var node yaml.Node
		if err := yaml.Unmarshal(data, &node); err != nil {
			return err
		}
		makeHostile(&node, "", &texts)
		if data, err = yaml.Marshal(&node); err != nil {
			return err
		}
		// As a file may hold them: they are an error where they are not escaped.
		escaped := strings.NewReplacer("\u202e", `\u202E`, "\u202c", `\u202C`).Replace(string(data))
		writeFile(t, filepath.Join(dir, name), escaped)
		return nil
	})
	if err != nil || texts < 50 {
		t.Fatalf("only %d texts are hostile: %v", texts, err)
	}
	committed(t, dir)
	out, _ := bothStreams(dir, "validate", "--fail-on", "error", "--format", "json")
	if problems := strings.Count(out, `"severity": "error"`); problems > 0 {
		t.Fatalf("the hostile record cannot be read as a whole, with %d errors:\n%s", problems, out)
	}
	return dir
}

// committed makes a folder a git repository, by a hostile author, in which a file
// has changed since.
func committed(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Log("NOT TESTED: what git tells, for there is no git here")
		return
	}
	t.Setenv("HOME", t.TempDir())
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	author := strings.NewReplacer("<", "", ">", "", "\x00", "").Replace("Jo" + hostileTail)
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "."},
		{"-c", "user.name=" + author, "-c", "user.email=jo@example.org", "commit", "-q", "-m", "Begin" + author},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	people := filepath.Join(dir, "plan", "people.yaml")
	data, err := os.ReadFile(people)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, people, strings.Replace(string(data), "red", "blue", 1))
}

// makeHostile puts hostile words around each text: what has more than one word, or
// a key whose value is words whatever they are. What a permit names, a kind and an id, is no
// text, nor is what a letter means, one of a few words.
func makeHostile(n *yaml.Node, key string, texts *int) {
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			makeHostile(n.Content[i+1], n.Content[i].Value, texts)
		}
		return
	}
	for _, child := range n.Content {
		makeHostile(child, key, texts)
	}
	words := slices.Contains([]string{"title", "short", "name", "role", "term"}, key) || strings.Contains(n.Value, " ")
	names := slices.Contains([]string{"change", "drop", "end", "means"}, key)
	if n.Kind == yaml.ScalarNode && words && !names {
		*texts++
		n.Value, n.Style = fmt.Sprint(hostileHead, n.Value, hostileTail), yaml.DoubleQuotedStyle
	}
}
