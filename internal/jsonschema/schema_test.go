package jsonschema

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"improve/internal/schema"
	"improve/internal/store"
)

// compiled are the schemas as another program reads them, which holds them to
// the meta-schema of their draft.
func compiled(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	for _, n := range All() {
		data, err := n.JSON()
		if err != nil {
			t.Fatal(err)
		}
		all[n.Name] = compile(t, n.Name, data)
	}
	return all
}

func compile(t *testing.T, name string, data []byte) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err == nil {
		err = c.AddResource(name+".json", value)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name + ".json")
	if err != nil {
		t.Fatalf("%s is no JSON Schema: %v", name, err)
	}
	return s
}

// Under one name in $defs there is one thing.
func TestNamesMeanOneThing(t *testing.T) {
	for _, file := range schema.Files() {
		named := map[string]string{}
		var walk func(s *schema.Shape)
		walk = func(s *schema.Shape) {
			if s.Kind == schema.KindObject {
				made, err := marshal((&builder{defs: map[string]*Schema{}}).object(s))
				if other := named[s.Name]; err != nil || other != "" && other != string(made) {
					t.Errorf("%s: two groups of keys are called %s: %v", file.Path, s.Name, err)
				}
				named[s.Name] = string(made)
			}
			for _, k := range s.Keys {
				walk(k.Shape)
			}
			if s.Item != nil {
				walk(s.Item)
			}
		}
		walk(file.Shape)
		for _, kind := range []schema.Kind{schema.KindText, schema.KindID, schema.KindReference, schema.KindDay, schema.KindDate,
			schema.KindPeriod, schema.KindNumber, schema.KindFingerprint} {
			if named[string(kind)] != "" {
				t.Errorf("%s: a group of keys is called %s, as a kind of value is", file.Path, kind)
			}
		}
	}
}

// The bundle is one JSON Schema, in which each kind is under its name.
func TestBundle(t *testing.T) {
	data, err := Bundle()
	if err != nil {
		t.Fatal(err)
	}
	compile(t, "bundle", data)
	for _, n := range All() {
		with := bytes.Replace(data, []byte(`"$defs"`), []byte(`"$ref": "#/$defs/`+n.Name+`", "$defs"`), 1)
		if err := compile(t, "bundle-"+n.Name, with).Validate(map[string]any{"traget": 1.0}); err == nil {
			t.Errorf("%s of the bundle takes any key", n.Name)
		}
	}
}

// unseen are the rules of reading that a schema cannot hold, with the reason.
var unseen = map[string]string{
	"file/":         "a file as a file: its bytes, its name, its YAML; editors say so themselves or it does not concern them",
	"key/duplicate": "JSON has no key twice; editors say so themselves",
	"key/in-text":   "the words of a text",
	"document/":     "whether a file is there that another names",
}

// A schema refuses what reading refuses, file by file, and nothing else.
func TestSchemasAgreeWithReading(t *testing.T) {
	schemas := compiled(t)
	shown := map[string]bool{}
	for _, f := range files(t) {
		value, err := asEditors(f.data)
		if err != nil {
			continue // which the rules of files say
		}
		err = schemas[f.schema].Validate(value)
		var structural []string
		for rule := range f.refused {
			if !isUnseen(rule) {
				structural = append(structural, rule)
				shown[rule] = shown[rule] || err != nil
			}
		}
		if refused := len(structural) > 0; refused != (err != nil) && !f.unseen() {
			t.Errorf("%s: %s: reading it says %v, the schema %v", f.record, f.path, structural, err)
		}
	}
	for _, r := range store.Rules() {
		if !isUnseen(r.ID) && !shown[r.ID] {
			t.Errorf("no record shows that a schema refuses %s", r.ID)
		}
	}
}

func isUnseen(rule string) bool {
	for prefix := range unseen {
		if strings.HasPrefix(rule, prefix) {
			return true
		}
	}
	return false
}

// texts are what people write where it does not belong, and where it does.
var texts = []string{"", " ", "~", "true", "false", "True", "yes", "NO", "1", "1.10", "007", "0.5", "5.", ".5", "-3", "+3", "3.5", "26", "3650", "3651", "1e2",
	"2020", "1899", "2200", "2019-12", "2019-13", "2019-12-31", "2019-02-29", "2020-02-29", "1900-02-29", "2000-02-29", "2019-2-1", "2019-Q1", "2019-Q5",
	"Sept-19", "31/12/2019", "84.2%", "1,000", "a", "early-help", "db45e1-e4c44a-665a1b", "Early help", "-a", "a.b", "a_b", "B", "b", "Amber", "A", "risk", "issue", "higher",
	"month", "some", "board", "open", strings.Repeat("a", 64), strings.Repeat("a", 65), "é", "[]", "{}", "[a]", "[2019-12, 2020-01]", "[1, 2]", "{a: b}", "{id: x}"}

// exceptions are values that reading refuses and the schema does not. To YAML
// the first are what may be written rightly in another way; the others are
// numbers in quotes, whose size a pattern cannot hold.
var exceptions = []string{"True", "+3", ".5", `"007"`, `"26"`, `"1899"`, `"2020"`, `"2200"`, `"3650"`, `"3651"`, `"1e2"`}

// Put anywhere in any record, in quotes or without, a value is refused by both
// or by neither.
func TestSchemasAgreeOnAnyValue(t *testing.T) {
	schemas := compiled(t)
	changed := changedFiles(goodFiles(t))
	rapid.Check(t, func(t *rapid.T) {
		f := changed.Draw(t, "file")
		value, err := asEditors(f.data)
		if err != nil || f.unseen() {
			return
		}
		err = schemas[f.schema].Validate(value)
		if (err != nil) != (len(f.refused) > 0) {
			t.Fatalf("%s: reading it says %v, the schema %v:\n%s", f.path, f.refused, err, f.data)
		}
	})
}

func goodFiles(t *testing.T) []file {
	return slices.DeleteFunc(files(t), func(f file) bool {
		_, err := asEditors(f.data)
		return err != nil || len(f.refused) > 0
	})
}

// changedFiles are files with one key or value replaced, and what reading says
// of them then.
func changedFiles(good []file) *rapid.Generator[file] {
	return rapid.Custom(func(t *rapid.T) file {
		f := rapid.SampledFrom(good).Draw(t, "file")
		text := rapid.SampledFrom(texts).Draw(t, "text")
		if rapid.Bool().Draw(t, "quoted") {
			text = strconv.Quote(text)
		}
		f.text, f.data = text, replaceValue(t, f.data, text)
		_, problems, err := store.Load(f.alone())
		if err != nil {
			t.Fatal(err)
		}
		f.refused = byFile(problems)[f.path]
		return f
	}).Filter(func(f file) bool { return !slices.Contains(exceptions, f.text) })
}

// replaceValue puts a text where a plain key or value of a file stands.
func replaceValue(t *rapid.T, data []byte, text string) []byte {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	type place struct{ from, to int }
	var places []place
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value != "" {
			from := len(bytes.Join(lines[:n.Line-1], nil)) + len(string([]rune(string(lines[n.Line-1]))[:n.Column-1]))
			if bytes.HasPrefix(data[from:], []byte(n.Value)) {
				places = append(places, place{from, from + len(n.Value)})
			}
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	walk(&doc)
	at := rapid.SampledFrom(places).Draw(t, "place")
	return slices.Concat(data[:at.from], []byte(text), data[at.to:])
}
