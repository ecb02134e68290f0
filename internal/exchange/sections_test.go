package exchange

import (
	"testing"

	"improve/internal/programme"
)

// Tasks below a heading of completed ones are complete, as those on a sheet of such tasks
// are; a heading that speaks of what is completed names a theme.
func TestTasksBelowAHeadingOfCompletedOnes(t *testing.T) {
	for heading, want := range map[string]programme.Rating{
		"Completed actions": programme.Complete, "Closed": programme.Complete, "Assessments completed in time": programme.Unrated,
	} {
		_, p := imported(t, grid([]string{"Ref", "Action", "Lead", "By when", "Progress"},
			[]string{"1.1", "Open the hub", "Head of Early Help", "2026-03", "It is being built"},
			[]string{},
			[]string{heading},
			[]string{"Ref", "Action", "Owner", "Date completed"},
			[]string{"1.2", "Hire a planner", "Head of Early Help", "01/02/2026"}), Options{RatedOn: importDay, Day: importDay})
		rated := map[string]programme.Rating{}
		for _, u := range p.Updates {
			for _, e := range u.Progress {
				rated[e.Task.Value] = e.Rating
			}
		}
		if rated["1.1"] != programme.Unrated || rated["1.2"] != want {
			t.Errorf("%s: %v", heading, rated)
		}
	}
}
