package publish

import (
	"cmp"
	"strconv"

	"improve/internal/programme"
	"improve/internal/words"
)

// nameUpdates gives the updates of the public's copy paths that say nothing of their
// authors, as the names of files may, and that stay whatever is posted later: minutes of
// the board have their date, all others their date and title.
func nameUpdates(public *programme.Programme) {
	taken := map[string]bool{}
	for _, u := range public.Updates {
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
