package check

import (
	"fmt"
	"path"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateDateDiffers = Check{
	Rule: diag.Rule{
		ID: "update/date-differs", Severity: diag.Error,
		Title: "An update's date is not that in its file name",
		Why:   "People look for an update by its file name, and the program places it by its date. Where the two differ, somebody reads the wrong day.",
		Mend:  "Correct the one that is wrong: the date in the file, or the first ten signs of the file's name.",
		Bad:   "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-24\n",
		Good:  "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\n",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			base := path.Base(u.Path)
			if len(base) < len("2020-02-25") || !u.Date.Pos.Known() {
				continue
			}
			named, err := programme.ParseDate(base[:len("2020-02-25")])
			if err != nil || named == u.Date.Date {
				continue
			}
			report(Found{
				At:      u.Date.Pos,
				Message: fmt.Sprintf("this update is dated %s, and its file name says %s", u.Date.Date, named),
				Remedy:  fmt.Sprintf("write date: %s, or rename the file %s%s", named, u.Date.Date, base[len("2020-02-25"):]),
			})
		}
	},
}
