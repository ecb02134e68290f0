package check

import (
	"strconv"
	"time"

	"improve/internal/diag"
)

var programmeTimezone = Check{
	Rule: diag.Rule{
		ID: "programme/timezone", Severity: diag.Error,
		Title: "Unknown time zone",
		Why:   "The time zone decides what day it is, and so what is overdue.",
		Mend:  "Write a region and city, such as Europe/London, or delete the key. The default is Europe/London.",
	},
	Run: func(in *Input, report Report) {
		zone := in.Programme.Timezone
		if !zone.Given() {
			return
		}
		if _, err := time.LoadLocation(zone.Value); err != nil || zone.Value == "Local" {
			report(Found{At: zone.Pos, Message: strconv.Quote(zone.Value) + " is not a known time zone",
				Remedy: "write a region and city, such as Europe/London"})
		}
	},
}
