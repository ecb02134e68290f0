package assess

import (
	"testing"

	"improve/internal/programme"
)

// A case's want is: rating, reported and computed as three letters, then what
// else holds.
func standing(t *Task) string {
	return wordsOf("", letters(t.Rating, t.Reported, t.Computed), "overdue", t.OverdueDays,
		"age", t.RatedAge, "stale", t.Stale, "lapsed", t.Lapsed)
}

func TestRating(t *testing.T) {
	rated := func(entries string, day string) updates { return updates{lead(day, say("1.1", entries))} }
	for _, c := range []struct {
		name, day string
		p         *programme.Programme
		want      string
	}{
		{"nothing at all", "2020-02-25", record(nil, work("1.1")), ":–––"},
		{"no target is never overdue", "2199-12-31", record(nil, work("1.1")), ":–––"},
		{"on the last day of its month", "2019-12-31", record(nil, work("1.1", "2019-12")), ":–––"},
		{"the day after", "2020-01-01", record(nil, work("1.1", "2019-12")), ":A–A overdue:1"},
		{"February has 29 days in a leap year", "2020-02-29", record(nil, work("1.1", "2020-02")), ":–––"},
		{"and then March comes", "2020-03-01", record(nil, work("1.1", "2020-02")), ":A–A overdue:1"},
		{"February has 28 days in others", "2019-03-01", record(nil, work("1.1", "2019-02")), ":A–A overdue:1"},
		{"a target that is a day", "2020-02-25", record(nil, work("1.1", "2020-02-25")), ":–––"},
		{"the day after a day", "2020-02-26", record(nil, work("1.1", "2020-02-25")), ":A–A overdue:1"},
		{"at the limit of escalation", "2020-02-11", record(nil, work("1.1", "2019-12")), ":A–A overdue:42"},
		{"beyond it", "2020-02-12", record(nil, work("1.1", "2019-12")), ":R–R overdue:43"},
		{"148 days", "2020-02-25", record(nil, work("1.1", "2019-09")), ":R–R overdue:148"},

		{"reported on the day", "2020-01-14", record(rated("rate:G", "2020-01-14"), work("1.1")), ":GG–"},
		{"reported the day before", "2020-01-14", record(rated("rate:G", "2020-01-13"), work("1.1")), ":GG– age:1"},
		{"reported a day later", "2020-01-13", record(rated("rate:G", "2020-01-14"), work("1.1")), ":–––"},
		{"without a rating", "2020-01-14", record(rated("note", "2020-01-14"), work("1.1")), ":–––"},
		{"dates are worse than the report", "2020-02-12", record(rated("rate:G", "2020-02-12"), work("1.1", "2019-12")), ":RGR overdue:43"},
		{"the report is worse than the dates", "2020-01-01", record(rated("rate:R", "2020-01-01"), work("1.1", "2019-12")), ":RRA overdue:1"},
		{"green and late", "2020-01-01", record(rated("rate:G", "2020-01-01"), work("1.1", "2019-12")), ":AGA overdue:1"},
		{"complete and late", "2020-02-12", record(rated("rate:B", "2020-01-01"), work("1.1", "2019-12")), ":BB– age:42"},
		{"complete never lapses", "2024-02-12", record(rated("rate:B", "2020-02-12"), work("1.1", "2019-12")), ":BB– age:1461"},
		{"complete too soon", "2019-12-30", record(rated("rate:B", "2020-01-01"), work("1.1", "2019-12")), ":–––"},

		{"fresh at 49 days", "2020-02-19", record(rated("rate:A", "2020-01-01"), work("1.1")), ":AA– age:49"},
		{"stale at 50", "2020-02-20", record(rated("rate:A", "2020-01-01"), work("1.1")), ":AA– age:50 stale"},
		{"counts at 84", "2020-03-25", record(rated("rate:A", "2020-01-01"), work("1.1")), ":AA– age:84 stale"},
		{"lapsed at 85", "2020-03-26", record(rated("rate:A", "2020-01-01"), work("1.1")), ":–A– age:85 stale lapsed"},
		{"lapsed: the dates decide alone", "2020-03-26", record(rated("rate:R", "2020-01-01"), work("1.1", "2020-03-25")), ":ARA overdue:1 age:85 stale lapsed"},
	} {
		if got := standing(on(c.p, c.day)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLatestRating(t *testing.T) {
	for _, c := range []struct {
		name    string
		updates updates
		want    string
	}{
		{"a later rating reopens a B", updates{lead("2020-01-01", say("1.1", "rate:B")), lead("2020-01-08", say("1.1", "rate:A"))}, ":AAA overdue:8"},
		{"a later note does not", updates{lead("2020-01-01", say("1.1", "rate:B")), lead("2020-01-08", say("1.1", "note"))}, ":BB– age:7"},
		{"of one day the later file wins", updates{lead("2020-01-08", say("1.1", "rate:G")), lead("2020-01-08", say("1.1", "rate:R"))}, ":RRA overdue:8"},
		{"also where it is better", updates{lead("2020-01-08", say("1.1", "rate:R")), lead("2020-01-08", say("1.1", "rate:B"))}, ":BB–"},
		{"another task's rating is not this one's", updates{lead("2020-01-08", say("1.2", "rate:R"))}, ":A–A overdue:8"},
	} {
		if got := standing(on(record(c.updates, work("1.1", "2019-12")), "2020-01-08")); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The limits are the programme's own; a limit of 0 means 0.
func TestPolicy(t *testing.T) {
	p := record(updates{lead("2020-01-01", say("1.1", "rate:G"))}, work("1.1", "2020-01-01"))
	p.Policy = programme.Policy{}
	if got := standing(on(p, "2020-01-01")); got != ":GG–" {
		t.Errorf("on the day: %q", got)
	}
	if got := standing(on(p, "2020-01-02")); got != ":RGR overdue:1 age:1 stale lapsed" {
		t.Errorf("a day later: %q", got)
	}
	if task := on(p, "2020-01-02"); !task.Untracked {
		t.Error("without grace a day late is untracked")
	}
}

// An update whose date could not be read counts on no date, and hides no other.
func TestUndatedUpdate(t *testing.T) {
	full := func(day string) *programme.Update {
		u := lead(day, say("1.1", "rate:R"))
		u.Impact = []*programme.Impact{{Task: text("1.1"), Difference: text("some"), Source: audit}}
		u.Measures = []*programme.Reading{{Measure: text("kpi"), Period: text("2020-01")}}
		u.Risks = []*programme.RiskReview{{Risk: text("r"), Score: score(1, 1)}}
		u.Actions = []*programme.Action{{}}
		return u
	}
	p := record(updates{full(""), full("2020-01-01")}, work("1.1"))
	p.Measures, p.Risks = []*programme.Measure{{ID: text("kpi")}}, []*programme.Risk{{ID: text("r")}}
	for n, day := range []string{"2019-12-31", "2020-01-01"} {
		a := Assess(p, date(day))
		if len(a.Tasks[0].Entries) != n || (a.Tasks[0].Impact != nil) != (n > 0) || len(a.Measures[0].Points) != n || len(a.Risks[0].Reviews) != n || len(a.Actions) != n {
			t.Errorf("%s: an undated update counts, or hides another: %+v", day, a.Tasks[0])
		}
	}
}

func TestPauses(t *testing.T) {
	rated := updates{lead("2020-01-01", say("1.1", "rate:A"))}
	for _, c := range []struct {
		name   string
		pauses []string
		day    string
		want   string
	}{
		{"ten days, both ends counted", []string{"2020-01-11", "2020-01-20"}, "2020-02-29", "59/10"},
		{"one more day is stale", []string{"2020-01-11", "2020-01-20"}, "2020-03-01", "60/10 stale"},
		{"overlapping days count once", []string{"2020-01-11", "2020-01-20", "2020-01-15", "2020-01-25", "2020-01-16", "2020-01-17"}, "2020-02-29", "59/15"},
		{"overlapping, and another later", []string{"2020-01-11", "2020-01-20", "2020-01-15", "2020-01-20", "2020-02-01", "2020-02-02"}, "2020-02-29", "59/12"},
		{"in any order", []string{"2020-01-15", "2020-01-25", "2020-01-11", "2020-01-20"}, "2020-02-29", "59/15"},
		{"touching", []string{"2020-01-11", "2020-01-15", "2020-01-15", "2020-01-20"}, "2020-02-29", "59/10"},
		{"neighbours", []string{"2020-01-11", "2020-01-15", "2020-01-16", "2020-01-20"}, "2020-02-29", "59/10"},
		{"months, from the first to the last day", []string{"2020-02", "2020-02"}, "2020-03-31", "90/29 stale"},
		{"the rating's own day is none of its age", []string{"2019-12-01", "2020-01-01"}, "2020-01-11", "10/0"},
		{"the date itself is", []string{"2020-01-11", "2020-01-11"}, "2020-01-11", "10/1"},
		{"what comes after is not", []string{"2020-01-12", "2020-02-11"}, "2020-01-11", "10/0"},
		{"without an end", []string{"2020-01-11", ""}, "2020-02-20", "50/0 stale"},
		{"without a beginning", []string{"", "2020-01-20"}, "2020-02-20", "50/0 stale"},
		{"reversed", []string{"2020-01-20", "2020-01-11"}, "2020-02-20", "50/0 stale"},
		{"of one day", []string{"2020-01-11", "2020-01-11"}, "2020-02-20", "50/1"},
		{"85 days and a pause lapse", []string{"2020-03-27", "2020-09-14"}, "2020-09-14", "257/172 stale lapsed"},
		{"84 days and a pause do not", []string{"2020-03-26", "2020-09-14"}, "2020-09-14", "257/173 stale"},
		{"all of it", []string{"2020-01-02", "2020-09-14"}, "2020-09-14", "257/257"},
	} {
		task := on(paused(record(rated, work("1.1")), c.pauses...), c.day)
		got := wordsOf("", slash(task.RatedAge, task.RatedPaused), "stale", task.Stale, "lapsed", task.Lapsed)
		if got != ":"+c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, ":"+c.want)
		}
	}
}

// Pauses keep ratings fresh; they make nothing less late.
func TestPausesAreNoExcuse(t *testing.T) {
	p := paused(record(nil, work("1.1", "2019-12")), "2020-01-01", "2020-12-31")
	if task := on(p, "2020-02-12"); task.OverdueDays != 43 || task.Rating != programme.OffTrack || !task.Untracked {
		t.Errorf("%d days overdue, %s", task.OverdueDays, task.Rating)
	}
}
