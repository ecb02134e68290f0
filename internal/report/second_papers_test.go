package report_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"improve/internal/report"
)

const key = "B complete R off track, escalate A behind G on track – not rated"

// streams is the paper of the work streams.
func (r *reader) streams() (lines []string) {
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	groups, rows := objects(r.programme, "groups"), r.stood(r.at)
	var all []object
	for _, g := range groups {
		if of(g, "reports_to") != "" {
			all = append(all, g)
		}
	}
	if len(all) == 0 {
		return []string{"No group is recorded as reporting to another, so there is no work stream."}
	}
	for _, g := range all {
		met, asked := "none", 0
		for _, u := range r.minuted() {
			if of(u, "meeting") == of(g, "id") {
				met = dayWords(of(u, "date"))
			}
		}
		for _, a := range r.ambitionsOf(g) {
			asked += len(r.asks(a, rows)) / 2
		}
		var ids []string
		for _, a := range r.ambitionsOf(g) {
			ids = append(ids, of(a, "id"))
		}
		say("| %s | %s | %s | %s | %d | %s", r.who(of(g, "id")), cmp.Or(of(g, "chair"), "not recorded"),
			r.who(of(g, "reports_to")), cmp.Or(strings.Join(ids, ", "), "none recorded"), asked, met)
	}
	named := false
	for _, g := range all {
		lines = append(lines, r.stream(g, groups, rows)...)
		named = named || len(r.ambitionsOf(g)) > 0
	}
	lines = append(lines, endingLines(rows)...)
	if named {
		say("%s…", key)
	}
	return lines
}

func (r *reader) stream(g object, groups []object, rows map[string]report.TaskRow) (lines []string) {
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	say("# %s", r.who(of(g, "id")))
	if purpose := of(g, "purpose"); purpose != "" {
		say("%s", purpose)
	}
	var below []string
	for _, other := range groups {
		if of(other, "reports_to") == of(g, "id") {
			below = append(below, r.who(of(other, "id")))
		}
	}
	if below != nil {
		say("It receives reports from %s.", strings.Join(below, ", "))
	}
	say("# What it reports")
	ambitions := r.ambitionsOf(g)
	var asks []string
	for _, a := range ambitions {
		tasks := r.rows(rows, func(t object) bool { return t["ambition"] == a["id"] })
		overdue := 0
		for _, row := range tasks {
			overdue += min(row.OverdueDays, 1)
		}
		say("| %s | %s | %s | %d | %d | %s", shortOf(a), rated(tasks), cmp.Or(going(r.before(a), overall(tasks)), "–"),
			len(tasks), overdue, cmp.Or(r.who(of(a, "lead")), "none named"))
		asks = append(asks, r.asks(a, rows)...)
	}
	for _, a := range ambitions {
		summary := "nothing is recorded"
		for _, u := range r.levels(r.at) {
			if h := under(u, "ambitions", of(a, "id")); h != nil {
				summary = "nothing is recorded"
				if of(h, "summary") != "" {
					summary = of(h, "summary") + " (" + dayWords(of(u, "date")) + ")"
				}
			}
		}
		say("- %s: %s", shortOf(a), summary)
	}
	switch {
	case ambitions == nil:
		say("No ambition that it works on is in the record by %s, so there is nothing that it reports.", dayWords(r.at))
	case asks == nil:
		say("# What is asked on its ambitions")
		say("Nothing is recorded as asked.")
	default:
		say("# What is asked on its ambitions")
		lines = append(lines, asks...)
	}
	return append(lines, r.openActions(of(g, "id"))...)
}

// ambitionsOf are the ambitions of a group of which a task is known.
func (r *reader) ambitionsOf(g object) (list []object) {
	rows := r.stood(r.at)
	for _, id := range texts(g, "ambitions") {
		for _, a := range r.ambitions {
			if of(a, "id") == id && r.rows(rows, func(t object) bool { return t["ambition"] == id }) != nil {
				list = append(list, a)
			}
		}
	}
	return list
}

// rows are how those tasks of the plan stood that are wanted.
func (r *reader) rows(stood map[string]report.TaskRow, wanted func(object) bool) (list []report.TaskRow) {
	for _, t := range r.tasks {
		if row, known := stood[of(t, "id")]; known && wanted(t) {
			list = append(list, row)
		}
	}
	return list
}

// before is how an ambition was rated at the last board before the page.
func (r *reader) before(a object) string {
	board := ""
	if d := r.context.Assessment.LastMeeting; !d.IsZero() {
		board = d.String()
	}
	if board == "" {
		return ""
	}
	return overall(r.rows(r.stood(board), func(t object) bool { return t["ambition"] == a["id"] }))
}

func shortOf(a object) string { return of(a, "id") + " " + cmp.Or(of(a, "short"), of(a, "title")) }

// asks are what an ambition asks for, two lines each: what its lead wrote last, and what those
// tasks ask for that were last reported off track.
func (r *reader) asks(a object, rows map[string]report.TaskRow) (lines []string) {
	var highlight, in object
	for _, u := range r.levels(r.at) {
		if h := under(u, "ambitions", of(a, "id")); h != nil {
			highlight, in = h, u
		}
	}
	if ask := of(highlight, "ask"); ask != "" {
		lines = append(lines, ask+" |", fmt.Sprintf("- %s (ambition %s), asked of %s %s", cmp.Or(of(a, "short"), of(a, "title")),
			of(a, "id"), r.board(), when(of(in, "date"))))
	}
	for _, t := range objects(a, "tasks") {
		if rows[of(t, "id")].State != "open" {
			continue
		}
		var reported, in object
		for _, u := range r.levels(r.at) {
			if e := under(u, "progress", of(t, "id")); of(e, "rating") != "" {
				reported, in = e, u
			}
		}
		e := under(reported, "escalation")
		if of(reported, "rating") != "R" || e == nil {
			continue
		}
		by := ""
		if of(e, "by") != "" {
			by = "decide by " + dayWords(of(e, "by"))
		}
		lines = append(lines, of(e, "ask")+" | "+by, fmt.Sprintf("- %s (%s), asked of %s %s", of(t, "title"), of(t, "id"),
			r.who(of(e, "to")), when(of(in, "date"))))
	}
	return lines
}

// board is the name of the group that is the board as at the page.
func (r *reader) board() string {
	groups := objects(r.programme, "groups")
	for _, g := range groups {
		if span := under(g, "board"); span != nil && first(of(span, "from")) <= r.at &&
			(of(span, "to") == "" || r.at <= last(of(span, "to"))) {
			return cmp.Or(of(g, "name"), of(g, "id"))
		}
	}
	return cmp.Or(of(groups[0], "name"), of(groups[0], "id"))
}

// openActions are those that a group owns: the longest overdue first.
func (r *reader) openActions(id string) (lines []string) {
	done := map[string]bool{}
	for _, u := range r.levels(r.at) {
		for _, id := range texts(u, "actions_done") {
			done[id] = true
		}
	}
	type line struct {
		late int
		text string
	}
	var open []line
	for _, u := range r.minuted() {
		for _, a := range objects(u, "actions") {
			if of(a, "owner") != id || done[of(a, "id")] {
				continue
			}
			due, state, late := "no date", "open", 0
			if of(a, "due") != "" {
				due, late = dayWords(of(a, "due")), max(0, daysBetween(of(a, "due"), r.at))
			}
			if late > 0 {
				state = some(late, "day", "days") + " overdue"
			}
			text := of(a, "text")
			if of(a, "note") != "" {
				text = stopped(text, of(a, "note"))
			}
			open = append(open, line{late, fmt.Sprintf("| %s | %s | %s | %s | %s", of(a, "id"), text, r.who(id), due, state)})
		}
	}
	slices.SortStableFunc(open, func(a, b line) int { return cmp.Compare(b.late, a.late) })
	for i, l := range open {
		if i == 0 {
			lines = append(lines, "# Its open actions")
		}
		lines = append(lines, l.text)
	}
	return lines
}

// stopped are texts as sentences, each with its stop.
func stopped(list ...string) string {
	for i, text := range list {
		if !strings.ContainsAny(text[len(text)-1:], ".!?") {
			list[i] += "."
		}
	}
	return strings.Join(list, " ")
}

// visit is the paper of a visit.
func (r *reader) visit(id string) (lines []string) {
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	visits := r.visits()
	at := slices.IndexFunc(visits, func(e object) bool { return of(e, "id") == id })
	e, before := visits[at], object(nil)
	if at > 0 {
		before = visits[at-1]
	}
	if of(e, "text") != "" {
		say("%s", of(e, "text"))
	}
	if r.public && (!r.context.Basis.Given() || last(of(e, "date")) > r.at) {
		say("Our own ratings of that day, and what the letter says beside them, are not published yet: this page rests " +
			"on an earlier board.")
		return lines
	}
	verdicts, letter := r.letter(id)
	focus, answer := []string(nil), []string{}
	for _, f := range r.findings(r.day) {
		if slices.Contains(texts(e, "focus"), of(f, "id")) {
			focus = append(focus, of(f, "id"))
		}
	}
	day := min(last(of(e, "date")), r.at)
	now, then := r.stood(day), map[string]report.TaskRow{}
	if before != nil {
		then = r.stood(min(last(of(before, "date")), r.at))
	}
	var sides, details []string
	alike, compared, n := 0, 0, map[string]int{}
	for _, f := range r.findings(r.day) {
		verdict := verdicts[of(f, "id")]
		inFocus := slices.Contains(focus, of(f, "id"))
		if !inFocus && verdict == nil {
			continue
		}
		row := r.seen(f, day, before, now, then)
		name := of(f, "id")
		if focus != nil && !inFocus {
			name += ", not in the focus"
		}
		says := of(verdict, "verdict")
		n[says]++
		if says != "" && row.went != "" && row.went != "new" {
			compared++
			alike += map[bool]int{true: 1}[row.went == says]
		}
		sides = append(sides, fmt.Sprintf("| %s (%s) | %s | %s | %s | %s | %s", of(f, "title"), name, row.own, row.state, cmp.Or(row.went, "–"),
			cmp.Or(says, "not recorded"), of(verdict, "note")))
		details = append(append(details, fmt.Sprintf("# %s (%s)", of(f, "title"), of(f, "id"))), row.details...)
	}
	switch {
	case focus == nil && !letter:
		answer = append(answer, "Which findings the visit looked at and the letter of this visit are not in the record by "+
			dayWords(r.at)+", so there is no verdict to set beside our own rating")
	case focus == nil:
		answer = append(answer, "Which findings the visit looked at is not in the record by "+dayWords(r.at))
	case !letter:
		answer = append(answer, "The letter of this visit is not in the record by "+dayWords(r.at)+
			", so there is no verdict to set beside our own rating")
	}
	if letter {
		answer = append(answer, fmt.Sprintf("The letter says better of %s, same of %d and worse of %d",
			some(n["better"], "finding", "findings"), n["same"], n["worse"]))
		if compared > 0 {
			answer = append(answer, fmt.Sprintf("Our own ratings had gone the same way for %d of the %d that can be compared",
				alike, compared))
		}
	}
	if before == nil {
		answer = append(answer, "No earlier visit is recorded, so our own ratings have no direction since one")
	} else {
		answer = append(answer, "The visit before was "+when(of(before, "date")))
	}
	say("%s", stopped(answer...))
	if sides != nil {
		say("# How we saw it, and how the visit saw it")
		lines = append(append(lines, sides...), details...)
		say("%s…", key)
	}
	return lines
}

// visits are the visits with an id that are known, in order.
func (r *reader) visits() (list []object) {
	for _, e := range objects(r.programme, "events") {
		if of(e, "kind") == "visit" && of(e, "id") != "" && first(of(e, "date")) <= r.day {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b object) int { return strings.Compare(first(of(a, "date")), first(of(b, "date"))) })
	return list
}

// letter is what was last said of each finding by a visit, and whether anything was.
func (r *reader) letter(id string) (verdicts map[string]object, any bool) {
	verdicts = map[string]object{}
	for _, u := range r.levels(r.at) {
		if said := under(u, "visits", id); said != nil {
			any = true
			for f := range said {
				verdicts[f] = under(said, f)
			}
		}
	}
	return verdicts, any
}

// findings are those whose source was published by a day.
func (r *reader) findings(day string) (list []object) {
	for _, f := range r.family["findings"] {
		known := true
		for _, s := range r.family["sources"] {
			if s["id"] == f["source"] && of(s, "published") != "" && first(of(s, "published")) > day {
				known = false
			}
		}
		if known {
			list = append(list, f)
		}
	}
	return list
}

// seenFinding is how the programme saw a finding on the day of a visit.
type seenFinding struct {
	own, state, went string
	details          []string
}

func (r *reader) seen(f object, day string, before object, now, then map[string]report.TaskRow) (s seenFinding) {
	known := func(on string) bool {
		return slices.ContainsFunc(r.findings(on), func(other object) bool { return other["id"] == f["id"] })
	}
	mine := func(t object) bool { return slices.Contains(texts(t, "findings"), of(f, "id")) }
	rows := r.rows(now, mine)
	const none = "No link to a task is recorded for that day."
	if !known(day) {
		return seenFinding{own: "not a finding yet", state: "–", details: []string{none}}
	}
	s.state = r.state(of(f, "id"), day)
	from, since := "", "by then"
	if before != nil {
		from, since = last(of(before, "date")), "since the visit before"
		was := ""
		if known(from) {
			was = overall(r.rows(then, mine))
		}
		s.went = going(was, overall(rows))
	}
	if rows == nil {
		s.own, s.details = "no link to a task is recorded", []string{none}
		return s
	}
	s.own = rated(rows)
	s.details = []string{"That day it had " + counted(rows) + "."}
	var measures, looked, changed []string
	for _, t := range r.tasks {
		if _, known := now[of(t, "id")]; !known || !mine(t) {
			continue
		}
		for _, id := range texts(t, "measures") {
			if line := "Measures: " + r.measured(id, day); line != "Measures: " && !slices.Contains(measures, line) {
				measures = append(measures, line)
			}
		}
		name := of(t, "title") + " (" + of(t, "id") + "): "
		for _, u := range r.levels(day) {
			if from != "" && of(u, "date") <= from {
				continue
			}
			if v := under(u, "progress", of(t, "id"), "verified"); v != nil {
				looked = append(looked, "Who else looked: "+name+stopped(r.verified(v)))
			}
			if i := under(u, "impact", of(t, "id")); i != nil {
				changed = append(changed, "What changed: "+name+impactOf(i))
			}
		}
	}
	for _, part := range []struct {
		lines []string
		none  string
	}{{measures, "Measures: none linked"}, {looked, "Who else looked: nobody recorded " + since},
		{changed, "What changed: nothing recorded " + since}} {
		if part.lines == nil {
			part.lines = []string{part.none}
		}
		s.details = append(s.details, part.lines...)
	}
	return s
}

// state is the finding's own on a day. Met needs somebody from outside.
func (r *reader) state(id, day string) string {
	state := "open"
	for _, u := range r.levels(day) {
		if f := under(u, "findings", id); f != nil {
			state = of(f, "state")
			if state == "met" && !r.outside(of(f, "confirmed_by")) {
				state = "evidenced"
			}
		}
	}
	return state
}

// outside reports whether a text is the id, the name or the role of somebody from outside.
func (r *reader) outside(who string) bool {
	for _, p := range r.family["people"] {
		if who != "" && (of(p, "id") == who || of(p, "name") == who || of(p, "role") == who) && of(p, "outside") == "true" {
			return true
		}
	}
	return false
}

func (r *reader) verified(v object) string {
	words := "Verified"
	if by := of(v, "by"); by != "" {
		words += " by " + r.who(by)
	}
	if day := of(v, "date"); day != "" {
		words += " " + when(day)
	}
	if result := of(v, "result"); result != "" {
		words += ": they " + map[string]string{"agree": "agree", "partly": "agree in part", "disagree": "disagree"}[result]
	}
	if sample := of(v, "sample"); sample != "" {
		words += ", after looking at " + sample + " " + map[bool]string{true: "case", false: "cases"}[sample == "1"]
	}
	return words
}

func impactOf(i object) string {
	words := "Impact on children: " + of(i, "difference")
	if of(i, "note") != "" {
		words += ". " + of(i, "note")
	}
	source := of(i, "source")
	if from := under(i, "source"); from != nil {
		if source = of(from, "kind"); of(from, "sample") != "" {
			source += " (" + of(from, "sample") + " cases)"
		}
	}
	if source != "" {
		words += " (source: " + source + ")"
	}
	return stopped(words)
}

// measured is a measure as it stood on a day: the figure of its latest period, and which way it
// went since the period before.
func (r *reader) measured(id, day string) string {
	at := slices.IndexFunc(r.family["measures"], func(m object) bool { return of(m, "id") == id })
	if at < 0 {
		return ""
	}
	m, values := r.family["measures"][at], map[string][]string{}
	for _, u := range r.levels(day) {
		if v := under(u, "measures", id); v != nil {
			values[of(v, "period")] = append(values[of(v, "period")], of(v, "value"))
		}
	}
	periods := slices.Sorted(maps.Keys(values))
	switch n := len(periods); {
	case n == 0:
		return of(m, "title") + ": no value recorded"
	case r.public && of(m, "counts") == "true":
		return of(m, "title") + ": …" // small numbers have tests of their own
	default:
		said := values[periods[n-1]]
		value := said[len(said)-1]
		line := of(m, "title") + ": " + value + strings.Replace(" "+of(m, "unit"), " %", "%", 1)
		month, err := time.Parse("2006-01", periods[n-1])
		if len(said) > 1 || err != nil || of(m, "polarity") == "near" {
			return line + "…" // told otherwise before, or not a month
		}
		line += ", " + dayWords(periods[n-1])
		if n == 1 {
			return line + ", new"
		}
		before := values[periods[n-2]]
		is, _ := strconv.ParseFloat(value, 64)
		was, _ := strconv.ParseFloat(before[len(before)-1], 64)
		if of(m, "polarity") == "lower" {
			is, was = -is, -was
		}
		line += ", " + map[int]string{-1: "worse", 0: "same", 1: "better"}[cmp.Compare(is, was)]
		if month.AddDate(0, -1, 0).Format("2006-01") != periods[n-2] {
			return line + map[bool]string{true: " as ", false: " than "}[is == was] + dayWords(periods[n-2]) + "; none for …"
		}
		return line
	}
}

func daysBetween(from, to string) int {
	begin, _ := time.Parse(time.DateOnly, last(from))
	end, _ := time.Parse(time.DateOnly, to)
	return int(end.Sub(begin).Hours() / 24)
}
