package store

import (
	"testing"
	"testing/fstest"

	"improve/internal/diag"
	"improve/internal/schema"
	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

// Whatever a key cannot hold is an error at its place, with a remedy: every key of every
// file is given values of each wrong shape, and words that are none of its kind.
func TestEveryRowRefusesWhatItCannotHold(t *testing.T) {
	seen, refused := map[*schema.Key]bool{}, 0
	err := storetest.EachWrong(func(w storetest.Wrong) {
		seen[w.Key] = true
		refused++
		expectRefusal(t, w)
	})
	if err != nil {
		t.Fatal(err)
	}
	schema.Groups(func(s *schema.Shape) {
		for _, k := range s.Keys {
			if !seen[k] && !s.Alone && k != s.Flat {
				t.Errorf("the full record has no %s of %s", k.Name, s.Name)
			}
		}
	})
	if refused < 1500 {
		t.Errorf("only %d values were tried", refused)
	}
}

// expectRefusal asks for an error within a value; at its first sign, where it is a single
// one.
func expectRefusal(t *testing.T, w storetest.Wrong) {
	t.Helper()
	_, problems, err := Load(fstest.MapFS{w.Doc.File: {Data: w.Doc.Data}})
	if err != nil {
		t.Fatal(err)
	}
	at := w.Value.Place()
	for _, d := range problems {
		within := d.Place.Line > at.Line || d.Place.Line == at.Line && d.Place.Column >= at.Column
		if w.Value.Kind() == yamldoc.Scalar {
			within = d.Place.Line == at.Line && d.Place.Column == at.Column
		}
		if d.Severity == diag.Error && d.Place.File == w.Doc.File && within {
			checkWords(t, d)
			return
		}
	}
	t.Errorf("%s: %s is accepted, at %s: %v", w.Key.Name, w.What, at, problems)
}
