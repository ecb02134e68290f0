package exchange

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
)

// importTitle begins the title of every update that an import writes.
const importTitle = "Ratings in "

// updateEdits are the updates that hold what a plan says, one a date.
func (d *Draft) updateEdits(p *programme.Programme, o Options, by string) []store.Edit {
	days := map[programme.Date][]*DraftRating{}
	for _, e := range d.Ratings {
		days[e.On] = append(days[e.On], e)
	}
	for _, day := range d.besideDays(o.RatedOn) {
		if days[day] == nil {
			days[day] = []*DraftRating{}
		}
	}
	var edits []store.Edit
	for _, day := range slices.SortedFunc(maps.Keys(days), programme.Date.Compare) {
		next := updateFiles(p, day, d.Source)
		for i, ratings := range portionsOf(days[day]) {
			u := draftUpdate{On: day, Adopted: d.tellsBefore(day), By: by, Ratings: ratings}
			if i == 0 {
				u.Actions, u.Measures = d.actionPairs(day), d.measureValues(day)
			}
			if i == 0 && day == o.RatedOn {
				u.Risks = d.riskScores()
			}
			edits = append(edits, store.Edit{File: next(), Value: u.value(d.Source)})
		}
	}
	return edits
}

// tellsBefore reports whether what is said on a day was told before the record began.
func (d *Draft) tellsBefore(day programme.Date) bool { return !d.told.IsZero() && !day.After(d.told) }

// draftUpdate is the dated file of what a plan says on a day.
type draftUpdate struct {
	On              programme.Date
	Adopted         bool
	By              string
	Ratings         []*DraftRating
	Actions         []store.Pair // asked for and done
	Measures, Risks []store.Pair
}

// value is an update as the files write it.
func (u draftUpdate) value(source string) store.Value {
	pairs := []store.Pair{pair("date", text(u.On.String())), pair("title", text(importTitle+source))}
	if u.By != "" {
		pairs = append(pairs, pair("by", text(u.By)))
	}
	if u.Adopted {
		pairs = append(pairs, pair("adopted", text("true")))
	}
	pairs = append(pairs, u.Actions...)
	var progress []store.Pair
	for _, e := range u.Ratings {
		progress = append(progress, pair(e.Task, e.value()))
	}
	for _, section := range []store.Pair{pair("progress", store.MapValue(progress...)),
		pair("measures", store.MapValue(u.Measures...)), pair("risks", store.MapValue(u.Risks...))} {
		if len(section.Value.Pairs) > 0 {
			pairs = append(pairs, section)
		}
	}
	return store.MapValue(pairs...)
}

// value is an entry as the files write it.
func (entry *DraftRating) value() store.Value {
	var pairs []store.Pair
	add := func(key, value string) {
		if value != "" {
			pairs = append(pairs, pair(key, text(value)))
		}
	}
	if entry.Rating != programme.Unrated {
		add("rating", entry.Rating.Letter())
	}
	add("note", entry.Note)
	if !entry.Forecast.IsZero() {
		add("forecast", entry.Forecast.String())
	}
	add("recovery", entry.Recovery)
	if to, ask := entry.Escalation[0], entry.Escalation[1]; ask != "" {
		pairs = append(pairs, pair("escalation", given("to", to, "ask", ask)))
	}
	if len(entry.Evidence) > 0 {
		pairs = append(pairs, pair("evidence", texts(entry.Evidence, false)))
	}
	add("confirmed_by", entry.ConfirmedBy)
	if to := entry.Moved.To; !to.IsZero() && entry.Reason != "" {
		pairs = append(pairs, pair("retarget", given("to", to.String(), "from", entry.Moved.From.String(),
			"reason", entry.Reason)))
	}
	if entry.End != nil {
		pairs = append(pairs, pair("end", given("as", entry.End.As, "until", entry.End.Until.String(),
			"reason", entry.End.Reason)))
	}
	return store.MapValue(pairs...)
}

// given is a group of keys and their values, those without a value left out.
func given(list ...string) store.Value {
	var pairs []store.Pair
	for i := 0; i < len(list); i += 2 {
		if list[i+1] != "" {
			pairs = append(pairs, pair(list[i], text(list[i+1])))
		}
	}
	return store.MapValue(pairs...)
}

// updateFiles are names for the updates of a day that no file of the record has, each another.
func updateFiles(p *programme.Programme, day programme.Date, source string) func() string {
	stem, made := fmt.Sprintf("updates/%s-%s", day, cmp.Or(words.Slug(stem(source)), "import")), map[string]bool{}
	return func() string {
		file := stem + ".yaml"
		for n := 2; has(p, file) || made[file]; n++ {
			file = fmt.Sprintf("%s-%d.yaml", stem, n)
		}
		made[file] = true
		return file
	}
}
