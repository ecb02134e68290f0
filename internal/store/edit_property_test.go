package store

import (
	"errors"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// TestApplyToShippedFiles makes a random edit of a random value in a file of the
// shipped records, and the edit back: both say exactly that, and the file is in
// the end as it was, to the byte, where its value was plain.
func TestApplyToShippedFiles(t *testing.T) {
	files := shipped(t)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "file")
		before := files[name]
		doc, _ := yamldoc.Parse(name, before)
		path, old := drawPath(t, doc.Root().Whole(), kindOfFile(name).Shape)
		v := TextValue(rapid.SampledFrom([]string{"A", "2020-03", "no news", "said: nothing", "1.10", "two\nlines"}).Draw(t, "text"))
		after, err := applyAll(name, before, []Edit{{name, path, v}})
		if errors.Is(err, ErrEdit) { // a list of one is there, or nothing by that name
			return
		}
		if err != nil {
			t.Fatalf("%v: %v", path, err)
		}
		if tidy, err := Format(name, after); err != nil || string(tidy) != string(after) {
			t.Fatalf("%v: %v: fmt would have it\n%s", path, err, tidy)
		}
		if old.Kind == yamldoc.Nothing { // a new key
			back, err := applyAll(name, after, []Edit{{name, path, Value{}}})
			if err != nil || !old.Flow && string(back) != string(before) {
				t.Fatalf("%v: %v\n%s", path, err, back)
			}
			return
		}
		path = slices.Clone(path)
		for i := max(0, len(path)-2); i < len(path); i++ { // where it goes by the value that was changed
			if path[i] == old.Text {
				path[i] = v.Text
			}
		}
		back, err := applyAll(name, after, []Edit{{name, path, old}})
		again, _ := yamldoc.Parse(name, back)
		if err != nil || !again.Root().Whole().Same(doc.Root().Whole()) {
			t.Fatalf("%v: %v\n%s", path, err, back)
		}
	})
}

// drawPath draws the path of a value in a file, or of a key that it has not.
func drawPath(t *rapid.T, v Value, shape *schema.Shape) (path []string, old Value) {
	for {
		shape = shape.AsWritten()
		switch {
		case v.Kind == yamldoc.Map && shape.Kind == schema.KindObject && rapid.IntRange(0, 3).Draw(t, "new") == 0:
			key := rapid.SampledFrom(shape.Keys).Draw(t, "key")
			path = append(path, key.Name)
			for _, p := range v.Pairs {
				if p.Key == key.Name {
					return path, p.Value
				}
			}
			return path, Value{Flow: v.Flow} // in braces, a key too many moves all onto lines of their own
		case v.Kind == yamldoc.Map && len(v.Pairs) > 0:
			p := rapid.SampledFrom(v.Pairs).Draw(t, "pair")
			path, v = append(path, p.Key), p.Value
			if shape.Kind == schema.KindObject {
				shape = shape.Key(p.Key).Shape
			} else {
				shape = shape.Item
			}
		case v.Kind == yamldoc.List && len(v.Items) > 0:
			i := rapid.IntRange(0, len(v.Items)-1).Draw(t, "item")
			path, v = append(path, nameOf(v.Items[i], shape, i)), v.Items[i]
			shape = shape.Item
		default:
			return path, v
		}
	}
}

// shipped are the files of the shipped records, by a path in the record.
func shipped(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	for _, dir := range []string{"../..", "../../examples/brightwater"} {
		found, err := find(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found.files {
			data, err := os.ReadFile(dir + "/" + f.path)
			if err != nil {
				t.Fatal(err)
			}
			if _, twice := files[f.path]; !twice || dir != "../.." {
				files[f.path] = data
			}
		}
	}
	return files
}

// A file that does not exist yet is the same whether it is written at once or by
// one edit after another.
func TestApplyBuildsFiles(t *testing.T) {
	files := shipped(t)
	for name, data := range files {
		doc, _ := yamldoc.Parse(name, data)
		whole := doc.Root().Whole()
		at, err := Apply(fstest.MapFS{}, []Edit{{File: name, Value: whole}})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, _ := yamldoc.Parse(name, at[0].After)
		if !again.Root().Whole().Same(canonical(whole, kindOfFile(name).Shape)) {
			t.Errorf("%s reads otherwise\n%s", name, at[0].After)
		}
		if tidy, err := Format(name, at[0].After); err != nil || string(tidy) != string(at[0].After) {
			t.Errorf("%s: %v: fmt would have it\n%s", name, err, tidy)
		}
		var edits []Edit
		for _, p := range whole.Pairs {
			edits = append(edits, Edit{name, []string{p.Key}, p.Value})
		}
		piecemeal, err := Apply(fstest.MapFS{name: {Data: []byte("# x\n")}}, edits)
		if err != nil || string(piecemeal[0].After) != "# x\n"+string(at[0].After) {
			t.Errorf("%s: %v\n%s", name, err, piecemeal)
		}
	}
}
