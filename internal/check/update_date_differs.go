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
		Title: "Date differs from the file name",
		Why: "People find an update by its file name, and the program uses the date inside. If the two differ, " +
			"one of them is wrong.",
		Mend: "Correct the one that is wrong: the date in the file, or the date in the file name.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			base := path.Base(u.Path)
			if len(base) < len("2020-02-25") {
				continue
			}
			named, err := programme.ParseDate(base[:len("2020-02-25")])
			if err != nil || named == u.Date.Date {
				continue
			}
			report(Found{
				At:      u.Date.Pos,
				Message: fmt.Sprintf("this update is dated %s, but its file name has %s", u.Date.Date, named),
				Remedy: fmt.Sprintf("write date: %s, or rename the file %s%s",
					named, u.Date.Date, base[len("2020-02-25"):]),
			})
		}
	},
}
