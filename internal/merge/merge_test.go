package merge

import (
	"errors"
	"strings"
	"testing"
)

const file = "updates/2020-02-25-board.yaml"

// TestMerge has the version before both, ours, theirs, and what becomes of them.
func TestMerge(t *testing.T) {
	const base = "# head\ndate: 2020-02-25\nprogress:\n  1.2:\n    rating: G\n    done: [a]\n  1.9: # why\n    note: x\nrisks:\n  r: {impact: 4, likelihood: 2}\n"
	in := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(base) }
	for name, c := range map[string]struct{ base, ours, theirs, want, conflicts string }{
		"two tasks added": {base, in("  1.9", "  1.5:\n    note: y\n  1.9"), in("  1.9", "  1.4:\n    # as agreed\n    note: z\n  1.9"),
			in("  1.9", "  1.4:\n    # as agreed\n    note: z\n  1.5:\n    note: y\n  1.9"), ""},
		"two keys of a task": {base, in("rating: G", "rating: A # late"), in("done: [a]", "done: [a, b]\n    forecast: 2020-06"),
			in("rating: G", "rating: A # late", "done: [a]", "done: [a, b]\n    forecast: 2020-06"), ""},
		"the same change": {base, in("rating: G", "rating: A"), in("rating: G", "rating: 'A'"), in("rating: G", "rating: A"), ""},
		"the same fact": {base, in("rating: G", "rating: A"), in("rating: G", "rating: R", "note: x", "note: y"),
			in("    rating: G\n", "<<<<<<< ours\n    rating: A\n=======\n    rating: R\n>>>>>>> theirs\n", "note: x", "note: y"), "progress, 1.2, rating"},
		"lists and groups in brackets": {base, in("[a]", "[a, b]", "impact: 4", "impact: 5"), in("[a]", "[c, a]", "likelihood: 2", "likelihood: 3"),
			in("[a]", "[a, b, c]", "impact: 4", "impact: 5", "likelihood: 2", "likelihood: 3"), ""},
		"deleted and changed": {base, in("  1.9: # why\n    note: x\n", ""), in("note: x", "note: y"),
			in("  1.9: # why\n    note: x\n", "<<<<<<< ours\n=======\n  1.9: # why\n    note: y\n>>>>>>> theirs\n"), "progress, 1.9"},
		"deleted": {base, in("  1.9: # why\n    note: x\n", ""), in("rating: G", "rating: A"), in("  1.9: # why\n    note: x\n", "", "rating: G", "rating: A"), ""},
		"comments of both": {base, in("# head\n", "# head\n# ours\n"), in("# head\n", "# head\n# theirs\n", "note: x", "note: x # so"),
			in("# head\n", "# head\n# ours\n# theirs\n", "note: x", "note: x # so"), ""},
		"laid out anew by theirs": {base, in("rating: G", "rating: A"), in("    ", "      ", "note: x", "note: y"), in("rating: G", "rating: A", "note: x", "note: y"), ""},
		"line ends, and none at the end": {base, strings.ReplaceAll(strings.TrimSuffix(in("rating: G", "rating: A"), "\n"), "\n", "\r\n"), in("note: x", "note: y"),
			strings.ReplaceAll(strings.TrimSuffix(in("rating: G", "rating: A", "note: x", "note: y"), "\n"), "\n", "\r\n"), ""},
		"a key that both added": {"date: 2020-02-25\n", "date: 2020-02-25\nprogress:\n  1.1:\n    note: a\n", "date: 2020-02-25\nprogress:\n  1.2:\n    note: b\nrisks:\n  r: {impact: 4}\n",
			"date: 2020-02-25\nprogress:\n  1.1:\n    note: a\n  1.2:\n    note: b\nrisks:\n  r: {impact: 4}\n", ""},
		"entries at the end of a list": {"actions:\n  - id: 1\n    text: a\n", "actions:\n  - id: 1\n    text: a\n  - id: 2\n    text: b\n", "actions:\n  - id: 1\n    text: a # so\n\n  - id: 3\n    text: c\n",
			"actions:\n  - id: 1\n    text: a # so\n  - id: 2\n    text: b\n\n  - id: 3\n    text: c\n", ""},
		"the same id twice": {"actions:\n  - id: 1\n    text: a\n", "actions:\n  - id: 1\n    text: a\n  - id: 2\n    text: b\n", "actions:\n  - id: 1\n    text: a\n  - id: 2\n    text: c\n    due: 2020-06\n",
			"actions:\n  - id: 1\n    text: a\n<<<<<<< ours\n  - id: 2\n    text: b\n=======\n  - id: 2\n    text: c\n    due: 2020-06\n>>>>>>> theirs\n", "actions, 2"},
		"the first key, on a dash": {"actions:\n  - text: a\n    id: 1\n", "actions:\n  - text: b\n    id: 1\n", "actions:\n  - text: c\n    id: 1\n",
			"actions:\n<<<<<<< ours\n  - text: b\n    id: 1\n=======\n  - text: c\n    id: 1\n>>>>>>> theirs\n", "actions, 1"},
		"a text of a list changed by both": {"progress:\n  1.1:\n    evidence:\n      - x\n", "progress:\n  1.1:\n    evidence:\n      - x1\n", "progress:\n  1.1:\n    evidence:\n      - x2\n",
			"progress:\n  1.1:\n<<<<<<< ours\n    evidence:\n      - x1\n=======\n    evidence:\n      - x2\n>>>>>>> theirs\n", "progress, 1.1, evidence"},
		"both began the file": {"", "date: 2020-02-25\nprogress:\n  1.1:\n    note: a\n", "date: 2020-02-25\nprogress:\n  1.2:\n    note: b\n", "date: 2020-02-25\nprogress:\n  1.1:\n    note: a\n  1.2:\n    note: b\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Merge(file, []byte(c.base), []byte(c.ours), []byte(c.theirs))
			var conflicts []string
			for _, path := range got.Conflicts {
				conflicts = append(conflicts, strings.Join(path, ", "))
			}
			if err != nil || string(got.Data) != c.want || strings.Join(conflicts, "; ") != c.conflicts {
				t.Errorf("%v %v\n%s\nwant\n%s", err, conflicts, got.Data, c.want)
			}
		})
	}
}

func TestMergeByLines(t *testing.T) {
	for _, c := range [][4]string{
		{"notes.txt", "", "", ""}, {file, "a: [", "a: b\n", "a: c\n"}, {file, "note: x\n", "note: x\nnote: y\n", "note: z\n"},
	} {
		if _, err := Merge(c[0], []byte(c[1]), []byte(c[2]), []byte(c[3])); !errors.Is(err, ErrByLines) {
			t.Errorf("%q: %v", c, err)
		}
	}
}
