package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/doc"
)

// endedPlans says about each plan that has ended how, and how many of its tasks were never
// shown to be complete.
func endedPlans(c *Context) []doc.Block {
	var blocks []doc.Block
	for _, p := range c.Assessment.Programme.Plans {
		var end *assess.Ended
		tasks, ended := Filter{Plan: p.ID.Value}.Apply(c.Assessment.Tasks), 0
		for _, t := range tasks {
			if t.EndedForGood() && t.Ended.As == assess.EndedWithPlan {
				end = t.Ended
				ended++
			}
		}
		if end == nil {
			continue
		}
		who := "No decision that ended it is recorded."
		if meeting := taskEnd(end).Meeting; meeting != "" {
			who = "The " + c.names().group(string(meeting)) + " decided so."
		}
		never := fmt.Sprintf("Of its %s, %d ended with it and %s never shown to be complete",
			count(len(tasks), "task"), ended, oneOrMore(ended, "was", "were"))
		if ended == len(tasks) {
			never = "None of its " + count(len(tasks), "task") + " was ever shown to be complete"
		}
		blocks = append(blocks, say("The plan “%s” ended %s. %s %s. "+
			"Such tasks count neither as complete nor as late.", p.Title.Value, taskEnd(end).Date.When(), who, never))
	}
	return blocks
}
