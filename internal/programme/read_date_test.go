package programme

import "testing"

// One reader for workbooks, flags and forms: what it understands, and what else the words
// could mean.
func TestReadDate(t *testing.T) {
	for _, c := range []struct{ said, want, other string }{
		{"16/10/25", "2025-10-16", ""}, {"31/10/2025", "2025-10-31", ""}, {"Oct-25", "2025-10", ""},
		{"end Oct 2025", "2025-10", ""}, {"October 2025", "2025-10", ""}, {"March 10, 2026", "2026-03-10", ""},
		{"2026-03-10T00:00:00", "2026-03-10", ""}, {"2026-03-10 23:59", "2026-03-10", ""},
		{"05/06/2026", "2026-06-05", "2026-05-06"}, {"06/30/2026", "2026-06-30", ""}, {"05/05/2026", "2026-05-05", ""},
		{"Q2 25/26", "2025-09", ""}, {"Q4 2025/26", "2026-03", ""}, {"Q1 2025-2026", "2025-06", ""},
		{"end of Q3 25/26", "2025-12", ""}, {"2025/26 Q4", "2026-03", ""}, {"Q1 2026", "2026-03", "2026-06"},
		{"Quarter 4 of 2019/20", "2020-03", ""}, {"Spring term 2025", "2025-04", ""},
		{"Autumn term 2025", "2025-12", ""}, {"end of the summer term 2026", "2026-07", ""},
		{"Spring term 24/25", "2025-04", ""}, {"Autumn term 2024/25", "2024-12", ""},
		{"Spring 2025", "2025-04", "2025-05"}, {"FY25/26", "2026-03", ""}, {"FY 2025-26", "2026-03", ""},
		{"end of financial year 2025/26", "2026-03", ""}, {"FY2026", "2026-03", "2027-03"},
		{"academic year 2025/26", "2026-07", ""}, {"29/02/2028", "2028-02-29", ""},
	} {
		got, ok := ReadDate(c.said)
		if !ok || got.Date.String() != c.want || got.Other.String() != c.other {
			t.Errorf("%q: %s, other %q, %v; want %s, %q", c.said, got.Date, got.Other, ok, c.want, c.other)
		}
	}
	for _, s := range []string{"", "Ongoing", "6 months", "Q5 25/26", "Q2 25/27", "By end of Q3", "End of financial year",
		"29/02/2026", "0000-01-01", "10000-01", "Q4 2199/00", "spring", "2026-03-10 or so", "25/26", "2025/26", "term 2025"} {
		if got, ok := ReadDate(s); ok {
			t.Errorf("%q is read as %s", s, got.Date)
		}
	}
}
