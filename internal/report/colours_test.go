package report

import (
	"testing"

	"improve/internal/foresight"
)

func TestWordsOfWhatRatingsHaveMeant(t *testing.T) {
	type kept = foresight.Kept
	for _, c := range []struct {
		of   foresight.Colours
		want string
	}{
		{foresight.Colours{}, ""},
		{foresight.Colours{G: kept{Tasks: 11, Done: 6}, A: kept{Tasks: 2}},
			"of 11 tasks rated G on track at the last board before their date, 6 were done by it; of 2 rated A behind, none."},
		{foresight.Colours{R: kept{Tasks: 1, Done: 1}},
			"of 1 task rated R off track at the last board before its date, 1 was done by it."},
		{foresight.Colours{A: kept{Tasks: 3}, R: kept{Tasks: 30, Done: 12}},
			"of 3 tasks rated A behind at the last board before their date, none were done by it; " +
				"of 30 rated R off track, 12."},
	} {
		if got := coloursWords(c.of); got != c.want {
			t.Errorf("%+v is %q, and must be %q", c.of, got, c.want)
		}
	}
}
