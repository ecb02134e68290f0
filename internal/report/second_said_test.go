package report_test

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/report"
	"improve/internal/words"
)

// completed is a task that is complete, with what shows it.
type completedTask struct {
	id, title, leads, since      string
	evidence, confirmed, looked  []string
	whole, outside, told, differ bool
	lately                       bool // the latest entry that calls it complete lacks something
}

// complete are the tasks that are complete, in the order of the plan.
func (r *reader) complete() (list []completedTask) {
	stood := r.stood(r.at)
	for _, t := range r.tasks {
		id := of(t, "id")
		if stood[id].State != assess.IsComplete {
			continue
		}
		c := completedTask{id: id, title: of(t, "title"), told: stood[id].ToldBefore}
		for _, lead := range texts(t, "leads") {
			c.leads += ", " + r.who(lead)
		}
		c.leads = cmp.Or(strings.TrimPrefix(c.leads, ", "), "no lead")
		for _, u := range r.levels(r.at) {
			e := under(u, "progress", id)
			if rating := of(e, "rating"); rating == "B" && c.since == "" {
				c.since = of(u, "date")
			} else if rating != "" && rating != "B" {
				c.since = ""
			}
		}
		shows, confirms := false, false
		for _, u := range r.levels(r.at) {
			e := under(u, "progress", id)
			if v := under(e, "verified"); v != nil {
				c.looked, c.differ = append(c.looked, r.verified(v)), of(v, "result") == "partly" || of(v, "result") == "disagree"
			}
			if of(u, "date") < c.since {
				continue
			}
			for _, text := range texts(e, "evidence") {
				if shows = shows || !words.SayNothing(text); !slices.Contains(c.evidence, text) {
					c.evidence = append(c.evidence, text)
				}
			}
			if by := of(e, "confirmed_by"); by != "" {
				confirms, c.outside = confirms || !words.SayNothing(by), c.outside || r.outside(by)
				if !slices.Contains(c.confirmed, by) {
					c.confirmed = append(c.confirmed, by)
				}
			}
		}
		c.lately = shows && confirms && (r.toldHollow(id) || r.hollow(id, "evidence") || r.hollow(id, "confirmed_by"))
		c.whole = shows && confirms && !c.lately
		list = append(list, c)
	}
	return list
}

// hollow reports whether since the last rating of a task something is only given in words that
// say nothing.
func (r *reader) hollow(id, key string) (hollow bool) {
	says := false
	for _, u := range r.levels(r.at) {
		e := under(u, "progress", id)
		if of(e, "rating") != "" {
			hollow, says = false, false
		}
		for _, text := range texts(e, key) {
			says = says || !words.SayNothing(text)
			hollow = !says
		}
	}
	return hollow
}

// toldHollow reports whether a task was called complete before the record began, and no entry since
// has both what shows it and who confirmed it.
func (r *reader) toldHollow(id string) (lacking bool) {
	adopted := under(r.programme, "adopted")
	for _, u := range r.levels(r.at) {
		e := under(u, "progress", id)
		if of(e, "rating") != "B" {
			continue
		}
		if texts(e, "evidence") != nil && of(e, "confirmed_by") != "" {
			lacking = false
		} else if of(u, "adopted") == "true" && adopted != nil && of(u, "date") <= of(adopted, "date") {
			lacking = true
		}
	}
	return lacking
}

// evidence is the paper of what is complete: of all tasks, or of a sample of them.
func (r *reader) evidence(o report.Options) (lines []string) {
	all, stood := r.complete(), r.stood(r.at)
	shown := slices.Clone(all)
	if o.Seed != nil {
		drawn := func(c completedTask) string {
			return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%d %s", *o.Seed, c.id)))
		}
		slices.SortFunc(shown, func(a, b completedTask) int { return strings.Compare(drawn(a), drawn(b)) })
		out := shown[min(o.Sample, len(shown)):]
		shown = slices.DeleteFunc(slices.Clone(all), func(c completedTask) bool {
			return slices.ContainsFunc(out, func(o completedTask) bool { return o.id == c.id })
		})
	}
	answer := fmt.Sprintf("%d of %s %s called complete (B).", len(all), some(len(stood), "task", "tasks"),
		map[bool]string{true: "is", false: "are"}[len(all) == 1])
	switch {
	case len(all) == 0:
		return append([]string{"No task is called complete (B) as at " + dayWords(r.at) + ", so there is no evidence to look at."},
			endingLines(stood)...)
	case o.Seed != nil && o.Sample > len(all):
		answer += fmt.Sprintf(" A sample of %d was asked for. That is more than there are, so all are shown.", o.Sample)
	case o.Seed != nil:
		answer += " " + some(o.Sample, "task is", "tasks are") + " shown, a sample drawn from them."
	}
	lines = append(lines, answer, foundWords(shown))
	for _, c := range shown {
		evidence, by, looked := cmp.Or(strings.Join(c.evidence, "; "), "none recorded"), []string{}, "nobody"
		if c.told {
			evidence += " (called complete before this record began)"
		}
		if c.lately {
			evidence += ". Missing: evidence or confirmation in the latest entry that calls it complete"
		}
		for _, id := range c.confirmed {
			by = append(by, r.who(id))
		}
		confirmed := cmp.Or(strings.Join(by, ", "), "nobody recorded")
		if c.outside {
			confirmed += " (from outside)"
		}
		if c.looked != nil {
			looked = stopped(c.looked...)
		}
		lines = append(lines, fmt.Sprintf("| %s %s | %s | %s | %s | %s | %s", c.id, c.title, c.leads, dayWords(c.since), evidence,
			confirmed, looked))
	}
	lines = append(lines, endingLines(stood)...)
	if !r.public {
		lines = append(lines, "# Where it is recorded")
		for _, c := range shown {
			lines = append(lines, "| "+c.id+" | "+r.place(c.id)+"…")
		}
	}
	if o.Seed != nil {
		lines = append(lines, "# To draw the sample again", fmt.Sprintf("The seed is %d. For each task that is complete, work "+
			"out the SHA-256 of the seed, a space and the number of the task, such as “%[1]d %s”, and put the results in order. "+
			"The sample is the first %d.", *o.Seed, shown[0].id, o.Sample))
	}
	return lines
}

// foundWords say how many of the tasks that are shown have what shows that they are complete.
func foundWords(shown []completedTask) string {
	whole, outside, looked, differ := 0, 0, 0, 0
	for _, c := range shown {
		for n, is := range map[*int]bool{&whole: c.whole, &outside: c.outside, &looked: c.looked != nil, &differ: c.differ} {
			if is {
				*n++
			}
		}
	}
	line := func(n int, one, many string) string {
		begin := fmt.Sprintf("%d of the %d shown ", n, len(shown))
		if n == 0 {
			begin = fmt.Sprintf("None of the %d shown ", len(shown))
		}
		if n > 1 {
			return begin + many
		}
		return begin + one
	}
	list := []string{line(whole, "has evidence and somebody who confirmed it", "have evidence and somebody who confirmed it"),
		line(outside, "was confirmed by somebody outside the council", "were confirmed by somebody outside the council"),
		line(looked, "was looked at by somebody else", "were looked at by somebody else")}
	switch {
	case differ == 1:
		list = append(list, "Who looked last at one of them did not agree in full")
	case differ > 1:
		list = append(list, fmt.Sprintf("Who looked last at %d of them did not agree in full", differ))
	}
	return stopped(list...)
}

// place is the file in which a task was last rated.
func (r *reader) place(id string) (file string) {
	for _, u := range r.levels(r.at) {
		if of(under(u, "progress", id), "rating") != "" {
			file = of(u, "file") + ":"
		}
	}
	return file
}

// voices is the paper for children and young people.
func (r *reader) voices() (lines []string) {
	stood, ended, n := r.stood(r.at), 0, map[string]int{}
	var heard, unheard []string
	for _, t := range r.tasks {
		row, known := stood[of(t, "id")]
		if known && row.State == assess.IsEnded && len(texts(t, "for_children")) > 0 {
			ended++
		}
		if !known || row.State == assess.IsEnded {
			continue
		}
		for _, says := range texts(t, "for_children") {
			verdict, said := r.spoken(t, row, says)
			if n[verdict]++; said == nil {
				unheard = append(unheard, "- “"+says+"”")
			}
			heard = append(heard, said...)
		}
	}
	all := n["agree"] + n["not yet"] + n["unsure"] + n[""]
	words := "The plan says of no task what it means for children."
	if all > 0 {
		words = "The plan makes " + some(all, "statement", "statements") + " about what children will be able to say."
		parts := ""
		for _, p := range [][2]string{{"agree", ", agree to "}, {"not yet", ", not yet to "}, {"unsure", ", unsure of "}} {
			if n[p[0]] > 0 {
				parts += p[1] + fmt.Sprint(n[p[0]])
			}
		}
		switch {
		case parts == "":
			words += " Nothing is recorded of whether they agree."
		case n[""] > 0:
			words += fmt.Sprintf(" Last said: %s. Nothing is recorded of the other %d.", parts[2:], n[""])
		default:
			words += " Last said: " + parts[2:] + "."
		}
	}
	if ended > 0 {
		words += " The statements of " + some(ended, "task that has ended", "tasks that have ended") + " are left out."
	}
	lines = append(lines, words)
	if heard != nil {
		lines = append(append(lines, "# You said, we did"), heard...)
	}
	if unheard != nil {
		lines = append(append(lines, "# Nothing is recorded yet"), unheard...)
	}
	return lines
}

// spoken is what was said to a statement: the latest of each who spoke, what was done since,
// and what speaks against it.
func (r *reader) spoken(t object, row report.TaskRow, says string) (verdict string, lines []string) {
	type voice struct{ by, verdict, on, note string }
	var all []voice
	for _, u := range r.levels(r.at) {
		for _, v := range objects(under(u, "voices"), of(t, "id")) {
			if of(v, "says") != says {
				continue
			}
			all = slices.DeleteFunc(all, func(before voice) bool { return before.by != "" && before.by == of(v, "by") })
			all = append(all, voice{of(v, "by"), strings.ReplaceAll(of(v, "verdict"), "-", " "), of(u, "date"), of(v, "note")})
		}
	}
	if all == nil {
		return "", nil
	}
	latest := all[len(all)-1]
	lines = append(lines, "“"+says+"” | "+latest.verdict)
	for _, v := range all {
		line := "- " + cmp.Or(r.who(v.by), "Somebody not named") + ", " + dayWords(v.on)
		if len(all) > 1 {
			line += ": " + v.verdict
		}
		if v.note != "" {
			line += ". " + v.note
		}
		lines = append(lines, line)
	}
	did := "nothing is recorded since then"
	for _, u := range r.levels(r.at) {
		if note := of(under(u, "progress", of(t, "id")), "note"); note != "" && of(u, "date") > latest.on {
			did = note + " (" + dayWords(of(u, "date")) + ")"
		}
	}
	lines = append(lines, "- What we did: "+did)
	if row.State == assess.IsComplete && latest.verdict == "not yet" {
		lines = append(lines, "- The task “"+of(t, "title")+"” is called complete, and they say not yet.")
	}
	return latest.verdict, lines
}
