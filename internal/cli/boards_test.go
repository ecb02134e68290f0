package cli

import (
	"fmt"
	"os"
	"testing"

	"improve/internal/store"
)

// boardDay is what must be said on a day of the shipped record. Totals that are not
// named are 0.
type boardDay struct {
	totals map[string]int
	passed int // of the 37 dates first promised
}

// boardDays are worked out by hand from the dates that the Improvement Plan of August
// 2019 publishes for its 34 tasks. A month falls due on its last day:
//
//	June 2019      1.8
//	July 2019      1.3, 1.7 (also October 2019, January and March 2020; none was called met)
//	September 2019 1.1
//	October 2019   1.4
//	December 2019  1.2 1.6 3.1 3.3 3.4 4.3 5.1 6.3 8.1 8.3 8.4 9.3
//	January 2020   7.2
//	February 2020  1.5 3.2 3.5 4.1 4.4 9.1 9.2
//	March 2020     1.9 2.1 2.2 4.2 6.1 6.2 8.2
//	April 2020     6.4
//	December 2020  7.1
//
// Nothing was ever rated, moved, noted as forecast or called met. So a task is overdue
// from the day after it fell due, A until 42 days have passed and R after that, and
// nothing overdue for more than 7 days is tracked. Due soon is what falls due by the
// next listed board. An activity of 8.2 was due in August 2019, 6.2 a in
// December. The
// 18 tasks of the plan of June 2023 are not counted before that month; from then on the
// 34 have ended with their plan.
func boardDays() map[string]boardDay {
	day := func(r, a, soon, activities, passed int) boardDay {
		late := r + a
		return boardDay{map[string]int{"tasks": 34, "R": r, "A": a, "not_rated": 34 - late, "overdue": late,
			"untracked": late, "due_soon": soon, "to_refresh": 34, "activities_overdue": activities, "not_counted": 18}, passed}
	}
	return map[string]boardDay{
		"2019-10-22": day(3, 1, 1, 1, 4),    // 1.1 is 22 days late; soon: October
		"2019-12-03": day(4, 1, 12, 1, 6),   // 1.4 is 33 days late; soon: December
		"2020-01-14": day(5, 12, 1, 2, 18),  // December is 14 days late; soon: January
		"2020-02-25": day(17, 1, 14, 2, 20), // January is 25 days late; soon: February and March
		"2020-03-31": day(18, 7, 8, 2, 27),  // February is 31 days late; March falls due this day: soon, with April
		"2020-09-15": day(33, 0, 0, 2, 36),  // all but 7.1; no date falls before 27 October
		"2020-10-27": day(33, 0, 0, 2, 36),
		"2020-12-08": day(33, 0, 1, 2, 36), // soon: 7.1
		"2021-01-19": day(33, 1, 0, 2, 37), // 7.1 is 19 days late; no later board is listed
		"2023-07-25": {map[string]int{"tasks": 52, "not_rated": 18, "ended": 34, "to_refresh": 18}, 37},
	}
}

// The shipped record says on each of its board meetings, and on the day of the scrutiny
// report, what its sources support.
func TestEachBoardOfTheShippedRecord(t *testing.T) {
	days := boardDays()
	for _, board := range shippedBoards(t) {
		if _, ok := days[board]; !ok {
			t.Errorf("the board of %s is listed, and nothing is said here of it", board)
		}
	}
	for day, want := range days {
		var status, slips struct{ Totals map[string]int }
		jsonOf(t, &status, shipped, "status", "--as-at", day)
		jsonOf(t, &slips, shipped, "report", "slips", "--as-at", day)
		for key, n := range status.Totals {
			if n != want.totals[key] {
				t.Errorf("as at %s %s is %d, and must be %d", day, key, n, want.totals[key])
			}
		}
		for key := range want.totals {
			if _, ok := status.Totals[key]; !ok {
				t.Errorf("status has no %s", key)
			}
		}
		got := fmt.Sprint(slips.Totals["first_dates"], slips.Totals["first_dates_passed"], slips.Totals["first_dates_kept"])
		if must := fmt.Sprint(37, want.passed, 0); got != must {
			t.Errorf("as at %s the dates, those passed and those kept are %s, and must be %s", day, got, must)
		}
	}
}

// shippedBoards are the days on which the board of the record is listed to meet.
func shippedBoards(t *testing.T) []string {
	p, problems, err := store.Load(os.DirFS(shipped))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var days []string
	for _, d := range p.BoardMeetings() {
		days = append(days, d.String())
	}
	return days
}
