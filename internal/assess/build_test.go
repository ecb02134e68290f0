package assess

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// The helpers below build programmes in memory as short as the cases allow.

func date(s string) programme.Date {
	if s == "" {
		return programme.Date{}
	}
	d, err := programme.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func dated(s string) programme.Dated { return programme.Dated{Date: date(s)} }

func datedList(days ...string) []programme.Dated {
	list := make([]programme.Dated, len(days))
	for i, s := range days {
		list[i] = dated(s)
	}
	return list
}

func text(s string) programme.Text { return programme.Text{Value: s} }

func number(value float64) programme.Number {
	return programme.Number{Value: value, Text: text(fmt.Sprint(value))}
}

// audit is where an impact is known from.
var audit = programme.ImpactSource{Kind: text("audit")}

// texts reads words parted by spaces.
func texts(words string) []programme.Text {
	var list []programme.Text
	for _, w := range strings.Fields(words) {
		list = append(list, text(w))
	}
	return list
}

// work is a task with a lead and the targets given.
func work(id string, targets ...string) *programme.Task {
	return &programme.Task{ID: text(id), Leads: texts("someone"), Targets: datedList(targets...)}
}

// record is a programme of one ambition with the default policy and a board, which
// listed the meetings that have minutes.
func record(updates []*programme.Update, tasks ...*programme.Task) *programme.Programme {
	board := &programme.Group{ID: text("board"), Name: text("Improvement Board")}
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Groups: []*programme.Group{board}, Updates: updates}
	p.Ambitions = []*programme.Ambition{{ID: text("1"), Tasks: tasks}}
	slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int { return a.Date.Date.Compare(b.Date.Date) })
	for _, u := range p.Updates {
		if u.Meeting.Given() {
			board.Meetings = append(board.Meetings, u.Date)
		}
	}
	return p
}

// with lists the board's meetings.
func with(p *programme.Programme, meetings ...string) *programme.Programme {
	p.Groups[0].Meetings = datedList(meetings...)
	return p
}

func paused(p *programme.Programme, ends ...string) *programme.Programme {
	for i := 0; i < len(ends); i += 2 {
		p.Pauses = append(p.Pauses, programme.Pause{From: dated(ends[i]), To: dated(ends[i+1])})
	}
	return p
}

// lead is an update that minutes no meeting, board one that does.
func lead(day string, entries ...*programme.Progress) *programme.Update {
	u := &programme.Update{Date: dated(day), Progress: entries}
	for _, e := range entries {
		e.Update = u
	}
	return u
}

func board(day string, entries ...*programme.Progress) *programme.Update {
	u := lead(day, entries...)
	u.Meeting = text("board")
	return u
}

// say is an entry from words: "rate:A note forecast:2020-03 met:2019-07
// done:a to:2020-03 from:2019-12 fault:rating".
func say(task, words string) *programme.Progress {
	e := &programme.Progress{Task: text(task)}
	for _, word := range strings.Fields(words) {
		key, value, _ := strings.Cut(word, ":")
		switch key {
		case "rate":
			e.Rating, _ = programme.ParseRating(value)
		case "note":
			e.Note = text("something")
		case "forecast":
			e.Forecast = dated(value)
		case "met":
			e.Met = append(e.Met, dated(value))
		case "done":
			e.Done = append(e.Done, text(value))
		case "to":
			e.Retarget = &programme.Retarget{To: dated(value)}
		case "from":
			e.Retarget.From = dated(value)
		case "fault":
			e.Faults = append(e.Faults, text(value))
		default:
			panic(word)
		}
	}
	return e
}

// on is the sole task of a programme as at a day.
func on(p *programme.Programme, day string) *Task { return Assess(p, date(day)).Tasks[0] }

// updates keeps the tables short.
type updates = []*programme.Update

// words writes the parts that hold, parted by spaces.
func wordsOf(parts ...any) string {
	var said []string
	for i := 0; i < len(parts); i += 2 {
		switch v := parts[i+1].(type) {
		case bool:
			if v {
				said = append(said, parts[i].(string))
			}
		case int:
			if v != 0 {
				said = append(said, fmt.Sprintf("%s:%d", parts[i], v))
			}
		default:
			if s := fmt.Sprint(v); s != "" {
				said = append(said, fmt.Sprintf("%s:%s", parts[i], s))
			}
		}
	}
	return strings.Join(said, " ")
}

func letters(ratings ...programme.Rating) string {
	s := ""
	for _, r := range ratings {
		s += r.Letter()
	}
	return s
}

func slash(a, b int) string { return fmt.Sprintf("%d/%d", a, b) }
