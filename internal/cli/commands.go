package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// command is a command as the contents page of the program lists it.
type command struct {
	name, group string
	make        func(*globals) *cobra.Command
}

// commands is the contents page of the program.
func commands() []command {
	return []command{
		{"status", "read", newStatus}, {"overdue", "read", newOverdue}, {"forecast", "read", newForecast},
		{"show", "read", newShow},
		{"report", "read", newReport}, {"trend", "read", newTrend}, {"what-if", "read", newWhatIf},
		{"diff", "read", newDiff}, {"serve", "read", newServe},
		{"history", "read", newHistory},
		{"init", "write", newInit}, {"new", "write", newNew}, {"minutes", "write", newMinutes},
		{"retarget", "write", newRetarget}, {"end", "write", newEnd}, {"finding", "write", newFinding},
		{"voice", "write", newVoice}, {"visit", "write", newVisit}, {"answer", "write", newAnswer},
		{"rate", "write", newRate}, {"done", "write", newDone}, {"impact", "write", newImpact},
		{"measure", "write", newMeasure}, {"risk", "write", newRisk}, {"fmt", "write", newFmt},
		{"merge-driver", "write", newMergeDriver},
		{"validate", "check", newValidate}, {"check", "check", newCheck}, {"explain", "check", newExplain},
		{"import", "exchange", newImport}, {"export", "exchange", newExport}, {"remind", "exchange", newRemind},
		{"calendar", "exchange", newCalendar}, {"site", "exchange", newSite},
		{"schema", "exchange", newSchema}, {"version", "", newVersion},
	}
}

// named are the commands that a call can be of: those whose names are among its
// arguments, so that a call is not kept waiting while the others are made. All are where it
// names none, or asks about them.
func named(args []string) []command {
	all := commands()
	about := func(arg string) bool {
		return arg == "help" || arg == "completion" || strings.HasPrefix(arg, "__complete")
	}
	if slices.ContainsFunc(args, about) {
		return all
	}
	some := slices.DeleteFunc(slices.Clone(all), func(c command) bool { return !slices.Contains(args, c.name) })
	if len(some) == 0 {
		return all
	}
	return some
}
