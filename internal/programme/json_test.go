package programme

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestValuesInJSON(t *testing.T) {
	for _, tt := range []struct {
		name  string
		value any
		want  string
	}{
		{"a day", Day(2019, 12, 31), `"2019-12-31"`},
		{"a month", Day(2019, 12, 0), `"2019-12"`},
		{"no date", Date{}, `null`},
		{"a written date", Dated{Date: Day(2020, 1, 2), Pos: Pos{Line: 3}}, `"2020-01-02"`},
		{"no written date", Dated{}, `null`},
		{"a letter", OffTrack, `"R"`},
		{"no letter", Unrated, `null`},
		{"a text", Text{Value: `R&D <"now">`, Pos: Pos{Line: 3}}, `"R&D <\"now\">"`},
		{"no text", Text{Pos: Pos{Line: 3}}, `null`},
		{"a number", Number{Value: 84.2, Text: Text{Value: "84.20"}}, `84.2`},
		{"nought", Number{Text: Text{Value: "0"}}, `0`},
		{"no number", Number{}, `null`},
		{"a quarter", quarter(t, "2020-Q3"), `"2020-Q3"`},
		{"no period", Period{}, `null`},
		{"inside others", struct {
			Due []Date `json:"due"`
		}{[]Date{Day(2020, 1, 0), {}}}, `{"due":["2020-01",null]}`},
	} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(tt.value); err != nil || b.String() != tt.want+"\n" {
			t.Errorf("%s: %s %v, want %s", tt.name, b.String(), err, tt.want)
		}
	}
}

func quarter(t *testing.T, s string) Period {
	p, err := ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
