package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"improve/internal/assess"
	"improve/internal/mend"
	"improve/internal/programme"
	"improve/internal/words"
)

// hand is why somebody is no second hand to another.
type hand struct {
	why  string // in a clause: "has the address of ann-lee"; empty where nothing says so
	sure bool   // false where two people may have it in common: a name
}

// itself is why of one and the same person.
const itself = "is the same person"

// secondHand is why whoever a text names is no second person to a task's leads.
func (in *Input) secondHand(t *programme.Task, text string) (worst hand) {
	for _, lead := range t.Leads {
		h := in.same(text, lead.Value)
		if h.why == itself {
			return hand{"is a lead of it", true}
		}
		if h.sure {
			return hand{h.why + ", a lead of it", true}
		}
		if h.why != "" {
			worst = hand{h.why + ", a lead of it", false}
		}
	}
	return worst
}

// same is why whoever a text names may be the person of an id.
func (in *Input) same(text, id string) hand {
	a, b := in.ids.person(text), in.ids.person(id)
	if a == b {
		return hand{itself, true}
	}
	one, other := in.index.Person(a), in.index.Person(b)
	if other == nil {
		other = &programme.Person{ID: programme.Text{Value: id}}
	}
	if one == nil {
		one = &programme.Person{Name: programme.Text{Value: text}}
	}
	switch named := words.Fold(one.Name.Value) == words.Fold(other.Name.Value) && one.Name.Given(); {
	case sharesAddress(one, other):
		return hand{"has the address of " + id, true}
	case named && (!one.ID.Given() || one.Role.Value == other.Role.Value):
		return hand{"is another entry of " + id, true}
	case named:
		return hand{"has the name of " + id, false}
	case looksLike(one, other):
		return hand{"looks like " + id, true}
	case secondID(one, other):
		return hand{"has an id like that of " + id, true}
	}
	return hand{}
}

func sharesAddress(one, other *programme.Person) bool {
	return slices.ContainsFunc(one.Git, func(a programme.Text) bool {
		return slices.ContainsFunc(other.Git, func(b programme.Text) bool {
			return strings.EqualFold(a.Value, b.Value)
		})
	})
}

// looksLike reports whether a name or id of one is a look-alike of one of the other.
func looksLike(one, other *programme.Person) bool {
	called := func(p *programme.Person) []programme.Text { return append([]programme.Text{p.ID, p.Name}, p.Also...) }
	return slices.ContainsFunc(called(one), func(a programme.Text) bool {
		return a.Given() && slices.ContainsFunc(called(other), func(b programme.Text) bool {
			return b.Given() && words.Alike(a.Value, b.Value)
		})
	})
}

// secondID reports whether one's id is the other's, written otherwise or with a number
// behind it. Two names are two people: head-1 and head-2 may be.
func secondID(one, other *programme.Person) bool {
	letters := func(t programme.Text) string {
		return strings.Map(func(r rune) rune {
			if !words.InWord(r) {
				return -1
			}
			return r
		}, words.Fold(t.Value))
	}
	a, b := letters(one.ID), letters(other.ID)
	if a == "" || b == "" || one.Name.Given() && other.Name.Given() {
		return a == b && a != ""
	}
	return strings.TrimRightFunc(a, unicode.IsDigit) == b || a == strings.TrimRightFunc(b, unicode.IsDigit)
}

// confirmedByLeads reports the tasks rated complete that only their leads confirm: those who
// surely are leads, or those who may be.
func (in *Input) confirmedByLeads(sure bool, report Report) {
	in.eachStanding([]programme.Rating{programme.Complete}, func(t *assess.Task, since []*programme.Progress) {
		by, of := in.ownConfirmation(t, since)
		if !by.Given() || of.sure != sure {
			return
		}
		report(Found{
			At: by.Pos, On: onTask(t.Task),
			Message: fmt.Sprintf("%s is confirmed by %s, who %s", t.ID.Value, by.Value, of.why),
			Remedy:  mend.Confirm(t),
		})
	})
}

// ownConfirmation is what confirms a task's B where only somebody does who may be one of
// its leads; without a text where somebody else does.
func (in *Input) ownConfirmation(t *assess.Task, since []*programme.Progress) (by programme.Text, of hand) {
	if t.ToldBefore {
		return by, of
	}
	for _, e := range since {
		if unread(e.Faults, "confirmed_by") {
			return programme.Text{}, hand{}
		}
		if !e.ConfirmedBy.Given() {
			continue
		}
		h := in.secondHand(t.Task, e.ConfirmedBy.Value)
		if h.why == "" {
			return programme.Text{}, hand{}
		}
		if !by.Given() || !h.sure || of.sure {
			by, of = e.ConfirmedBy, h
		}
	}
	return by, of
}
