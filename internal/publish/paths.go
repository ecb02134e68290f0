package publish

import (
	"cmp"
	"slices"
	"strconv"

	"improve/internal/programme"
	"improve/internal/words"
)

// nameUpdates gives the updates of the public's copy paths that say nothing of their
// authors, as the names of files may, and that stay whatever is posted later: minutes of
// the board have their date, all others their date and title. Of several with one name what
// was posted first has it, and what is not posted comes last, for it has no page.
func nameUpdates(public *programme.Programme) {
	taken := map[string]bool{}
	for _, u := range slices.SortedStableFunc(slices.Values(public.Updates), postedEarlier) {
		name := u.Date.Date.String()
		if !public.MinutesBoard(u) {
			name += "-" + cmp.Or(words.Slug(u.Title.Value), "update")
		}
		whole := name
		for n := 2; taken[whole]; n++ {
			whole = name + "-" + strconv.Itoa(n)
		}
		taken[whole] = true
		u.Path = whole
	}
}

// postedEarlier orders updates by the days on which they were posted.
func postedEarlier(a, b *programme.Update) int {
	switch {
	case a.Posted.Given() && b.Posted.Given():
		return a.Posted.Date.Compare(b.Posted.Date)
	case a.Posted.Given():
		return -1
	case b.Posted.Given():
		return 1
	}
	return 0
}
