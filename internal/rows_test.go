package internal

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"improve/internal/cases"
	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/jsonschema"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
	"improve/internal/store"
)

// A row is all that there is of a key: without it, reading does not know the key, its
// JSON Schema does not have it, and nobody is told that what it says has changed. All
// else stays as it was.
func TestWithoutARowAKeyIsGone(t *testing.T) {
	record := os.DirFS("cli/testdata/record")
	before := read(t, record)
	if len(before) > 0 {
		t.Fatal(before)
	}
	rows := 0
	schema.Groups(func(s *schema.Shape) {
		for i, k := range slices.Clone(s.Keys) {
			if k.Role == schema.Identity || s.Alone || k.Name == "date" && s.Name == "update" || k.Name == "from" && s.Name == "pause" {
				continue // what a record is known by, or all that it is
			}
			if rows++; !cases.Tried(rows, 4) {
				continue
			}
			whole, cleared := schematest.Full(), schematest.Clear(schematest.Full(), func(other *schema.Key) bool { return other == k })
			if !told(whole, cleared) {
				t.Errorf("%s of a %s: that it was taken out is not told", k.Name, s.Name)
			}
			described := describe(t)
			all, bare := s.Keys, s.Bare
			if bare == k {
				s.Bare = nil
			}
			s.Keys = slices.Delete(slices.Clone(s.Keys), i, i+1)
			withoutRow(t, s, k, bare == k, record, whole, cleared, described)
			s.Keys, s.Bare = all, bare
		}
	})
	if rows < 200 {
		t.Errorf("only %d rows were looked at", rows)
	}
}

func withoutRow(t *testing.T, s *schema.Shape, k *schema.Key, bare bool, record fs.FS, whole, cleared *programme.Programme, described []byte) {
	t.Helper()
	for _, d := range read(t, record) {
		if bare && d.Rule == store.ValueKind.ID {
			continue // written as a text alone
		}
		if d.Rule != store.KeyUnknown.ID || !strings.Contains(d.Message, k.Name) {
			t.Errorf("without %s of a %s, reading says: %s", k.Name, s.Name, d.Message)
		}
	}
	if told(whole, cleared) {
		t.Errorf("without %s of a %s, it is still compared", k.Name, s.Name)
	}
	if now := describe(t); bytes.Count(now, []byte(`"`+k.Name+`": {`)) >= bytes.Count(described, []byte(`"`+k.Name+`": {`)) {
		t.Errorf("without %s of a %s, its JSON Schema has it", k.Name, s.Name)
	}
}

// told reports whether a comparison finds a difference, other than which group is the
// board: that follows from the groups themselves.
func told(before, after *programme.Programme) bool {
	return slices.ContainsFunc(change.Compare(before, after, change.Circumstances{}), func(c change.Change) bool { return c.Field != "board" })
}

func describe(t *testing.T) []byte {
	t.Helper()
	data, err := jsonschema.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t *testing.T, record fs.FS) diag.List {
	t.Helper()
	_, problems, err := store.Load(record)
	if err != nil {
		t.Fatal(err)
	}
	return problems
}
