package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/mend"
	"improve/internal/programme"
)

// secondHand is why whoever a text names is no second person to a task's leads.
func (in *Input) secondHand(t *programme.Task, text string) (worst programme.Hand) {
	for _, lead := range t.Leads {
		h := in.hand(text, lead.Value)
		if h.Same {
			return programme.Hand{Why: "is a lead of it", Sure: true}
		}
		if h.Why != "" && (worst.Why == "" || h.Sure) {
			worst = programme.Hand{Why: h.Why + ", a lead of it", Sure: h.Sure}
		}
		if h.Sure {
			break
		}
	}
	return worst
}

// hand is why whoever a text names may be the person of an id, looked for once: a few
// people lead and confirm many tasks.
func (in *Input) hand(text, id string) programme.Hand {
	pair := [2]string{text, id}
	h, known := in.hands[pair]
	if !known {
		h = in.Programme.Hand(text, id)
		in.hands[pair] = h
	}
	return h
}

// confirmedByLeads reports the tasks rated complete that only their leads confirm: those who
// surely are leads, or those who may be.
func (in *Input) confirmedByLeads(sure bool, report Report) {
	in.eachStanding([]programme.Rating{programme.Complete}, func(t *assess.Task, since []*programme.Progress) {
		by, of := in.ownConfirmation(t, since)
		if !by.Given() || of.Sure != sure {
			return
		}
		report(Found{
			At: by.Pos, On: onTask(t.Task),
			Message: fmt.Sprintf("%s is confirmed by %s, who %s", t.ID.Value, by.Value, of.Why),
			Remedy:  mend.Confirm(t),
		})
	})
}

// ownConfirmation is what confirms a task's B where only somebody does who may be one of
// its leads; without a text where somebody else does.
func (in *Input) ownConfirmation(t *assess.Task, since []*programme.Progress) (by programme.Text, of programme.Hand) {
	if t.ToldBefore {
		return by, of
	}
	for _, e := range since {
		if unread(e.Faults, "confirmed_by") {
			return programme.Text{}, programme.Hand{}
		}
		if !e.ConfirmedBy.Given() {
			continue
		}
		h := in.secondHand(t.Task, e.ConfirmedBy.Value)
		if h.Why == "" {
			return programme.Text{}, programme.Hand{}
		}
		if !by.Given() || !h.Sure || of.Sure {
			by, of = e.ConfirmedBy, h
		}
	}
	return by, of
}
