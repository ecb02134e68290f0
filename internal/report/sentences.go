package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/history"
	"improve/internal/programme"
)

// What an entry says under several keys is told in one sentence: how a task ended, to when
// its target moved, to whom it was taken.

// endSentence says how an entry ends a task or holds it, who decided so, and why: "Ended as
// superseded by 2.1, decided by the Improvement Board of 3 March 2020: one task is enough".
func (c *Context) endSentence(p *programme.Progress) string {
	how := &assess.Ended{As: p.End.As.Value, Date: p.Update.Date.Date, Into: p.End.Into, Until: p.End.Until, Entry: p}
	words := "Ended as " + how.Words()
	switch {
	case how.OnHold() && how.LiftsHold():
		words = "Taken off hold"
	case how.OnHold():
		words = "Put " + how.Words()
	}
	return words + c.decidedIn(how) + reasonGiven(p.End.Reason)
}

// decidedIn says who decided an end, or that nobody did who may.
func (c *Context) decidedIn(e *assess.Ended) string {
	if !c.Programme.Decides(e.Minutes()) {
		return ", with no effect, because the board did not decide it"
	}
	return ", " + c.Assessment.DecidedBy(e)
}

func reasonGiven(reason programme.Text) string {
	if !reason.Given() {
		return ""
	}
	return ": " + reason.Value
}

// moveSentence says to when an entry moves a target, and why.
func (c *Context) moveSentence(p *programme.Progress) string {
	words := "Target moved " + moveWords(p.Retarget)
	if !c.Programme.Decides(p.Update) {
		words += ", with no effect, because the board did not decide it"
	}
	return words + reasonGiven(p.Retarget.Reason)
}

// askSentence says to whom a task was taken, what was asked, and by when.
func (c *Context) askSentence(e *programme.Escalation) string {
	ask := fmt.Sprintf("Escalated to %s: %s", c.names().person(e.To.Value), e.Ask.Value)
	if e.By.Given() {
		ask = strings.TrimSuffix(ask, ".") + ", by " + e.By.Date.Words()
	}
	return ask
}

// voiceSentence says what was said to a statement for children.
func (c *Context) voiceSentence(v *programme.Voice) string {
	return diag.UpperFirst(c.verdictOf(v)) + " to “" + v.Says.Value + "”"
}

// sentence tells in sentences the first of a task's events, and those after it that one
// entry says with it; n is how many. It is 0 where the event is told by itself: what was
// rewritten or deleted since is told key by key.
func (v *HistoryView) sentence(task string, events []HistoryEvent) (n int, sentences []string) {
	topic := topicOf(events[0].What)
	u := v.update(events[0])
	if events[0].Kind != history.Stated || events[0].Key == nil || topic == "" || u == nil {
		return 0, nil
	}
	for n < len(events) && topicOf(events[n].What) == topic {
		if !events[n].Standing {
			return 0, nil
		}
		n++
	}
	if sentences = v.Context.sentencesOn(topic, task, u); sentences == nil {
		return 0, nil
	}
	return n, sentences
}

// topicOf is what all keys that are told in one sentence begin with, as history calls them;
// empty where a key is told by itself.
func topicOf(what string) string {
	for _, topic := range []string{"end", "target moved", "verified", "escalation", "voice", "impact", "seen"} {
		if strings.HasPrefix(what, topic+" ") {
			return topic
		}
	}
	return ""
}

// sentencesOn are what an update says about a task under the keys that begin with a word: of its
// end, for one. It is nil where they are told by themselves.
func (c *Context) sentencesOn(topic, task string, u *programme.Update) []string {
	switch topic {
	case "seen":
		return []string{"Seen by the board as the record had it then"}
	case "voice":
		var said []string
		for _, of := range u.Voices {
			for i := range of.Said {
				if of.Task.Value == task {
					v := &of.Said[i]
					said = append(said, strings.Join(nonEmpty(c.voiceSentence(v), noted(&v.Meta)), ". "))
				}
			}
		}
		return said
	case "impact":
		for _, i := range u.Impact {
			if i.Task.Value == task {
				return c.impactPhrases(i)
			}
		}
	}
	for _, p := range u.Progress {
		switch {
		case p.Task.Value != task:
		case topic == "end" && p.End != nil:
			return []string{c.endSentence(p)}
		case topic == "target moved" && p.Retarget != nil:
			return []string{c.moveSentence(p)}
		case topic == "verified" && p.Verified != nil:
			return []string{c.verifiedWords(p.Verified)}
		case topic == "escalation" && p.Escalation != nil:
			return []string{c.askSentence(p.Escalation)}
		}
	}
	return nil
}
