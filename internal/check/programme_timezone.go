package check

import (
	"strconv"
	"time"

	"improve/internal/diag"
)

var programmeTimezone = Check{
	Rule: diag.Rule{
		ID: "programme/timezone", Severity: diag.Error,
		Title: "The programme's time zone is unknown",
		Why:   "Today is told in the programme's time zone. With an unknown one the day could turn an hour early or late, and with it what is overdue.",
		Mend:  "Write a zone by its region and city, such as Europe/London, or delete the key: Europe/London is the default.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme\ntimezone: Europe/Manchester\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\ntimezone: Europe/London\n",
	},
	Run: func(in *Input, report Report) {
		zone := in.Programme.Timezone
		if !zone.Given() {
			return
		}
		if _, err := time.LoadLocation(zone.Value); err != nil || zone.Value == "Local" {
			report(Found{At: zone.Pos, Message: strconv.Quote(zone.Value) + " is no time zone that is known here",
				Remedy: "write a region and city, such as Europe/London"})
		}
	},
}
