package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// index puts an entry into the index by its exact name, which no file system need
// be able to hold.
func (h *hostile) index(mode, id, name string) {
	h.t.Helper()
	h.gitWith([]byte(mode+" "+id+"\t"+name+"\x00"), "-c", "core.protectHFS=false", "-c", "core.protectNTFS=false", "update-index", "-z", "--index-info")
}

func (h *hostile) blob(text string) string {
	h.t.Helper()
	return h.gitWith([]byte(text), "hash-object", "-w", "--stdin")
}

// Names of files can hold anything but a NUL: they are shown as text, and every
// question is answered.
func TestHostileNames(t *testing.T) {
	h := newHostile(t)
	update := h.blob("date: 2020-01-15\nby: jo\nprogress:\n  1.1: {rating: A, note: \"\\e[31m and \\a\"}\n")
	for _, name := range []string{"a\nb", "\x1b[31mred\x1b[0m", "\"quoted\"", "'single'", "\xff\xfe", "a\tb", "back\\slash", " leading", "-dash", "\u202egnp", "%s%n", "*", ":(exclude)x", "\x9b31m"} {
		h.index("100644", update, "updates/2020-01-15-"+name+".yaml")
		h.index("100644", update, "plan/ambitions/"+name+".yaml")
	}
	h.git("commit", "-q", "-m", "subject \x1b[31m\x07 red", "--author", "Eve \x1b[31m <eve@example.org>")
	h.git("reset", "-q", "--hard", "HEAD")
	h.callAll(works)
	for _, rev := range []string{"\x1b[31m", "a\nb", "--output=/tmp/x", "HEAD\x00", "HEAD:plan", ":/The", "@{-1}", strings.Repeat("a", 100000)} {
		if text, code := improve(h.dir, "status", "--rev="+rev); code == 0 || strings.ContainsAny(text, "\x1b\x07") {
			t.Errorf("--rev %.20q: exit %d: %.200q", rev, code, text)
		}
	}
}

// A tree can say what no checkout would write: two dots, a slash, .git, one name
// twice. Nothing outside the record is read.
func TestHostileTrees(t *testing.T) {
	h := newHostile(t)
	h.write("secret.yaml", "name: SECRET\n")
	raw := func(id string) string {
		var b strings.Builder
		for i := 0; i < len(id); i += 2 {
			var c byte
			fmt.Sscanf(id[i:i+2], "%02x", &c)
			b.WriteByte(c)
		}
		return b.String()
	}
	blob := raw(h.git("rev-parse", "HEAD:plan/programme.yaml"))
	loop := raw(h.git("rev-parse", "HEAD^{tree}"))
	plan := ""
	for _, name := range []string{"..", ".", "", "a/b.yaml", ".git", "programme.yaml", "programme.yaml", "../secret.yaml"} {
		plan += "100644 " + name + "\x00" + blob
	}
	plan += "40000 ambitions\x00" + loop + "40000 ..\x00" + loop
	id := h.gitWith([]byte(plan), "hash-object", "-t", "tree", "-w", "--literally", "--stdin")
	top := h.gitWith([]byte("40000 plan\x00"+raw(id)+"160000 updates\x00"+loop), "hash-object", "-t", "tree", "-w", "--literally", "--stdin")
	h.git("update-ref", "HEAD", h.git("commit-tree", top, "-p", "HEAD", "-m", "odd"))
	for _, args := range everyCall() {
		text, code := improve(h.dir, args...)
		if code > 3 || strings.Contains(text, "SECRET") || strings.Contains(text, "goroutine") {
			t.Errorf("%v: exit %d\n%.500s", args, code, text)
		}
	}
	text, code := improve(h.dir, "validate", "--rev", "HEAD")
	if code != 1 || !strings.Contains(text, "updates: error: this link points outside the record or to a missing file") {
		t.Errorf("a submodule in place of updates: exit %d\n%.500s", code, text)
	}
}

// Links out of the record are not followed, at a commit no more than in a folder.
func TestHostileLinks(t *testing.T) {
	h := newHostile(t)
	outside := filepath.Join(t.TempDir(), "secret.yaml")
	write(t, outside, []byte("people:\n  - {id: SECRET, role: x}\n"))
	h.write("inside.yaml", "people:\n  - {id: SECRET, role: x}\n")
	h.git("add", "inside.yaml")
	h.index("120000", h.blob(outside), "plan/people.yaml")
	h.index("120000", h.blob("../inside.yaml"), "plan/risks.yaml")
	h.index("120000", h.blob("../../../../../../../../etc/passwd"), "plan/measures.yaml")
	h.index("120000", h.blob("findings.yaml"), "plan/findings.yaml")
	h.index("120000", h.blob("../.git"), "plan/ambitions/2-b.yaml")
	h.git("commit", "-q", "-m", "links")
	for _, args := range [][]string{{"validate", "--rev", "HEAD"}, {"check", "--history", "--rev", "HEAD", "--as-at", "2020-02-25"}, {"trend", "--from-git", "--rev", "HEAD", "--as-at", "2020-02-25"},
		{"diff", "HEAD~1..HEAD", "--as-at", "2020-02-25"}, {"history", "1.1", "--rev", "HEAD", "--as-at", "2020-02-25"}} {
		text, code := improve(h.dir, args...)
		if code > 1 || strings.Contains(text, outside) || strings.Contains(text, "root:") {
			t.Errorf("%v: exit %d\n%.500s", args, code, text)
		}
	}
	text, _ := improve(h.dir, "validate", "--rev", "HEAD")
	for _, name := range []string{"plan/people.yaml", "plan/measures.yaml", "plan/findings.yaml", "plan/ambitions/2-b.yaml"} {
		if !strings.Contains(text, name+": error: ") {
			t.Errorf("nothing is said of %s:\n%s", name, text)
		}
	}
}

// A blob of any size costs its size in no command's memory.
func TestHostileBlobs(t *testing.T) {
	h := newHostile(t)
	const huge = 96 << 20
	file := filepath.Join(t.TempDir(), "huge")
	if err := os.WriteFile(file, bytes.Repeat([]byte("# "), huge/2), 0o600); err != nil {
		t.Fatal(err)
	}
	id := h.git("-c", "core.compression=1", "hash-object", "-w", file)
	h.index("100644", id, "updates/2020-01-16-huge.yaml")
	h.index("100644", id, "plan/measures.yaml")
	h.git("commit", "-q", "-m", "huge")
	for _, args := range [][]string{{"validate", "--rev", "HEAD"}, {"history", "1.1", "--rev", "HEAD", "--as-at", "2020-02-25"}, {"trend", "--from-git", "--rev", "HEAD", "--as-at", "2020-02-25"},
		{"check", "--history", "--rev", "HEAD", "--as-at", "2020-02-25"}, {"diff", "HEAD~1..HEAD", "--as-at", "2020-02-25"}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		text, code := improve(h.dir, args...)
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; code > 1 || taken > huge/2 {
			t.Errorf("%v: exit %d, %d MB\n%.500s", args, code, taken>>20, text)
		}
	}
}

// A .git file leads where it says or nowhere; either is said plainly.
func TestHostileGitFile(t *testing.T) {
	h := newHostile(t)
	apart := t.TempDir()
	write(t, filepath.Join(apart, "plan/programme.yaml"), []byte("name: Apart\n"))
	for pointing, want := range map[string]string{
		"gitdir: /nowhere/at/all\n": "there is no repository",
		"nonsense\n":                "git cannot read the repository",
		"gitdir: \x1b[31m\n":        "there is no repository",
	} {
		write(t, filepath.Join(apart, ".git"), []byte(pointing))
		for _, args := range [][]string{{"status", "--rev", "HEAD"}, {"trend", "--from-git", "--as-at", "2020-02-25"}, {"check", "--history", "--as-at", "2020-02-25"}, {"diff"}} {
			if text, code := improve(apart, args...); code != 3 || !strings.Contains(text, want) || strings.Contains(text, "\x1b") {
				t.Errorf("%q, %v: exit %d: %q", pointing, args, code, text)
			}
		}
	}
	write(t, filepath.Join(apart, ".git"), []byte("gitdir: "+filepath.Join(h.dir, ".git")+"\n"))
	if text, code := improve(apart, "status", "--rev", "HEAD", "--as-at", "2020-02-25"); code > 1 || !strings.Contains(text, "Brightwater") {
		t.Errorf("a .git file that leads to another repository: exit %d\n%.500s", code, text)
	}
}
