package assess_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/check"
	"improve/internal/diag"

	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"
)

// usual is what a case of testdata/meanings has where it says nothing else.
const usual = `
-- plan/programme.yaml --
name: A programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31]}
  - {id: forum, name: Forum, meetings: [2020-01-21]}
plans:
  - {id: old, title: The plan, published: 2019-06}
-- plan/people.yaml --
people:
  - {id: ada, name: Ada Lead, kind: person}
  - {id: ben, name: Ben Other, kind: person}
  - {id: adviser, name: Cy Adviser, kind: person, outside: true}
`

// The meanings of the words that the program computes, a sentence a case: a small
// record, and what the status as JSON says about it as at a day. In the files of
// testdata/meanings a line that begins with # begins a case; `tasks` holds the tasks of
// ambition 1; a file of updates takes its date from its name; `want` holds, by day, the
// tasks by id (null where a task is not there), the ambitions, and any other key of the
// status; findings, measures and the totals of the slip ledger (`slips`) as their papers
// have them; and under `problems` the rules that are broken.
// Only what is named is compared.
func TestMeanings(t *testing.T) {
	files, err := filepath.Glob("testdata/meanings/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split("\n"+string(data), "\n# ")[1:] {
			sentence, rest, _ := strings.Cut(c, "\n")
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+sentence, func(t *testing.T) { meaning(t, rest) })
		}
	}
}

func meaning(t *testing.T, text string) {
	record, want := fstest.MapFS{}, yaml.Node{}
	for _, f := range append(txtar.Parse([]byte(usual)).Files, txtar.Parse([]byte(text)).Files...) {
		data := string(f.Data)
		switch folder, name := filepath.Split(f.Name); {
		case f.Name == "want":
			if err := yaml.Unmarshal(f.Data, &want); err != nil {
				t.Fatal(err)
			}
			continue
		case f.Name == "tasks":
			f.Name, data = "plan/ambitions/1-first.yaml", "id: 1\ntitle: The first\ntasks:\n"+data
		case folder == "updates/":
			data = "date: " + name[:len("2020-01-14")] + "\n" + data
		}
		record[f.Name] = &fstest.MapFile{Data: []byte(data)}
	}
	if len(want.Content) == 0 {
		t.Fatal("nothing is wanted")
	}
	p, problems := opened(t, record)
	for day, wanted := range pairs(want.Content[0]) {
		a := assessed(t, p, day)
		said := status(t, a)
		said["findings"] = paper(t, a, "findings")["findings"]
		said["measures"] = paper(t, a, "dashboard")["measures"]
		said["slips"] = paper(t, a, "slips")["totals"]
		said["problems"] = rules(slices.Concat(problems, check.Run(p, a, nil, nil).Problems))
		for what, wanted := range pairs(wanted) {
			compare(t, day+" "+what, wanted, found(said, what))
		}
	}
}

// rules are the rules that a record breaks, with how serious that is.
func rules(problems diag.List) object {
	broken := object{}
	for _, p := range problems {
		broken[p.Rule] = p.Severity.String()
	}
	return broken
}

// found is a task by its id, an ambition, a finding or a measure by that word and its
// id, or a key of the status.
func found(said object, what string) any {
	if value, ok := said[what]; ok {
		return value
	}
	for _, list := range []struct{ key, before string }{{"tasks", ""}, {"ambitions", "ambition "},
		{"findings", "finding "}, {"measures", "measure "}} {
		for _, item := range said[list.key].([]any) {
			if item := item.(object); what == list.before+item["id"].(string) {
				return item
			}
		}
	}
	return nil
}

// pairs are the keys and values of a map, in order.
func pairs(node *yaml.Node) func(func(string, *yaml.Node) bool) {
	return func(yield func(string, *yaml.Node) bool) {
		for i := 0; i+1 < len(node.Content); i += 2 {
			if !yield(node.Content[i].Value, node.Content[i+1]) {
				return
			}
		}
	}
}

// compare compares what is wanted with a value of JSON; scalars as they are written.
func compare(t *testing.T, path string, want *yaml.Node, got any) {
	t.Helper()
	switch is := got.(type) {
	case object:
		if want.Kind != yaml.MappingNode {
			t.Errorf("%s is %v, want %s", path, slices.Sorted(maps.Keys(is)), want.Value)
			return
		}
		for key, value := range pairs(want) {
			if is[key] == nil && value.Value != "null" {
				t.Errorf("%s %s is not there", path, key)
				continue
			}
			compare(t, path+" "+key, value, is[key])
		}
	case []any:
		var words []string
		for _, n := range want.Content {
			words = append(words, n.Value)
		}
		if got := fmt.Sprint(is); got != fmt.Sprint(words) {
			t.Errorf("%s: %s, want %s", path, got, words)
		}
	default:
		text := fmt.Sprint(got)
		if got == nil {
			text = "null"
		}
		if want.Kind != yaml.ScalarNode || text != want.Value {
			t.Errorf("%s: %s, want %s", path, text, written(want))
		}
	}
}

func written(node *yaml.Node) string {
	text, _ := yaml.Marshal(node)
	return strings.TrimSpace(string(text))
}
