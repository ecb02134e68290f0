package words_test

import (
	"slices"
	"testing"

	"improve/internal/words"
)

func TestFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"The target becomes 80%, from 90.":              {"80", "90"},
		"2.1 is due on 31 March 2026.":                  nil,
		"From April 2025 on, at most 12 (of 20) cases.": {"12", "20"},
		"Three teams, Q3, plan-2019.":                   nil,
		"":                                              nil,
	} {
		if got := words.Figures(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
