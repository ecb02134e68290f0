package report_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

const streamed = `
-- plan/programme.yaml --
name: A programme
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
  - {id: steering, name: Steering Group, reports_to: board}
  - {id: workforce, name: Workforce stream, chair: Ann Head, purpose: Brings in people., reports_to: steering, ambitions: [1]}
-- plan/ambitions/1-first.yaml --
id: 1
title: First
short: Leaders
tasks:
  - {id: 1.1, title: A, target: 2020-01}
  - {id: 1.2, title: B, target: 2020-12}
-- updates/2020-02-10-workforce.yaml --
date: 2020-02-10
meeting: workforce
actions: [{id: 2020-02-10.1, text: Ask the agencies, owner: steering, due: 2020-03-01}]
ambitions: {1: {summary: Ten started., ask: Pay for ten more}}
progress:
  1.2: {rating: R, note: Stuck., escalation: {to: board, ask: Decide on pay, by: 2020-02-25}}
`

// Each stream says what it reports, to whom, and what it asks; one without ambitions says so.
func TestStreamsInWords(t *testing.T) {
	page := written(t, made(t, archived(t, streamed, programme.Day(2020, 2, 20)), "streams", report.Options{}), "markdown")
	page = strings.ReplaceAll(strings.Join(strings.Fields(page), " "), "**", "")
	for _, want := range []string{
		"| Workforce stream | Ann Head | Steering Group | 1 | 2 | 10 February 2020 |",
		"| Steering Group | not recorded | Board | none recorded | 0 | none |",
		"It receives reports from Workforce stream.", "No ambition that it works on is in the record by 20 February 2020, so there is nothing that it reports.",
		"| 1 Leaders | R off track | new | 2 | 1 | none named |", "1 Leaders: Ten started. (10 February 2020)",
		"Pay for ten more", "Decide on pay", "Ask the agencies",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say %q:\n%s", want, page)
		}
	}
}

func TestStreamsWhereNobodyReports(t *testing.T) {
	record := strings.NewReplacer(", reports_to: board", "", ", reports_to: steering", "").Replace(streamed)
	page := written(t, made(t, archived(t, record, programme.Day(2020, 2, 20)), "streams", report.Options{}), "markdown")
	if !strings.Contains(page, "No group is recorded as reporting to another, so there is no work stream.") {
		t.Error(page)
	}
}
