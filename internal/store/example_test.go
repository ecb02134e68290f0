package store_test

import (
	"io/fs"
	"slices"
	"testing"

	"gopkg.in/yaml.v3"

	"improve/examples"
	"improve/internal/schema"
)

// keys are keys of files, by the kind of entry that holds them: task.title.
type keys map[string]bool

func keyOf(s *schema.Shape, k *schema.Key) string {
	if k.Common {
		return "any entry." + k.Name
	}
	return s.Name + "." + k.Name
}

// known notes every key that an entry may hold, and those of the entries inside it.
func (all keys) known(s *schema.Shape) {
	if s == nil {
		return
	}
	for _, k := range s.Keys {
		if !all[keyOf(s, k)] {
			all[keyOf(s, k)] = true
			all.known(k.Shape)
		}
	}
	all.known(s.Item)
}

// written notes the keys that an entry of a file gives.
func (used keys) written(t *testing.T, s *schema.Shape, node *yaml.Node) {
	t.Helper()
	group := s.Kind == schema.KindObject && node.Kind == yaml.MappingNode && !s.Alone
	switch {
	case group:
		for i := 0; i < len(node.Content); i += 2 {
			name := node.Content[i].Value
			k := s.Key(name)
			if k == nil {
				t.Fatalf("line %d: %s has no key %s", node.Line, s.Name, name)
			}
			used[keyOf(s, k)] = true
			used.written(t, k.Shape, node.Content[i+1])
		}
	case s.Bare != nil:
		used[keyOf(s, s.Bare)] = true
		used.written(t, s.Bare.Shape, node)
	case s.Item != nil && node.Kind == yaml.SequenceNode:
		for _, entry := range node.Content {
			used.written(t, s.Item, entry)
		}
	case s.Item != nil && node.Kind == yaml.MappingNode && s.Kind != schema.KindList:
		for i := 1; i < len(node.Content); i += 2 {
			used.written(t, s.Item, node.Content[i])
		}
	}
}

// Who wonders how a key is used finds it in the example.
func TestTheExampleUsesEveryKey(t *testing.T) {
	all, used := keys{}, keys{}
	for _, f := range schema.Files() {
		all.known(f.Shape)
		names, err := fs.Glob(examples.Brightwater(), f.Path)
		if err != nil || len(names) == 0 {
			t.Fatalf("no example of %s", f.Path)
		}
		for _, name := range names {
			data, err := fs.ReadFile(examples.Brightwater(), name)
			if err != nil {
				t.Fatal(err)
			}
			var file yaml.Node
			if err := yaml.Unmarshal(data, &file); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			used.written(t, f.Shape, file.Content[0])
		}
	}
	var missing []string
	for key := range all {
		if !used[key] {
			missing = append(missing, key)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 || len(all) < 150 {
		t.Errorf("%d keys, of which the example does not use %q", len(all), missing)
	}
}
