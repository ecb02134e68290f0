package report_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

const ratedOnce = `
-- plan/programme.yaml --
name: A programme
groups: [{id: board, name: Board, meetings: [2020-01-14, 2020-06-30, 2020-08-11]}]
-- plan/ambitions/1-a.yaml --
id: 1
title: One
tasks: [{id: 1.1, title: First}, {id: 1.2, title: Second}]
-- updates/2020-01-10-lead.yaml --
date: 2020-01-10
progress:
  1.1: {rating: G, note: Good.}
`

// Who rated for this board is said for as long as anybody ever has: where every rating
// has lapsed, that nobody did is the news.
func TestRefreshed(t *testing.T) {
	for _, c := range []struct {
		day  programme.Date
		want string
	}{
		{programme.Day(2020, 1, 9), ""}, // nobody has ever rated
		{programme.Day(2020, 1, 12), "1 of 2 tasks was rated for this board. Not rated for it: 1.2"},
		{programme.Day(2020, 7, 1), "0 of 2 tasks were rated for this board. Not rated for it: 1.1"},
	} {
		view := report.Status(archived(t, ratedOnce, c.day), report.Filter{}, false)
		got := strings.Join(strings.Fields(written(t, view, "terminal")), " ")
		if strings.Contains(got, "rated for this board") != (c.want != "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in:\n%s", c.day, c.want, got)
		}
	}
}
