package check_test

import (
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// Whatever is wrong with a value, the checks go on over the rest, and all that they find
// has a place in the record and says what to do.
func TestChecksOfARecordWithAWrongValue(t *testing.T) {
	tried := 0
	err := storetest.EachWrong(func(w storetest.Wrong) {
		tried++
		if w.What != "a list" && w.What != "a text" { // of each key one: what it says is unknown
			return
		}
		files := storetest.Archive(storetest.Full)
		files[w.Doc.File].Data = w.Doc.Data
		p, problems, err := store.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, check.Validate(p, allRules())...)
		problems = append(problems, check.Run(p, assess.Assess(p, p.AsAt.Date), allRules(), nil).Problems...)
		for _, d := range problems {
			if d.Place.File == "" || d.Place.Line == 0 || d.Message == "" || d.Remedy == "" {
				t.Errorf("%s is %s: %s", w.Key.Name, w.What, show(diag.List{d}))
			}
		}
	})
	if err != nil || tried < 1500 {
		t.Error(err, tried)
	}
}
