package change

import (
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// added adds the change of a new entry, with what it contains.
func (d *differ) added(i *item) {
	on := " on " + i.on.Words()
	switch i.kind {
	case "progress entry":
		d.progress(i)
		if len(d.found) == 0 || d.found[len(d.found)-1].after != i {
			d.say(Progress, nil, i, "", "An empty entry of "+i.on.Words()+".")
		}
	case "task":
		d.say(Added, nil, i, "", "New in the plan"+d.standing(d.now(), i.id)+".")
	case "decision":
		d.say(Decision, nil, i, "text", "Decided"+on+": "+quoted(i.fact("text").written())+"."+
			d.permitting(i))
	case "action":
		d.say(Action, nil, i, "text", "Asked"+on+d.given(i, " of ", "owner")+d.given(i, ", by ", "due")+": "+
			quoted(i.fact("text").written())+".")
	case "reading":
		d.say(Measure, nil, i, "value", "Value"+d.given(i, " for ", "period")+": "+i.fact("value").written()+d.unit(i)+
			d.was(i)+d.given(i, "; ", "note")+".")
	case "risk review":
		d.say(Risk, nil, i, "likelihood",
			"Reviewed"+on+d.score(i)+d.given(i, ", ", "status")+d.given(i, "; ", "note")+".")
	case "impact entry":
		d.say(Impact, nil, i, "difference",
			"Impact on children, reported"+on+":"+d.given(i, " ", "difference")+d.given(i, "; ", "note")+".")
	case "section":
		d.say(Added, nil, i, "heading", "Minuted"+on+": "+quoted(i.fact("heading").written())+".")
	case "highlight":
		d.say(Added, nil, i, "summary", "Highlight written"+on+d.given(i, ": ", "summary")+
			d.given(i, "; asks: ", "ask")+".")
	case "update":
		d.say(Added, nil, i, "", "New"+d.given(i, ", by ", "by")+d.given(i, ", posted ", "posted")+
			d.given(i, "; actions done: ", "actions_done")+d.given(i, "; next meeting ", "next_meeting")+".")
	case "pause":
		d.say(Added, nil, i, "", "A pause is declared"+d.given(i, " from ", "from")+d.given(i, " to ", "to")+
			d.given(i, ": ", "reason")+".")
	case "waiver":
		d.say(Added, nil, i, "rule", "The check "+i.fact("rule").written()+" is waived"+
			d.given(i, " until ", "until")+d.given(i, ", because: ", "reason")+".")
	case "finding state":
		d.say(Finding, nil, i, "state", "Said"+on+d.given(i, ": ", "state")+d.given(i, " since ", "since")+
			d.given(i, ", confirmed by ", "confirmed_by")+d.given(i, "; ", "note")+".")
	default:
		d.say(Added, nil, i, "", "New: "+i.name+d.given(i, ": ", "text")+d.given(i, ", due ", "due")+
			d.given(i, ", ", "reason")+".")
	}
}

// permitting says what a new decision lets the plan say.
func (d *differ) permitting(i *item) string {
	words := PermitWords(i.source.(*programme.Decision))
	switch {
	case words == "":
		return ""
	case d.after.programme.Decides(i.update):
		return " The board permits: " + words + "."
	}
	return " It permits nothing, because the board did not decide it: " + words + "."
}

// PermitWords say what a decision lets the plan say; empty where that is nothing.
func PermitWords(v *programme.Decision) string {
	var words []string
	for i := range v.Permits {
		if w := Permits(&v.Permits[i]); w != "" {
			words = append(words, w)
		}
	}
	return shortened(strings.Join(words, "; "))
}

// Permits says what one permit lets the plan say; empty where it is not clear.
func Permits(p *programme.Permit) string {
	of, ok := p.Clear()
	record := strings.TrimSpace(of.Kind + " " + of.ID)
	switch {
	case !ok:
		return ""
	case of.Verb == programme.PermitDrop:
		return record + " may go"
	case of.Verb == programme.PermitEnd:
		return record + " ends"
	}
	text := p.Key.Value + " of " + record
	if len(p.From) > 0 {
		text += " from " + strings.Join(programme.Values(p.From), ", ")
	}
	return text + " to " + strings.Join(programme.Values(p.To), ", ")
}

// given is a fact of an entry after some words; empty if the entry lacks it.
func (d *differ) given(i *item, before, key string) string {
	f := i.fact(key)
	if !f.given() || i.name == quotedName(f) {
		return ""
	}
	return before + d.showAll(f, f.values)
}

// quotedName is a text that is the name of its own entry.
func quotedName(f fact) string { return "the action " + quoted(f.written()) }

// was is the value that a new one replaces; empty where there is none.
func (d *differ) was(i *item) string {
	m := d.now().Measure(i.subject)
	if m == nil {
		return ""
	}
	for n := range m.Points {
		if p := &m.Points[n]; p.Was != nil && p.Reading.Pos == i.source.(*programme.Reading).Pos {
			return " (was " + p.Was.Reading.Value.Text.Value + d.unit(i) + ")"
		}
	}
	return ""
}

func (d *differ) unit(i *item) string {
	if m := d.now().Measure(i.subject); m != nil && m.Unit.Given() {
		if m.Unit.Value == "%" {
			return "%"
		}
		return " " + m.Unit.Value
	}
	return ""
}

func (d *differ) score(i *item) string {
	r := i.source.(*programme.RiskReview)
	if !r.Score.Given() {
		return ""
	}
	return ": likelihood " + r.Score.Likelihood.String() + ", impact " + r.Score.Impact.String()
}

// farewell is the sentence for an entry that was removed, with what it contained.
func (d *differ) farewell(i *item) string {
	switch {
	case i.kind == "task":
		return "Removed from the plan" + d.standing(d.then(), i.id) + "."
	case i.kind == "pause":
		return "The pause is taken out" + d.given(i, ": ", "reason") + "."
	case i.kind == "update":
		return "The whole file was deleted: " + i.update.Path + "."
	case i.kind == "progress entry":
		return "The entry of " + i.on.Words() + " was deleted" + d.given(i, ": rated ", "rating") +
			d.given(i, "; ", "note") + d.given(i, "; forecast ", "forecast") +
			d.given(i, "; target moved to ", "retarget to") + "."
	case i.update != nil:
		return diag.UpperFirst(i.name) + " of " + i.on.Words() + " was deleted" +
			strings.TrimSuffix(d.given(i, ": ", "value"), ".") + "."
	}
	if i.kind == "activity" {
		return "Removed: " + i.name + d.given(i, ", ", "text") + d.given(i, ", due ", "target") + "."
	}
	return "Removed: " + i.name + "."
}
