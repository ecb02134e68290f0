package site_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/site"
	"improve/internal/store"
)

// counting is a record whose measures count children; one of them is a rate. N stands for
// a number of children and R for the rate it gives, A for a number that is large.
var counting = map[string]string{
	"plan/programme.yaml": "name: Ours\npolicy: {small_numbers: 5}\ngroups:\n" +
		"  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}\n",
	"plan/people.yaml": "people:\n  - {id: ann-lee, name: Ann Lee, role: Head of Early Help, kind: person}\n",
	"plan/ambitions/1-leadership.yaml": "id: 1\ntitle: Leadership\ntasks:\n" +
		"  - {id: 1.1, title: One, leads: [ann-lee], target: 2020-06, measures: [missing, seen]}\n",
	"plan/measures.yaml": "measures:\n" +
		"  - {id: missing, title: Children missing, unit: number, polarity: lower, target: 20, every: month, " +
		"ambition: 1, counts: true}\n" +
		"  - {id: seen, title: Children seen in time, unit: \"%\", polarity: higher, every: month, ambition: 1, " +
		"counts: true}\n",
	"updates/2019-12-10-tracker.yaml": "date: 2019-12-10\nby: ann-lee\nposted: 2019-12-20\nmeasures:\n" +
		"  missing: {period: 2019-11, value: A}\n  seen: {period: 2019-11, value: 11, numerator: 44, denominator: 400}\n",
	"updates/2020-01-10-tracker.yaml": "date: 2020-01-10\nby: ann-lee\nposted: 2020-01-20\nmeasures:\n" +
		"  missing: {period: 2019-12, value: N}\n  seen: {period: 2019-12, value: R, numerator: N, denominator: 400}\n",
	"updates/2020-01-14-board.yaml": "date: 2020-01-14\nmeeting: board\ntitle: Minutes\nposted: 2020-02-11\n",
}

func siteOfCounts(t *testing.T, small, large int) map[string]string {
	t.Helper()
	fsys := fstest.MapFS{}
	words := strings.NewReplacer(" N", fmt.Sprint(" ", small), " A", fmt.Sprint(" ", large), " R",
		fmt.Sprint(" ", float64(small)/4))
	for name, text := range counting {
		if strings.HasPrefix(name, "updates/") {
			text = words.Replace(text)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, problems, err := store.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return built(t, listed(t, public(t, p, programme.Day(2020, 2, 20)), site.Options{}))
}

// Nothing on a site depends on a small number of children: whichever it is, every table,
// JSON file, chart and word is the same. A large number shows.
func TestSmallNumbersShowNowhere(t *testing.T) {
	before := siteOfCounts(t, 2, 41)
	for _, small := range []int{1, 3, 5} {
		if found := different(before, siteOfCounts(t, small, 41)); len(found) > 0 {
			t.Errorf("%d in place of 2 shows in %s", small, strings.Join(found, ", "))
		}
	}
	found := different(before, siteOfCounts(t, 2, 57))
	for _, want := range []string{"measures/missing/index.html", "data/measures/missing.json"} {
		if !slices.Contains(found, want) {
			t.Errorf("a large number shows in %v, and not in %s", found, want)
		}
	}
}

// different are the files that are not the same in two sites.
func different(a, b map[string]string) []string {
	var names []string
	for name := range a {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
