package store

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

// spot is where a value is in a record.
type spot struct {
	file         string
	line, column uint32
}

// kept are the values that a programme holds, by where they were written.
func kept(p *programme.Programme) map[spot]string {
	values := map[spot]string{}
	add := func(at programme.Pos, value string) {
		if at.Known() {
			values[spot{p.Files[at.File], at.Line, at.Column}] = value
		}
	}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch x := v.Interface().(type) {
		case programme.Text:
			add(x.Pos, x.Value)
			return
		case programme.Dated:
			add(x.Pos, x.Date.String())
			return
		case programme.Progress:
			add(x.RatingPos, x.Rating.Letter())
		case programme.Position:
			add(x.RatingPos, x.Rating.Letter())
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				upward := name == "Ambition" || name == "Update"
				if name != "Faults" && !(upward && v.Field(i).Kind() == reflect.Pointer) {
					walk(v.Field(i))
				}
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(*p))
	return values
}

// placeless are the keys whose values the programme keeps without their place.
var placeless = []string{"public", "counts", "cycle_days", "grace_days", "escalate_after_days", "papers_days", "small_numbers", "signed",
	"outside", "adopted", "accepted"}

// lost lists the values written in a file that the programme does not hold as
// they are there.
func lost(name string, data []byte, held map[spot]string) []string {
	doc, _ := yamldoc.Parse(name, data)
	if doc == nil {
		return []string{"the whole file"}
	}
	var list []string
	var walk func(n yamldoc.Node)
	walk = func(n yamldoc.Node) {
		if n.Kind() == yamldoc.Scalar || n.Kind() == yamldoc.Nothing && n.Invalid() {
			line, column, _ := n.Position()
			if value, ok := held[spot{name, uint32(line), uint32(column)}]; !ok || value != n.Value() || n.Invalid() {
				list = append(list, n.Value())
			}
		}
		for item := range n.Items() {
			walk(item)
		}
		for k, v := range n.Pairs() {
			if v.Kind() != yamldoc.Scalar || !slices.Contains(placeless, k.Value()) {
				walk(v)
			}
		}
	}
	walk(doc.Root())
	return list
}

// checkConserved checks that whatever a record's files hold is in the
// programme, or the file is named in an error, and in Unread or in the faults of
// a record.
func checkConserved(t interface{ Fatalf(string, ...any) }, fsys fstest.MapFS) {
	p, problems, err := Load(fsys)
	if err != nil {
		t.Fatalf("%v", err)
	}
	held, doubts := kept(p), doubtful(p)
	for name, file := range fsys {
		gone := lost(name, file.Data, held)
		if len(gone) == 0 {
			continue
		}
		if !slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Place.File == name && d.Severity == diag.Error }) {
			t.Fatalf("%s: %q is lost in silence: %v\n%s", name, gone, problems, file.Data)
		}
		if !doubts[name] {
			t.Fatalf("%s: %q is neither counted as unread nor a fault: %v\n%s", name, gone, problems, file.Data)
		}
	}
	checkCounts(t, p, fsys)
}

// doubtful are the files of which something is counted as unread, or is a fault.
func doubtful(p *programme.Programme) map[string]bool {
	files := map[string]bool{}
	for _, u := range p.Unread {
		files[p.Files[u.Pos.File]] = true
	}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			if meta, ok := v.Interface().(programme.Meta); ok {
				for _, fault := range meta.Faults {
					files[p.Files[fault.Pos.File]] = true
				}
			}
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				if name != "Ambition" && name != "Update" {
					walk(v.Field(i))
				}
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(*p))
	return files
}

// checkCounts checks that the tasks and the progress entries found are those
// kept and those counted as unread.
func checkCounts(t interface{ Fatalf(string, ...any) }, p *programme.Programme, fsys fs.FS) {
	found, reported := map[string]int{}, map[string]int{}
	for _, name := range p.Files {
		data, _ := fs.ReadFile(fsys, name)
		doc, _ := yamldoc.Parse(name, data)
		if doc == nil {
			continue
		}
		met := map[string]bool{}
		for k, v := range doc.Root().Pairs() {
			what := map[string]string{"plan/ambitions/tasks": "task", "updates/progress": "progress entry"}[name[:strings.LastIndexByte(name, '/')+1]+k.Value()]
			if what != "" && !met[what] && (v.Kind() == yamldoc.List) == (what == "task") {
				found[what] += v.Len()
			}
			met[what] = true
		}
	}
	for _, u := range p.Unread {
		reported[u.What]++
		if u.What == "ambition" || u.What == "update" { // with all that is in it
			return
		}
	}
	for _, a := range p.Ambitions {
		reported["task"] += len(a.Tasks)
	}
	for _, u := range p.Updates {
		reported["progress entry"] += len(u.Progress)
	}
	for what, n := range found {
		if reported[what] < n {
			t.Fatalf("%d of %d are kept or counted: %s", reported[what], n, what)
		}
	}
}

func TestNothingIsLostInSilence(t *testing.T) {
	checkConserved(t, archive(storetest.Full))
	rapid.Check(t, func(t *rapid.T) {
		fsys := archive(storetest.Full)
		names := slices.Sorted(func(yield func(string) bool) {
			for name := range fsys {
				if !yield(name) {
					return
				}
			}
		})
		name := rapid.SampledFrom(names).Draw(t, "file")
		data := string(fsys[name].Data)
		for range rapid.IntRange(1, 3).Draw(t, "mistakes") {
			data = mistake(t, data)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
		checkConserved(t, fsys)
	})
}

// mistake makes one mistake in a text, as people and programs make them.
func mistake(t *rapid.T, data string) string {
	at := func(label string, n int) int { return rapid.IntRange(0, max(0, n)).Draw(t, label) }
	lines := strings.Split(data, "\n")
	i, j := at("line", len(lines)-1), at("other line", len(lines)-1)
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0: // bytes deleted
		from := at("from", len(data))
		return data[:from] + data[min(len(data), from+at("length", 20)):]
	case 1: // something inserted
		from := at("from", len(data))
		return data[:from] + rapid.SampledFrom(snippets).Draw(t, "snippet") + data[from:]
	case 2: // a byte replaced
		from := at("from", len(data)-1)
		return data[:from] + string(rapid.Byte().Draw(t, "byte")) + data[min(len(data), from+1):]
	case 3:
		lines = slices.Insert(lines, i, lines[j])
	case 4:
		lines = slices.Delete(lines, i, i+1)
	case 5:
		lines[i], lines[j] = lines[j], lines[i]
	case 6:
		lines[i] = strings.Repeat(" ", at("indent", 6)) + lines[i]
	case 7:
		lines[i] = strings.TrimPrefix(lines[i], strings.Repeat(" ", at("dedent", 6)))
	case 8: // another value
		key, _, _ := strings.Cut(lines[i], ":")
		lines[i] = key + ":" + rapid.SampledFrom(values).Draw(t, "value")
	case 9: // another key
		_, value, _ := strings.Cut(lines[i], ":")
		lines[i] = rapid.SampledFrom(snippets).Draw(t, "key") + ":" + value
	}
	return strings.Join(lines, "\n")
}

var snippets = []string{"\n", "\t", " ", ": ", ":", "- ", "-", "#4", " #4", " # c", "&x ", "*x", " *x", "!", "! ", "!t ", "'", "\"", "[", "]", "{", "}", ",", ", ", "\r", "\r\n", "\x00", "\xff", "|", ">-", "\n---\n",
	"\n...\n", "\u2028", "\u00a0", "\u200b", "<<: ", "~", "null", "\ufeff", "\n=======\n", "? ", "id", "title", "  note", "    leads", "\\", "%", "@", "1.1", "é", "\n  ", "\n    "}

var values = []string{"", " ~", " null", " []", " {}", " [x]", " [x, ~]", " {a: b}", " x", " \"\"", " - x", " *x", " &x y", " &x", " !x", " ! y", " 2019-02-30", " 2019-02", " 12", " x #4", " #4", " # c", " >-", " |", " x: y", " {id: x}", " [{id: x}]", " [[x]]", " [{}]",
	" {1.1: {note: x}}", " {1.1: ~}", " {1.1: x, 1.1: y}", "\n  - x\n  -", "\n      - x\n    - y", " x\n        y", "x", " true", " yes", " -1", " 1e3"}
