package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"improve/internal/render/rendertest"
	"improve/internal/render/text"
)

func TestCSVReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := (&rendertest.Words{}).Table(t)
		var b bytes.Buffer
		if err := CSV(&b, d); err != nil {
			t.Fatal(err)
		}
		if h := rendertest.Hazards(b.String()); h != "" {
			t.Fatalf("%q came out", h)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(records) != 1+len(d.Rows) {
			t.Fatal(len(records), err)
		}
		for r, row := range d.Rows {
			for i, cell := range row {
				got := records[r+1][i]
				if strings.TrimPrefix(got, "'") != strings.TrimPrefix(text.Clean(cell.Text), "'") {
					t.Fatalf("%q read back as %q", cell.Text, got)
				}
				if first := strings.TrimLeftFunc(got, unicode.IsSpace); first != "" && strings.ContainsAny(first[:1], "=+-@") {
					t.Fatalf("%q would run", got)
				}
			}
		}
	})
}

func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := strings.ToValidUTF8((&rendertest.Words{}).Text(t), "?")
		var b bytes.Buffer
		if err := JSON(&b, map[string]string{"text": words}); err != nil {
			t.Fatal(err)
		}
		var back map[string]string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["text"] != words {
			t.Fatalf("%q read back as %q (%v)", words, back["text"], err)
		}
		for _, r := range b.String() {
			if r != '\n' && text.Hazardous(r) {
				t.Fatalf("%q came out", r)
			}
		}
	})
}

func TestCSVNeedsATable(t *testing.T) {
	err := CSV(io.Discard, nil)
	if err == nil || !strings.Contains(err.Error(), "--format json") {
		t.Errorf("says %v", err)
	}
}
