package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/tools/txtar"

	"improve/internal/cli"
	"improve/internal/corpus"
	"improve/internal/golden"
)

// broken is a record of the error corpus and the rule that it breaks.
type broken struct {
	corpus.Record
	rule string
}

func TestErrors(t *testing.T) {
	rules := allRules(t)
	score, shown := 0, 0
	for _, record := range corpus.All() {
		t.Run(record.Name, func(t *testing.T) {
			b := broken{record, ruleOf(t, record.Name, rules)}
			if slices.ContainsFunc(b.Files, func(f txtar.File) bool { return f.Name == "git log" }) {
				return // package check reads it; the scripts of check-history make such histories with git
			}
			r := b.run(t)
			if r.text != b.Want {
				if !golden.Updating() {
					t.Errorf("it prints other text:\n%s", diff.Diff("want", []byte(b.Want), "got", []byte(r.text)))
				}
				b.setWant(t, r.text)
			}
			found := false
			for _, d := range r.diagnostics {
				found = found || d.Rule == b.rule
				score += r.score(t, d)
				shown++
			}
			if !found {
				t.Errorf("nothing here is %s, which the file is named for", b.rule)
			}
			for _, call := range regexp.MustCompile(`\bimprove ([a-z]+)`).FindAllStringSubmatch(r.text, -1) {
				if _, code := improve(r.dir, "help", call[1]); code != 0 {
					t.Errorf("it names a command that there is not: %s", call[0])
				}
			}
		})
	}
	for _, rule := range rules {
		path := "internal/corpus/errors/" + corpus.Name(rule) + ".txtar"
		if _, err := os.Stat(filepath.Join("..", "..", path)); err != nil && !strings.HasPrefix(rule, "change/") { // one record shows no change
			t.Errorf("no record shows %s: write %s", rule, path)
		}
	}
	t.Logf("%d diagnostics, %d of %d points: file, line, column, excerpt, remedy", shown, score, 5*shown)
}

// ruleOf is the rule that a record is named for: the longest that its name begins with.
func ruleOf(t *testing.T, name string, rules []string) (found string) {
	t.Helper()
	for _, rule := range rules {
		if strings.HasPrefix(name+"-", corpus.Name(rule)+"-") && len(rule) > len(found) {
			found = rule
		}
	}
	if found == "" {
		t.Fatalf("%s is named for no rule", name)
	}
	return found
}

func (b broken) setWant(t *testing.T, text string) {
	t.Helper()
	if !golden.Updating() {
		return
	}
	path := filepath.Join("..", "..", "internal", "corpus", "errors", b.Name+".txtar")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	record, _, _ := strings.Cut(string(data), "-- want --\n")
	write(t, path, []byte(record+"-- want --\n"+text))
}

// said is what the program says about a broken record.
type said struct {
	dir         string
	text        string
	diagnostics []diagnostic
}

// diagnostic is one as `check --format json` gives it.
type diagnostic struct {
	Rule, File, Message, Remedy string
	Line, Column                int
	EndColumn                   int `json:"end_column"`
}

func (b broken) run(t *testing.T) said {
	t.Helper()
	dir := t.TempDir()
	for _, f := range b.Files {
		write(t, filepath.Join(dir, f.Name), f.Data)
	}
	defer b.arrange(t, dir)()
	// Against its own rule alone, so that another check changes no record of this one.
	args := []string{"-C", dir, "check", "--as-at", b.AsAt, "--rule", b.rule}
	text, code := improve(dir, args...)
	if code != 0 && code != 1 {
		t.Fatalf("exit %d: %s", code, text)
	}
	list, _ := improve(dir, append(args, "--format", "json")...)
	r := said{dir: dir, text: text}
	if err := json.Unmarshal([]byte(list), &struct{ Diagnostics *[]diagnostic }{&r.diagnostics}); err != nil {
		t.Fatal(err)
	}
	return r
}

// improve runs the program in a folder and returns what it prints, on both
// streams, and its exit code.
func improve(dir string, args ...string) (string, int) {
	var out bytes.Buffer
	app := &cli.App{
		Stdout: &out, Stderr: &out, Dir: dir,
		Env:      func(string) string { return "" },
		Now:      func() time.Time { panic("a test asked the clock") },
		Terminal: func() int { return 0 },
	}
	code := app.Run(args)
	return out.String(), code
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// arrange carries out the setup lines, and returns what undoes them.
func (b broken) arrange(t *testing.T, dir string) (restore func()) {
	t.Helper()
	restore = func() {}
	for _, words := range b.Setup {
		file := filepath.Join(dir, words[1])
		switch words[0] {
		case "repeat":
			times, err := strconv.Atoi(words[2])
			if err != nil {
				t.Fatal(err)
			}
			write(t, file, repeated(t, file, times))
		case "link":
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(words[2], file); err != nil {
				t.Skip("no links here:", err)
			}
		case "forbid":
			restore = forbid(t, file)
		default:
			t.Fatalf("%s: no setup is called %s", b.Name, words[0])
		}
	}
	return restore
}

// repeated is a file with its last line so many times.
func repeated(t *testing.T, file string, times int) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := bytes.LastIndexByte(bytes.TrimSuffix(data, []byte("\n")), '\n') + 1
	return append(data[:last:last], bytes.Repeat(data[last:], times)...)
}

// ofTheWholeFile are the rules that are about a file and of no line in it.
var ofTheWholeFile = []string{"file/size", "file/empty", "file/many-problems", "file/unknown", "file/name", "file/link", "file/kind", "file/unreadable"}

// score gives a point each for the file, the line, the column, the excerpt with
// its caret, and the remedy; of a whole file only its name and the remedy are
// asked.
func (r said) score(t *testing.T, d diagnostic) (points int) {
	t.Helper()
	point := func(ok bool, what string) {
		if ok {
			points++
			return
		}
		t.Errorf("%s, %s: %s: no %s", d.Rule, d.File, d.Message, what)
	}
	whole := slices.Contains(ofTheWholeFile, d.Rule)
	point(d.File != "" && strings.Contains(r.text, d.File), "file")
	point(d.Line > 0 || whole, "line")
	point(d.Column > 0 && d.EndColumn > d.Column || whole, "column")
	point(whole && d.Line == 0 || r.quotes(d), "excerpt with a caret under what is wrong")
	point(d.Remedy != "" && strings.Contains(r.text, d.Remedy), "remedy")
	return points
}

// quotes reports whether the text shows the line of a diagnostic with carets
// under its columns.
func (r said) quotes(d diagnostic) bool {
	_, after, ok := strings.Cut(r.text, fmt.Sprintf("%s:%d:%d: ", d.File, d.Line, d.Column))
	lines := strings.Split(after, "\n")
	if !ok || len(lines) < 3 || !strings.HasPrefix(lines[1], fmt.Sprintf("  %d | ", d.Line)) {
		return false
	}
	excerpt, carets := []rune(lines[1]), []rune(lines[2])
	first, last := slices.Index(carets, '^'), len(carets)
	if first < 0 || strings.Trim(string(carets[first:]), "^") != "" {
		return false
	}
	data, err := os.ReadFile(filepath.Join(r.dir, d.File))
	source := strings.FieldsFunc(strings.ReplaceAll(string(data), "\n", " \n"), func(c rune) bool { return c == '\n' })
	if err != nil || d.Line > len(source) {
		return false
	}
	line := []rune(source[d.Line-1])
	if d.EndColumn-1 > len(line) || last > len(excerpt) { // behind the end of the line
		return d.Column >= len(line) || last >= len(excerpt)
	}
	wrong := string(line[d.Column-1 : d.EndColumn-1])
	return string(excerpt[first:last]) == wrong || strings.ContainsFunc(wrong, func(c rune) bool { return c < ' ' || c > '~' })
}

// allRules are the ids of all rules, in the order of `improve explain`.
func allRules(t *testing.T) []string {
	t.Helper()
	text, _ := improve(t.TempDir(), "explain", "--format", "json")
	var list struct{ Rules []struct{ Rule string } }
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range list.Rules {
		ids = append(ids, r.Rule)
	}
	return ids
}
