package history

import (
	"fmt"
	"slices"
	"testing"

	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// told plays commits, one a day from 1 January 2020, each given as the whole of
// what the record says about a task then, and tells the events in a line each.
func told(end []statement, commits ...[]statement) []string {
	b := &timeline{live: map[same][]int{}}
	var before []statement
	var last programme.Date
	for i, after := range commits {
		last = programme.Day(2020, 1, i+1)
		s := step{commit: &gitrepo.Commit{Hash: fmt.Sprint(i + 1)}, day: last}
		b.apply(leave(before, after), leave(after, before), s)
		before = after
	}
	b.settle(end, step{origin: Uncommitted, day: last})
	var lines []string
	for _, e := range b.sorted() {
		by := string(e.Origin)
		if e.Commit != nil {
			by = e.Commit.Hash
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %q %q by %s in %s, standing %v", e.Date, e.Kind, e.What, e.Before, e.After, by, e.File, e.Standing))
	}
	return lines
}

// leave is what one commit says and another does not, at the same place.
func leave(list, other []statement) []statement {
	return slices.DeleteFunc(slices.Clone(list), func(s statement) bool { return slices.Contains(other, s) })
}

func target(file, value string) statement {
	return statement{key: key{what: "target"}, value: value, file: file}
}

func rating(day int, value string) statement {
	return statement{key: key{date: programme.Day(2019, 12, day), what: "rating"}, value: value, file: fmt.Sprintf("updates/%d.yaml", day)}
}

func TestTimeline(t *testing.T) {
	type says = []statement
	plan := target("plan/a.yaml", "2020-06")
	for name, c := range map[string]struct {
		end     says
		commits []says
		want    []string
	}{
		"written and never changed": {says{plan, rating(10, "G")}, []says{{plan}, {plan, rating(10, "G")}, {plan, rating(10, "G")}}, []string{
			`2019-12-10 stated rating "" "G" by 2 in updates/10.yaml, standing true`,
			`2020-01-01 added target "" "2020-06" by 1 in plan/a.yaml, standing true`,
		}},
		"rewritten": {says{target("plan/a.yaml", "2020-09")}, []says{{plan}, {target("plan/a.yaml", "2020-09")}}, []string{
			`2020-01-01 added target "" "2020-06" by 1 in plan/a.yaml, standing false`,
			`2020-01-02 changed target "2020-06" "2020-09" by 2 in plan/a.yaml, standing true`,
		}},
		"rewritten and put back": {says{plan}, []says{{plan}, {target("plan/a.yaml", "2020-09")}, {plan}}, []string{
			`2020-01-01 added target "" "2020-06" by 1 in plan/a.yaml, standing false`,
			`2020-01-02 changed target "2020-06" "2020-09" by 2 in plan/a.yaml, standing false`,
			`2020-01-03 changed target "2020-09" "2020-06" by 3 in plan/a.yaml, standing true`,
		}},
		"deleted": {says{}, []says{{rating(10, "R")}, {}}, []string{
			`2019-12-10 stated rating "" "R" by 1 in updates/10.yaml, standing false`,
			`2020-01-02 removed rating "R" "" by 2 in updates/10.yaml, standing false`,
		}},
		"gone to another file, which is no change of what is said": {says{target("plan/b.yaml", "2020-06")}, []says{{plan}, {target("plan/b.yaml", "2020-06")}}, []string{
			`2020-01-01 added target "" "2020-06" by 1 in plan/b.yaml, standing true`,
			`2020-01-02 moved file "plan/a.yaml" "plan/b.yaml" by 2 in plan/b.yaml, standing false`,
		}},
		"changed in the files and not committed": {says{target("plan/a.yaml", "2020-09")}, []says{{plan}}, []string{
			`2020-01-01 added target "" "2020-06" by 1 in plan/a.yaml, standing false`,
			`2020-01-01 changed target "2020-06" "2020-09" by not committed in plan/a.yaml, standing true`,
		}},
		"another day's rating replaces none": {says{rating(10, "R"), rating(20, "G")}, []says{{rating(10, "R")}, {rating(10, "R"), rating(20, "G")}}, []string{
			`2019-12-10 stated rating "" "R" by 1 in updates/10.yaml, standing true`,
			`2019-12-20 stated rating "" "G" by 2 in updates/20.yaml, standing true`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := told(c.end, c.commits...); !slices.Equal(got, c.want) {
				t.Errorf("told %q\nwant %q", got, c.want)
			}
		})
	}
}
