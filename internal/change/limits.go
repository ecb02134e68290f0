package change

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// effect says what a limit or a date does, with the values that it has now and had before.
type effect struct{ changed, added, removed string }

// effectOf is what a change of a key of a kind of record does; empty where the key's own
// words tell a reader.
func effectOf(kind, key string) effect {
	switch key { // of any kind of record
	case "restricted until":
		return effect{"It is now kept from the public until %s instead of %s",
			"It is now kept from the public until %s",
			"It was to be kept from the public until %s, and now has no end"}
	case "restricted reason":
		return effect{changed: "It is kept from the public because %s; before, because %s",
			added: "It is now kept from the public: %s", removed: "It is no longer kept from the public: %s"}
	}
	if of, is := promises()[kind+" "+key]; is {
		return of
	}
	return effects()[kind+" "+key]
}

// promises are the effects of keys by which a task or a risk is placed.
func promises() map[string]effect {
	return map[string]effect{
		"risk target likelihood": {"The likelihood aimed at is now %s instead of %s",
			"A likelihood of %s is now aimed at", "No likelihood is aimed at any more; it was %s"},
		"risk target impact": {"The impact aimed at is now %s instead of %s", "An impact of %s is now aimed at",
			"No impact is aimed at any more; it was %s"},
		"risk inherent likelihood": {changed: "Its likelihood without controls is now said to be %s instead of %s",
			removed: "Its likelihood without controls is no longer said; it was %s"},
		"risk inherent impact": {changed: "Its impact without controls is now said to be %s instead of %s",
			removed: "Its impact without controls is no longer said; it was %s"},
		"task plan": {"It is now said to come from %s instead of %s", "It is now said to come from %s",
			"It is no longer said to come from %s"},
		"task stage": {changed: "Its stage is now %s instead of %s", removed: "Its stage is taken out; it was %s"},
		"task priority": {changed: "It now serves priority %s instead of %s",
			removed: "It no longer serves priority %s"},
	}
}

// effects are those of the keys of some kinds of records, by both.
func effects() map[string]effect {
	return map[string]effect{
		"programme policy cycle_days": {changed: "A cycle now counts as %s days instead of %s"},
		"programme policy grace_days": {
			changed: "A late task may now go %s days without answers instead of %s"},
		"programme policy escalate_after_days": {changed: "A late task now turns red after %s days instead of %s"},
		"programme policy papers_days":         {changed: "Papers are now due %s days before a board instead of %s"},
		"programme policy small_numbers": {
			changed: "Numbers of children are now hidden from the public up to %s instead of %s"},
		"programme timezone": {changed: "Days now begin and end in the time of %s instead of %s",
			added:   "Days now begin and end in the time of %s",
			removed: "Days no longer begin and end in the time of %s"},
		"programme board": {changed: "The first of the groups, and so the board, is now %s instead of %s"},
		"group board from": {"It is now the board from %s instead of %s", "It is now the board from %s",
			"It is no longer the board from %s"},
		"group board to": {"It is now the board until %s instead of %s", "It is now the board until %s",
			"It no longer ends as the board in %s"},
		"measure target": {"Its target is now %s instead of %s", "It now has a target: %s",
			"It no longer has a target; it was %s"},
		"measure tolerance": {"It is now amber, not red, up to %s from its target instead of %s",
			"It is now amber, not red, up to %s from its target", "It is no longer amber up to %s from its target"},
		"measure unit": {changed: "It is now counted in %s instead of %s",
			removed: "It is no longer counted in %s"},
		"measure polarity": {changed: "Better now means %s instead of %s"},
		"measure baseline period": {changed: "Where it began is now said to be %s instead of %s",
			removed: "Where it began is no longer said; it was %s"},
		"measure baseline value": {changed: "It is now said to have begun at %s instead of %s",
			removed: "It is no longer said to have begun at %s"},
		"risk appetite": {"The board would now accept a score of %s instead of %s",
			"The board would now accept a score of %s", "It no longer has a score that the board accepts; it was %s"},
		"measure ambition": {"It is now of ambition %s instead of %s", "It is now of ambition %s",
			"It is no longer of ambition %s"},
		"risk ambition": {"It is now of ambition %s instead of %s", "It is now of ambition %s",
			"It is no longer of ambition %s"},
		"risk review": {"It is now to be reviewed on %s instead of %s", "It is now to be reviewed on %s",
			"It is no longer to be reviewed on %s"},
		"pause to":       {changed: "It now ends on %s instead of %s"},
		"waiver until":   {changed: "The waived check is now silent until %s instead of %s"},
		"plan published": {"It is now dated %s instead of %s", "It is now dated %s", "It is no longer dated %s"},
		"source published": {"It is now dated %s instead of %s", "It is now dated %s",
			"It is no longer dated %s"},
		"event date": {changed: "It is now dated %s instead of %s"},
		"source judgement": {changed: "The judgement is now %s instead of %s",
			removed: "The judgement is taken out: %s"},
		"activity target": {"It is now due in %s instead of %s", "It is now due in %s",
			"It is no longer due in %s"},
	}
}

// effect is the sentence of what a change does; false where its own words say it.
func (d *differ) effect(i *item, was, is fact) (text string, told bool) {
	of := effectOf(i.kind, was.key)
	now, before := d.worth(i, is), d.worth(i, was)
	switch {
	case was.given() && is.given() && of.changed != "":
		text = fmt.Sprintf(of.changed, now, before)
	case is.given() && of.added != "":
		text = fmt.Sprintf(of.added, now)
	case was.given() && of.removed != "":
		text = fmt.Sprintf(of.removed, before)
	default:
		return "", false
	}
	if i.kind == "activity" {
		text = diag.UpperFirst(i.name) + strings.TrimPrefix(text, "It")
	}
	return text + ".", true
}

// worth is a value for a reader, with its unit or as the name that it stands for.
func (d *differ) worth(i *item, f fact) string {
	value := d.show(f, f.written())
	switch {
	case f.key == "unit" && value == "%":
		return "per cent"
	case (f.key == "target" || f.key == "tolerance" || f.key == "baseline value") && i.kind == "measure" &&
		i.fact("unit").written() == "%":
		return value + "%"
	case f.key == board:
		for _, p := range []*programme.Programme{d.after.programme, d.before.programme} {
			if g := programme.NewIndex(p).Group(f.written()); g != nil {
				return "the " + g.Name.Value
			}
		}
	}
	return value
}
