package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/golden"
)

// TestGeneratedReadme runs what README.md and the guides show. In a block of
// console output a line beginning with "$ improve" is a call, which a backslash at
// its end continues, and below it is what it prints, cut short by a line of "..."
// where that is long. A block of YAML whose first line is the comment
// "# updates/..." is put into the example record, until the next heading.
func TestGeneratedReadme(t *testing.T) {
	for _, page := range []string{"README.md", "docs/for-leads.md", "docs/for-the-programme-office.md"} {
		t.Run(page, func(t *testing.T) { generatedPage(t, filepath.Join("..", "..", filepath.FromSlash(page))) })
	}
}

func generatedPage(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := strings.SplitAfter(string(data), "\n")
	root := copyOfRepository(t)
	var out []string
	for i := 0; i < len(page); i++ {
		line := page[i]
		out = append(out, line)
		switch fence := strings.TrimSpace(line); {
		case strings.HasPrefix(line, "## "):
			root = copyOfRepository(t)
		case fence == "```console":
			block, length := fenced(page[i+1:])
			out = append(out, played(root, block))
			i += length
		case fence == "```yaml":
			block, length := fenced(page[i+1:])
			out = append(out, strings.Join(block, ""))
			placeFile(t, root, block)
			i += length
		}
	}
	golden.File(t, path, []byte(strings.Join(out, "")))
}

// TestOfficeCommands runs the commands of the guide that are shown without their
// output, one after the other, in the example record under git.
func TestOfficeCommands(t *testing.T) {
	data, err := os.ReadFile("../../docs/for-the-programme-office.md")
	if err != nil {
		t.Fatal(err)
	}
	root := copyOfRepository(t)
	commitExample(t, root)
	dir := filepath.Join(root, "examples", "brightwater")
	t.Chdir(dir)
	calls := 0
	for line := range strings.Lines(string(data)) {
		call, ok := strings.CutPrefix(line, "improve ")
		if !ok {
			continue
		}
		if text, code := improve(dir, words(call)...); code > 1 {
			t.Errorf("improve %sexit %d: %s", call, code, text)
		}
		calls++
	}
	if calls < 10 {
		t.Errorf("only %d commands were found", calls)
	}
}

// fenced are the lines up to the fence that ends a block, and how many.
func fenced(page []string) (block []string, length int) {
	for length < len(page) && !strings.HasPrefix(page[length], "```") {
		length++
	}
	return page[:length], length
}

// commitExample puts the example record under git, in a commit that is always the
// same for the same files.
func commitExample(t *testing.T, root string) {
	t.Helper()
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "examples/brightwater"}, {"commit", "-q", "-m", "The record"}} {
		cmd := exec.Command("git", append([]string{"-c", "core.autocrlf=false"}, args...)...)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=ann@example.org", "GIT_COMMITTER_NAME=Ann",
			"GIT_COMMITTER_EMAIL=ann@example.org", "GIT_AUTHOR_DATE=2025-09-04T12:00:00Z", "GIT_COMMITTER_DATE=2025-09-04T12:00:00Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
}

// played is a block of calls with what each prints now. A call without output
// below it yet is given all of it.
func played(root string, block []string) string {
	var b strings.Builder
	for i := 0; i < len(block); i++ {
		call, ok := strings.CutPrefix(block[i], "$ improve")
		if !ok {
			continue
		}
		b.WriteString(block[i])
		for ; strings.HasSuffix(call, "\\\n") && i+1 < len(block); i++ {
			call = strings.TrimSuffix(call, "\\\n") + block[i+1]
			b.WriteString(block[i+1])
		}
		shown := 0
		for i+1+shown < len(block) && !strings.HasPrefix(block[i+1+shown], "$ ") {
			shown++
		}
		text, _ := improve(root, words(call)...)
		lines := strings.SplitAfter(text, "\n")
		if shown > 0 && strings.TrimSpace(block[i+shown]) == "..." && shown <= len(lines) {
			lines = append(lines[:shown-1:shown-1], "...\n")
		}
		b.WriteString(strings.Join(lines, ""))
		i += shown
	}
	return b.String()
}

// words are the words of a call, with those in quotes as one.
func words(call string) []string {
	var list []string
	for i, part := range strings.Split(call, `"`) {
		if i%2 == 1 {
			list = append(list, part)
			continue
		}
		list = append(list, strings.Fields(part)...)
	}
	return list
}

// placeFile puts a block of YAML into the example record, where its first line
// says.
func placeFile(t *testing.T, root string, block []string) {
	t.Helper()
	if len(block) == 0 {
		return
	}
	if name, ok := strings.CutPrefix(strings.TrimSpace(block[0]), "# "); ok && strings.HasSuffix(name, ".yaml") {
		write(t, filepath.Join(root, "examples", "brightwater", filepath.FromSlash(name)), []byte(strings.Join(block, "")))
	}
}

// copyOfRepository is a folder with the shipped record and the examples.
func copyOfRepository(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, part := range []string{"plan", "updates", "examples"} {
		if err := os.CopyFS(filepath.Join(root, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
