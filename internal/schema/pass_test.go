package schema_test

import (
	"slices"
	"testing"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
)

// A pass visits the records of some shapes and no other, each in its place among those that
// a walk visits, whatever the shapes; and a copy of an entry is what the walk gave.
func TestPass(t *testing.T) {
	p := schematest.Full()
	var all []*schema.Entry
	schema.Walk(p, func(e *schema.Entry) { all = append(all, e) })
	for _, f := range all {
		wanted := func(s *schema.Shape) bool { return s == f.Shape }
		var kept []*schema.Entry
		schema.Pass(p, wanted, func(e *schema.Entry) { kept = append(kept, e.Kept()) })
		of := slices.DeleteFunc(slices.Clone(all), func(e *schema.Entry) bool { return !wanted(e.Shape) })
		if !slices.EqualFunc(of, kept, same) {
			t.Errorf("of the records named %s a pass visits %d, a walk %d", f.Shape.Name, len(kept), len(of))
		}
	}
}

// same reports whether two entries are of one record in one place.
func same(a, b *schema.Entry) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Shape == b.Shape && a.Record == b.Record && a.Key == b.Key && a.File == b.File && same(a.Parent, b.Parent)
}

// Records that are begun in one piece are as many records, each with its own values.
func TestSeveral(t *testing.T) {
	for _, kept := range []struct {
		row    *schema.Key
		record any
	}{
		{schema.OfKind("ambition").Key("tasks"), &programme.Ambition{}}, // as pointers
		{schema.OfKind("task").Key("activities"), &programme.Task{}},    // as values
	} {
		row, record := kept.row, kept.record
		begin, of := row.Several(record, 3), row.Shape.Item
		for _, id := range []string{"a", "left out", "b"} {
			part := begin()
			of.ID(part).Value = id
			if id != "left out" {
				row.Add(record, part)
			}
		}
		var ids []string
		row.Each(record, func(part any) { ids = append(ids, of.ID(part).Value) })
		if !slices.Equal(ids, []string{"a", "b"}) {
			t.Errorf("%s begun in one piece are %q", row.Name, ids)
		}
	}
}
