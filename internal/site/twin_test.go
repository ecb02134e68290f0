package site

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
)

// A page for programs is the JSON of its view, as encoding/json makes it, without the keys
// that have nothing to say.
func TestTwinIsTheJSONOfTheView(t *testing.T) {
	for folder, day := range map[string]programme.Date{"../..": programme.Day(2021, 3, 1),
		"../../examples/brightwater": programme.Day(2025, 6, 30)} {
		p, _, err := store.Load(os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		a := assess.Assess(p, day)
		s, err := New(&report.Context{Programme: a.Programme, Assessment: a}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range s.pages {
			view, err := page.view()
			if err != nil {
				t.Fatal(err)
			}
			got, err := Twin(view)
			if err != nil {
				t.Fatal(err)
			}
			whole, err := json.Marshal(view)
			if err != nil {
				t.Fatal(err)
			}
			want := said(decoded(t, whole)).(map[string]any)
			want["schema"] = json.Number("1")
			if !reflect.DeepEqual(decoded(t, got), any(want)) {
				t.Errorf("%s, %s: the page for programs is\n%s\nand the view\n%s", folder, page.Address, got, whole)
			}
		}
	}
}

func decoded(t *testing.T, data []byte) (value any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		t.Fatalf("%v:\n%s", err, data)
	}
	return value
}

// said is JSON without the keys that have nothing to say.
func said(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			switch list, _ := inner.([]any); {
			case inner == nil, inner == false, inner == "", inner != nil && reflect.DeepEqual(inner, map[string]any{}),
				list != nil && len(list) == 0:
				delete(value, key)
			default:
				value[key] = said(inner)
			}
		}
	case []any:
		for i := range value {
			value[i] = said(value[i])
		}
	}
	return value
}
