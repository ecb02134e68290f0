package change

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// FuzzCompare compares records that may be broken in any way with a good one: it
// never fails, a record never differs from itself, and each change says what it is
// of.
func FuzzCompare(f *testing.F) {
	f.Add(small)
	f.Add(strings.Replace(small, "id: 1.30", "id: 1.3", 1))
	f.Add(strings.Replace(small, "target: 2019-12", "target: soon", 1))
	f.Add(strings.ReplaceAll(small, "id: ", "title: "))
	f.Add("-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\nprogress:\n  : {rating: B}\nrisks: {r: }\nseen: {1.3: }\nimpact: {9: {difference: some}}\n-- updates/x.yaml --\nx")
	day := programme.Day(2020, 2, 25)
	f.Fuzz(func(t *testing.T, archive string) {
		p, _, err := store.Load(storetest.Archive(archive))
		if err != nil {
			return
		}
		c := Circumstances{Today: day, Written: func(string) programme.Date { return day }}
		if changes := Compare(p, p, c); len(changes) > 0 {
			t.Errorf("a record differs from itself: %+v", changes)
		}
		good := loaded(t, small)
		for _, ch := range append(Compare(good, p, c), Compare(p, good, c)...) {
			if ch.About == "" || ch.Text == "" || ch.Silent != nil && (ch.Silent.Why == "" || ch.Silent.Mend == "") {
				t.Errorf("%+v", ch)
			}
		}
	})
}
