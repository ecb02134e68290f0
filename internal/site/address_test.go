package site

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"improve/internal/doc"
)

// Names of folders that any host and file system takes; none leads out of its folder.
func TestSegments(t *testing.T) {
	for id, want := range map[string]string{
		"1.10": "1.10", "2020-02-25.1": "2020-02-25.1", "A1": "A1", "a_b": "a_b",
		"a/b": "a~2fb", "..": "~2e~2e", ".git": "~2egit", "x.": "x~2e", "%2e%2e": "~252e~252e", "a~b": "a~7eb",
		"con": "~63on", "CON.txt": "~43ON.txt", "lpt9": "~6cpt9", "console": "console", "page-2": "~70age-2",
		"a b": "a~20b", "é": "~c3~a9", "index.html": "~69ndex.html", "": "~00", "\\\\s\\x": "~5c~5cs~5cx",
	} {
		if got := segment(id); got != want {
			t.Errorf("%q is %q, not %q", id, got, want)
		}
	}
	safe := regexp.MustCompile(`^[A-Za-z0-9_~][A-Za-z0-9._~-]*$`)
	long := strings.Repeat("ab", 150)
	seen := map[string]string{}
	for _, id := range []string{long, long + "c", "🧒", "<script>", "'\"&", "a\x00b", "../../etc/passwd", "a.", "a"} {
		name := segment(id)
		if !safe.MatchString(name) || len(name) > longestName+20 || strings.HasSuffix(name, ".") {
			t.Errorf("%q is %q", id, name)
		}
		if other, twice := seen[name]; twice {
			t.Errorf("%q and %q have one name", id, other)
		}
		seen[name] = id
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"", "tasks/1.1/", "tasks/1.1/index.html"}, {"tasks/1.1/", "", "../../index.html"},
		{"tasks/1.1/", "tasks/1.2/", "../1.2/index.html"}, {"404.html", "about/", "about/index.html"},
		{"a/", "b/#part", "../b/index.html#part"}, {"a/b/", "assets/x.css", "../../assets/x.css"},
	} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("from %q to %q: %q, not %q", c[0], c[1], got, c[2])
		}
	}
}

func TestTwinsAreRefused(t *testing.T) {
	pages := []*Page{{Address: "tasks/A1/", Ref: doc.Ref{Kind: "task", ID: "A1"}}, {Address: "tasks/a2/"},
		{Address: "tasks/a1/", Ref: doc.Ref{Kind: "task", ID: "a1"}}}
	var refused *Twins
	if err := twins(pages); !errors.As(err, &refused) || !strings.Contains(err.Error(), "task A1 and task a1") {
		t.Errorf("%v", err)
	}
	if err := twins(pages[:2]); err != nil {
		t.Error(err)
	}
}
