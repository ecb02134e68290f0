package draft

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
)

const fixture = "../../examples/brightwater"

type failing interface {
	Helper()
	Fatalf(format string, args ...any)
}

// after is the record with edits made; nothing in it may be wrong.
func after(t failing, fsys fs.FS, edits []store.Edit) *programme.Programme {
	t.Helper()
	changed, err := store.Apply(fsys, edits)
	if err != nil {
		t.Fatalf("%v", err)
	}
	p, problems, err := store.Load(store.Overlay(fsys, changed))
	if err != nil || len(problems) > 0 || len(p.Unread) > 0 {
		t.Fatalf("%v %v\n%s", err, problems, changed[0].After)
	}
	return p
}

func load(t failing, fsys fs.FS) *programme.Programme {
	t.Helper()
	p, _, err := store.Load(fsys)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p
}

// Whatever somebody calls a new entry, it can be read back, says what was said,
// and has an id that nothing had.
func TestNewEntriesReadBack(t *testing.T) {
	fsys := os.DirFS("../cli/testdata/record")
	p := load(t, fsys)
	minutes := p.Updates[len(p.Updates)-1]
	words := rapid.StringMatching(`[\w !"#$%&'()*+,./:;<=>?@\[\]^{|}~–é-]{0,30}[a-zA-Z]`)
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(Kinds()).Draw(t, "kind")
		given := Given{}
		for _, key := range kind.Keys() {
			if slices.Contains(kind.Needed, key.Name) || key.Name != "id" && rapid.Bool().Draw(t, key.Name) {
				given[key.Name] = someValues(t, key, words)
			}
		}
		e, err := kind.New(p, Into{Day: programme.Day(2025, 9, 4), Minutes: minutes}, given)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if used := programme.Values(idsOf(p, kind.shape.Family)); slices.Contains(used, e.ID) {
			t.Fatalf("the id %s is used", e.ID)
		}
		now := after(t, fsys, e.Edits)
		if pos := kind.Place(now, e.ID); !pos.Known() || now.Files[pos.File] != e.Edits[0].File {
			t.Fatalf("%s stands nowhere", e.ID)
		}
		for name, list := range given {
			for _, v := range list {
				if kind.shape.Key(name) != nil && !held(now, v) {
					t.Fatalf("%q is lost", v)
				}
			}
		}
	})
}

// someValues are values that may be under a key.
func someValues(t *rapid.T, key *schema.Key, words *rapid.Generator[string]) []string {
	shape := key.Shape
	if shape.Item != nil && shape.Kind != schema.KindSteps {
		shape = shape.Item
	}
	one := func() string {
		if key.Name == "file" {
			return "https://example.org/letter" // a path would have to be there
		}
		switch shape.Kind {
		case schema.KindChoice:
			return rapid.SampledFrom(shape.Choices).Draw(t, "choice")
		case schema.KindReference:
			return map[string]string{"ambitions": "2", "sources": "ilacs-2024"}[shape.Refers] + map[bool]string{true: "head-early-help"}[shape.Refers != "ambitions" && shape.Refers != "sources"]
		case schema.KindDay:
			return "2025-12-31"
		case schema.KindDate:
			return "2025-12"
		case schema.KindNumber, schema.KindWhole:
			return "12"
		case schema.KindYesNo:
			return "true"
		case schema.KindObject:
			return "2x4"
		}
		return strings.TrimSpace(words.Draw(t, "words"))
	}
	values := []string{one()}
	if key.Shape.Kind == schema.KindList || key.Shape.Kind == schema.KindSteps {
		for range rapid.IntRange(0, 3).Draw(t, "more") {
			values = append(values, one())
		}
	}
	return values
}

// held reports whether a text is somewhere in a record's plan or minutes; a
// score and a yes are not texts.
func held(p *programme.Programme, v string) bool {
	if v == "true" || v == "2x4" {
		return true
	}
	found := false
	eachText(p, func(s string) { found = found || s == v })
	return found
}

// The minutes of every meeting of the shipped records can be begun, whatever went
// before: the file is valid, says what the board sees, and moves nothing.
func TestMinutesOfEveryMeeting(t *testing.T) {
	for _, dir := range []string{fixture, "../.."} {
		fsys := os.DirFS(dir)
		p := load(t, fsys)
		for _, group := range p.Groups {
			for _, meeting := range group.Meetings {
				m := Minutes{Group: group, Author: "somebody", On: assess.Assess(p, meeting.Date)}
				if slices.Contains(p.Files, m.File()) {
					continue
				}
				now := after(t, fsys, m.Edits())
				before, then := assess.Assess(p, meeting.Date), assess.Assess(now, meeting.Date)
				if group == p.Groups[0] && then.Totals.Suspect > 0 {
					t.Errorf("%s: what was just seen is suspect", m.File())
				}
				for i, task := range then.Tasks {
					if task.Rating != before.Tasks[i].Rating || task.Target != before.Tasks[i].Target {
						t.Errorf("%s moves %s", m.File(), task.ID.Value)
					}
				}
			}
		}
	}
}

// New minutes offer to agree the earlier ones of the group that are not agreed yet, from the
// first that it agreed on.
func TestMinutesToAgree(t *testing.T) {
	minutes := func(month int, agrees ...int) *programme.Update {
		u := &programme.Update{Date: programme.Dated{Date: programme.Day(2025, month, 1)}, Meeting: programme.Text{Value: "board"}}
		for _, m := range agrees {
			u.Agrees = append(u.Agrees, programme.Dated{Date: programme.Day(2025, m, 1)})
		}
		return u
	}
	for _, c := range []struct {
		updates []*programme.Update
		want    string
	}{
		{nil, ""},
		{[]*programme.Update{minutes(1)}, "[2025-01-01]"},
		{[]*programme.Update{minutes(1), minutes(2)}, "[2025-02-01]"},
		{[]*programme.Update{minutes(1), minutes(2, 1)}, "[2025-02-01]"},
		{[]*programme.Update{minutes(1), minutes(2), minutes(3, 1)}, "[2025-02-01, 2025-03-01]"},
		{[]*programme.Update{minutes(1), minutes(2), minutes(3, 2)}, "[2025-03-01]"},
		{[]*programme.Update{minutes(1), minutes(2, 1), minutes(3, 2), minutes(5)}, "[2025-03-01]"}, // that of May is later
	} {
		p := &programme.Programme{Groups: []*programme.Group{{ID: programme.Text{Value: "board"}}}, Updates: c.updates}
		m := Minutes{Group: p.Groups[0], On: assess.Assess(p, programme.Day(2025, 4, 1))}
		changed, err := store.Apply(fstest.MapFS{}, m.Edits())
		if err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(string(changed[0].After), "# agrees: ")
		if got, _, _ = strings.Cut(got, "\n"); got != c.want {
			t.Errorf("%d minutes: %q, want %q", len(c.updates), got, c.want)
		}
	}
}

// All that is there as a comment in new minutes is ready to be uncommented.
func TestMinutesCanBeUncommented(t *testing.T) {
	fsys := os.DirFS(fixture)
	p := load(t, fsys)
	m := Minutes{Group: p.Groups[0], On: assess.Assess(p, programme.Day(2025, 10, 16))}
	changed, err := store.Apply(fsys, m.Edits())
	if err != nil {
		t.Fatal(err)
	}
	text := string(changed[0].After)
	for _, start := range []string{"actions_done:", "progress:", "present:", "apologies:", "agrees:", "positions:", "decisions:"} {
		var lines []string
		inside := false
		for line := range strings.Lines(text) {
			switch {
			case strings.HasPrefix(line, "# "+start):
				inside = true
			case !strings.HasPrefix(line, "#  "):
				inside = false
			}
			if inside {
				line = strings.TrimPrefix(line, "# ")
			}
			lines = append(lines, line)
		}
		changed[0].After = []byte(strings.Join(lines, ""))
		now, problems, err := store.Load(store.Overlay(fsys, changed))
		if err != nil || len(problems) > 0 {
			t.Fatalf("%s %v %v\n%s", start, err, problems, changed[0].After)
		}
		u := now.Updates[len(now.Updates)-1]
		held := map[string]int{"progress:": len(u.Progress), "actions_done:": len(u.ActionsDone),
			"present:": len(u.Present), "apologies:": len(u.Apologies), "agrees:": len(u.Agrees),
			"positions:": len(u.Positions), "decisions:": len(u.Decisions)}
		want := map[string]int{"progress:": 4, "actions_done:": 5, "present:": 12, "apologies:": 1, "agrees:": 1,
			"positions:": 1, "decisions:": 2}
		if held[start] != want[start] {
			t.Errorf("%s: want %d, got %d\n%s", start, want[start], held[start], changed[0].After)
		}
	}
}

// A programme is begun whatever it is called.
func TestStart(t *testing.T) {
	words := rapid.StringMatching(`[\w !"#$%&'()*+,./:;<=>?@\[\]^{|}~–é-]{0,60}[a-zA-Z]`)
	rapid.Check(t, func(t *rapid.T) {
		s := Start{Name: strings.TrimSpace(words.Draw(t, "name")), Organisation: strings.TrimSpace(words.Draw(t, "organisation")), Board: "Board",
			Meetings: []programme.Date{programme.Day(2026, 1, 14)}}
		for range rapid.IntRange(0, 3).Draw(t, "ambitions") {
			s.Ambitions = append(s.Ambitions, strings.TrimSpace(words.Draw(t, "ambition")))
		}
		p := after(t, fstest.MapFS{}, s.Edits())
		if p.Name.Value != s.Name || len(p.Ambitions) != len(s.Ambitions) || len(p.Groups[0].Meetings) != 1 {
			t.Fatalf("%+v", p)
		}
	})
}

// eachText visits every text of a record.
func eachText(p *programme.Programme, visit func(string)) {
	seen := map[uintptr]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if d, ok := v.Interface().(programme.Date); ok {
				visit(d.String())
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.String:
			visit(v.String())
		}
	}
	walk(reflect.ValueOf(p))
}
