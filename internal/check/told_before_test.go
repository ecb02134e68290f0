package check_test

import "testing"

// What was told before a record began is taken as it was, so long as it says something.
func TestToldBeforeThisRecord(t *testing.T) {
	adopted := "-- plan/programme.yaml --\nname: Programme\nadopted: {date: 2020-01-20}\n"
	told := func(name, entry string) string {
		return people + ambition + update(name, "adopted: true\nprogress:\n  1.1: {"+entry+"}")
	}
	for _, c := range []struct{ name, archive, want string }{
		{"B", adopted + told("2020-01-20-tracker", "rating: B, note: Done."), ""},
		{"R", adopted + told("2019-06-30-tracker", "rating: R, note: Late."), ""},
		{"A", adopted + told("2020-01-20-tracker", "rating: A, note: Late."), ""},
		{"B confirmed by a lead",
			adopted + told("2020-01-20-tracker", "rating: B, note: Done., confirmed_by: Ann Lee"), ""},
		{"words that say nothing", adopted + told("2020-01-20-tracker", "rating: B, note: n/a, evidence: [see above]"), ""},
		{"words that say nothing since", adopted + people + ambition + progress("2020-02-01-lead", "note: n/a"), "value/says-nothing"},
		{"no note", adopted + told("2020-01-20-tracker", "rating: G"), "update/rating-without-note"},
		{"later than the record began", adopted + told("2020-01-21-tracker", "rating: A, note: Late."),
			"update/adopted-late update/no-recovery"},
		{"rated again since", adopted + told("2020-01-20-tracker", "rating: A, note: Late.") +
			progress("2020-02-01-lead", "rating: A, note: Late."), "update/no-recovery"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "", c.want) })
	}
}
