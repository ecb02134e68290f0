package publish

import (
	"maps"

	"improve/internal/programme"
	"improve/internal/schema"
)

// UnnamedPlan is what the public reads in place of the title of a plan that is restricted.
const UnnamedPlan = "A plan not for publication"

// barePlans keeps of restricted plans what dates hang on: from which day the tasks that are
// published count, and when it ended. Without them those tasks would count on days on
// which nobody knew them, and be open on days on which they had ended.
func (r *redaction) barePlans(public *programme.Programme) {
	taken, bare := map[string]bool{}, map[string]string{}
	maps.Copy(taken, r.gone["plans"])
	for _, plan := range public.Plans {
		taken[plan.ID.Value] = true
	}
	tasks := publicTasks(public)
	for _, plan := range public.Plans {
		old := plan.ID.Value
		if plan.Restricted == nil || len(tasks[old]) == 0 {
			continue
		}
		if bare[old] == "" {
			bare[old] = freeID("plan", taken)
		}
		*plan = programme.Plan{Meta: programme.Meta{Pos: plan.Pos},
			ID:    programme.Text{Value: bare[old], Pos: plan.ID.Pos},
			Title: programme.Text{Value: UnnamedPlan, Pos: plan.Title.Pos}, Published: plan.Published,
			Ended: bareEnd(plan.Ended)}
	}
	for old, id := range bare {
		for _, t := range tasks[old] {
			t.Plan.Value = id
		}
	}
	schema.Walk(public, func(e *schema.Entry) {
		if permit, is := e.Record.(*programme.Permit); is && endsPlan(*permit) {
			if of, _ := permit.Clear(); bare[of.ID] != "" {
				permit.End.Value = "plan " + bare[of.ID]
			}
		}
	})
}

// publicTasks are the tasks that are published, by plan.
func publicTasks(public *programme.Programme) map[string][]*programme.Task {
	tasks := map[string][]*programme.Task{}
	for _, a := range public.Ambitions {
		for _, t := range a.Tasks {
			if a.Restricted == nil && t.Restricted == nil {
				tasks[t.Plan.Value] = append(tasks[t.Plan.Value], t)
			}
		}
	}
	return tasks
}

func bareEnd(end *programme.PlanEnd) *programme.PlanEnd {
	if end == nil {
		return nil
	}
	return &programme.PlanEnd{Date: end.Date, Note: programme.Text{Value: Withheld, Pos: end.Note.Pos}, Pos: end.Pos}
}
