package exchange

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// headingNouns are the fields by the nouns of headings. The last of them in a heading
// decides: an action owner is an owner, and a status update an update.
var headingNouns = sync.OnceValue(func() map[string]Field {
	fields := map[string]Field{}
	for _, f := range []named{
		{FieldNumber, []string{"ref", "reference", "id"}},
		{FieldTitle, []string{"action", "actions", "task", "tasks", "deliverable", "deliverables", "commitment",
			"commitments", "response", "responses", "undertaking", "pledge", "intervention"}},
		{FieldActivities, []string{"activity", "activities", "milestone", "milestones", "step", "steps"}},
		{FieldOutcomes, []string{"outcome", "outcomes", "success", "impact", "difference", "measure", "measures",
			"benefit", "benefits"}},
		{FieldLeads, []string{"lead", "leads", "owner", "owners", "officer", "officers", "responsible", "accountable",
			"sponsor", "sro", "accountability", "responsibility"}},
		{FieldTarget, []string{"date", "dates", "deadline", "deadlines", "timescale", "timescales", "timeframe",
			"timeline", "due", "finish", "completion"}},
		{FieldRating, []string{"rag", "brag", "status", "rating"}},
		{FieldProgress, []string{"progress", "update", "updates", "commentary", "comment", "comments", "narrative",
			"position", "achievements"}},
		{FieldDetail, []string{"reason", "reasons", "rationale", "justification", "explanation"}},
		{FieldPercent, []string{"percent", "percentage"}},
		{FieldEvidence, []string{"evidence", "assurance"}},
		{FieldFinding, []string{"recommendation", "recommendations", "finding", "findings", "weakness", "issue",
			"concern"}},
		{FieldAmbition, []string{"theme", "workstream", "strand", "pillar", "objective", "objectives"}},
		{FieldPriority, []string{"priority"}},
	} {
		for _, noun := range f.names {
			fields[noun] = f.field
		}
	}
	return fields
})

// headingPrepositions end the part of a heading that names what its cells hold: of "Date
// of inspection" the date, of "Evidence of completion" the evidence.
const headingPrepositions = " of to for at in since on from as against by with this last that "

// byWords is the field that the words of a heading name, in whatever order a council has
// put them. Of two that a stroke or "and" joins the first decides.
func byWords(heading string) Field {
	all := strings.Fields(plainHeading(heading))
	if asksWhether(heading, all) {
		return FieldRating
	}
	if f := byQuestion(all); f != "" {
		return f
	}
	if n := len(all); n > 2 && all[n-1] == "by" && slices.Contains(all, "be") { // to be completed by
		return FieldTarget
	}
	if f := qualified(FieldTarget, all); len(all) > 1 && all[0] == "date" && f != FieldTarget { // action completed
		return f
	}
	for _, part := range headingParts().Split(heading, -1) {
		words := strings.Fields(plainHeading(part))
		first := words
		if at := slices.IndexFunc(words, isPreposition); at > 0 {
			first = words[:at]
		}
		for _, list := range [][]string{first, words} {
			for _, w := range slices.Backward(list) {
				if f, ok := headingNouns()[w]; ok {
					return qualified(f, all)
				}
			}
		}
	}
	return ""
}

var headingParts = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)[/&+]|\band\b`) })

func isPreposition(w string) bool { return strings.Contains(headingPrepositions, " "+w+" ") }

// qualified is the field that a noun names with the other words of its heading.
func qualified(f Field, all []string) Field {
	has := func(list ...string) bool {
		return slices.ContainsFunc(all, func(w string) bool { return slices.Contains(list, w) })
	}
	switch {
	case f == FieldTarget:
		return dateField(has)
	case f == FieldRating:
		return ratingField(has)
	case f == FieldDetail && has("rag", "brag", "rating", "status", "delay", "delays", "slippage", "late", "overdue"):
		return FieldProgress // why it stands as it does, and not why it is done
	case f == FieldLeads && (has("member", "portfolio") && !has("officer") || has("support", "supporting")):
		return FieldDetail
	case f == FieldOutcomes && has("update", "updates", "progress"):
		return FieldProgress // what has come of it by now, and not what is meant to
	case f == FieldOutcomes && has("risk"), f == FieldPriority && len(all) > 1:
		return ""
	case f == FieldPercent && has("target"), f == FieldTitle && has("type", "category", "source", "origin"):
		return FieldDetail
	case f == FieldTitle && slices.Contains(past(), all[len(all)-1]):
		return FieldCompleted // not the action, but when it was done
	case f == FieldTitle && has("next", "previous", "management", "recovery", "mitigating"):
		return "" // what is done beside the action, or about its lateness
	}
	return f
}

// ratingField is the field of a column whose heading names a rating, of the words in it:
// the rating itself, or what is said about one.
func ratingField(has func(...string) bool) Field {
	switch {
	case has("risk", "priority", "impact", "likelihood", "inspection", "ofsted", "cqc", "assurance", "confidence",
		"date", "changed", "updated", "reviewed"):
		return FieldDetail
	case has(wordsOfRating...), has("note", "notes", "summary", "description", "detail", "details"):
		return FieldProgress
	}
	return FieldRating
}

// wordsOfRating are in the headings of what is said about a rating, which mean little without
// them: "RAG trend: worse".
var wordsOfRating = []string{"rationale", "reason", "reasons", "justification", "explanation", "trend", "direction",
	"movement"}

// past are the words for what is done.
func past() []string {
	return []string{"completed", "closed", "achieved", "delivered", "implemented", "done", "met", "finished",
		"actioned", "ended"}
}

// dateField is the field of a column of dates, of the words in its heading.
func dateField(has func(...string) bool) Field {
	ahead := has("by", "be", "will", "planned", "target", "due", "original", "baseline", "agreed")
	switch {
	case has("start", "started", "begin", "commencement", "raised", "added", "opened", "logged", "identified",
		"created", "review", "reviewed", "reported", "inspection", "updated", "update", "status", "last",
		"archived", "cancelled", "withdrawn", "superseded"), has("sign", "signed") && !ahead:
		return FieldDetail
	case has("revised", "extended", "extension", "amended", "proposed", "new"):
		return FieldRevised
	case has("forecast", "expected", "anticipated", "estimated", "projected"):
		return FieldForecast
	case has("actual"), has("closure") && !ahead, has(past()...) && !ahead:
		return FieldCompleted
	}
	return FieldTarget
}

// asksWhether reports whether a heading asks if an action is done: "Met?", "Is it complete?",
// "Complete (Y/N)".
func asksWhether(heading string, words []string) bool {
	if n := len(words); n > 2 && slices.Contains([]string{"y n", "yes no"}, words[n-2]+" "+words[n-1]) {
		words = words[:n-2]
	} else if !strings.HasSuffix(strings.TrimSpace(heading), "?") || n == 0 {
		return false
	}
	if len(words) > 1 && !slices.Contains([]string{"is", "has", "have", "was", "action", "fully"}, words[0]) {
		return false
	}
	return slices.Contains([]string{"met", "complete", "completed", "done", "achieved", "delivered", "implemented",
		"closed", "finished"}, words[len(words)-1])
}

// byQuestion is the field of a heading that asks a question: what will we do, who will do
// it, how will we know.
func byQuestion(words []string) Field {
	if len(words) < 2 {
		return ""
	}
	has := func(list ...string) bool {
		return slices.ContainsFunc(words[1:], func(w string) bool { return slices.Contains(list, w) })
	}
	how := words[0] == "how"
	if !how && words[0] != "what" && words[0] != "who" && words[0] != "when" && words[0] != "where" {
		return ""
	}
	switch {
	case words[0] == "who":
		return FieldLeads
	case words[0] == "when":
		return qualified(FieldTarget, words)
	case has("children"):
		return FieldChildren
	case has("know", "known", "success", "difference", "different", "measure", "measured", "impact"):
		return FieldOutcomes
	case has("said", "say", "found", "told", "tell"):
		return FieldFinding
	case has("done", "doing", "achieved", "happened", "far", "progress") && !has("will"), words[0] == "where":
		return FieldProgress
	case how && has("will", "do"):
		return FieldActivities
	case has("will", "going", "need", "do", "must"):
		return FieldTitle
	}
	return ""
}
