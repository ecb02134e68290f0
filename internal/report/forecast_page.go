package report

import (
	"fmt"
	"math"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/foresight"
)

// wordsAbove is the chance above which no figure is said: high promises were kept less
// often than they said, in every trial.
const wordsAbove = .7

// silentWords say why nothing is said of the programme; empty where something is.
func silentWords(f *foresight.Forecast) string {
	switch f.Silent {
	case foresight.NobodyRated:
		return "nobody has rated a task"
	case foresight.NoBoard:
		return "no later board is listed"
	case foresight.FewEndings:
		return fmt.Sprintf("too little has been completed to learn from: %s at %s, and it takes %d tasks at %d boards",
			count(f.Seen.Endings, "task"), count(f.Boards, "board"), foresight.FewestEndings, foresight.FewestBoards)
	case foresight.NoGuide:
		return fmt.Sprintf("its past has been no guide: of %s, forecasts were no better than saying the average "+
			"every time", countOf(f.Record.Settled, "date that has passed", "dates that have passed"))
	}
	return ""
}

// unsaidWords say why nothing is said of a task or its date.
func unsaidWords(r foresight.Reason) string {
	switch r {
	case foresight.NotRated:
		return "nobody has rated it"
	case foresight.Stale:
		return "its rating is stale"
	case foresight.Thin:
		return fmt.Sprintf("fewer than %d times a task stood where it stands or will stand", foresight.FewestCycles)
	case foresight.NoDate:
		return "it has no date ahead"
	case foresight.Several:
		return "it has several dates"
	case foresight.Passed:
		return "its date has passed"
	case foresight.TooFar:
		return "its date is further off than boards are listed, or than four of them"
	}
	return ""
}

// words are the outlook in sentences: what to expect, how often that was right, and what
// speaks against it.
func (o *Outlook) words(f *foresight.Forecast) string {
	if o.Silent != "" {
		return fmt.Sprintf("No forecast: %s.", o.Silent)
	}
	var ahead, right []string
	for _, n := range []*OutlookCount{o.Next, o.Third} {
		if n != nil {
			ahead = append(ahead, fmt.Sprintf("%s of %s to be complete by the board of %s", n.many(),
				countOf(o.Open, "open task", "open tasks"), n.Board.Words()))
			right = append(right, n.right())
		}
	}
	words := fmt.Sprintf("On the record so far, expect %s. Such a sentence is meant to be right four times in five; "+
		"here it %s.", diag.And(ahead), strings.Join(right, ", and for the later board "))
	if f.Done > f.Open {
		words += " More than half of the tasks are complete. Those that are left are often the harder ones, so this " +
			"may be too hopeful."
	}
	return words
}

// many is how many to expect.
func (n *OutlookCount) many() string {
	switch {
	case n.High == 0:
		return "none"
	case n.Low == n.High:
		return fmt.Sprint(n.High)
	case n.Low == 0:
		return fmt.Sprintf("at most %d", n.High)
	}
	return fmt.Sprintf("between %d and %d", n.Low, n.High)
}

// right is how often such a sentence was right, as part of one.
func (n *OutlookCount) right() string {
	if n.Ranges == 0 {
		return "could not be tested yet"
	}
	return fmt.Sprintf("was right %d of %s", n.Held.Held, count(n.Ranges, "time"))
}

// words say how often forecasts of dates were right here.
func (r ForecastRecord) words() string {
	if r.Settled == 0 {
		return "No date of which something was said has come yet, so how often that is right here is not known."
	}
	words := fmt.Sprintf("Of dates, such sentences were right %d of %s here.", r.Right, count(r.Settled, "time"))
	if r.Brier >= r.Base {
		return words + " Saying the average every time was no worse: do not lean on them."
	}
	return words
}

// placeWords say where a task stands.
func placeWords(p foresight.Place) string {
	switch p {
	case foresight.Next:
		return "due between the next board and the one after"
	case foresight.Now:
		return "due by the next board"
	case foresight.Late:
		return "late by at most 12 weeks"
	case foresight.LongLate:
		return "late by more than 12 weeks"
	}
	return "due later, or without a date"
}

// words are what is said of a task in sentences.
func (t *ForecastTask) words() string {
	if t.Silent != "" {
		return "Nothing is said: " + string(t.Silent) + "."
	}
	words := fmt.Sprintf("Of %s a task stood where this one stands (%s), it was complete by the next board %s.",
		countOf(t.Cycles, "time", "times"), placeWords(t.Place), countOf(t.Endings, "time", "times"))
	if t.Dated() {
		words += " On that record, " + keepWords(t.P) + "."
	} else {
		words += " Nothing is said of its date: " + string(t.Undated) + "."
	}
	return words + " " + t.when()
}

// keepWords say how likely a task is to keep its date.
func keepWords(p float64) string {
	tenths := int(math.Round(p * 10))
	switch {
	case p > wordsAbove:
		return "a task like this is more likely than not to keep its date"
	case p < .05:
		return "fewer than one in twenty tasks like this keep their date"
	case tenths <= 1:
		return "about one in ten tasks like this keeps its date"
	}
	return fmt.Sprintf("about %s in ten tasks like this keep their date", numberWord(tenths))
}

// when says by which board the task may be complete. What was said to be four times in five
// came about less often in every trial, so it is called no more than more likely than not.
func (t *ForecastTask) when() string {
	switch {
	case t.Even.IsZero():
		return fmt.Sprintf("It is less likely than not to be complete by the board of %s.", t.Until.Words())
	case t.Likely.IsZero():
		return fmt.Sprintf("It is as likely as not to be complete by the board of %s.", t.Even.Words())
	case t.Likely == t.Even:
		return fmt.Sprintf("It is more likely than not to be complete by the board of %s.", t.Likely.Words())
	}
	return fmt.Sprintf("It is as likely as not to be complete by the board of %s, "+
		"and more likely than not by that of %s.", t.Even.Words(), t.Likely.Words())
}

// Document is the view as a page: the programme, then the tasks of which something is said,
// then why nothing is said of the dates of others.
func (v *ForecastView) Document() doc.Document {
	page := v.paper("Forecast")
	page.Blocks = append(page.Blocks, say("%s", v.Sentence))
	if v.Silent == "" {
		page.Blocks = append(page.Blocks, say("%s", v.Record.words()))
	}
	if v.Context.Public || v.Silent != "" {
		return page
	}
	list := &doc.Entries{}
	for _, t := range v.spoken() {
		e := taskEntry(t.Task)
		e.Detail = []doc.Line{doc.Text(t.Words)}
		list.Items = append(list.Items, e)
	}
	if len(list.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("What tasks like these did"), list)
	}
	page.Blocks = append(page.Blocks, v.unsaid()...)
	page.Blocks = append(page.Blocks, heading("What became of tasks, by where they stood when a board met"),
		v.placesTable(), forecastKey())
	return page
}

// unsaid names the tasks of whose date nothing is said, by reason.
func (v *ForecastView) unsaid() []doc.Block {
	var reasons []string
	ids := map[string][]string{}
	for _, t := range v.Tasks {
		reason := string(t.Silent) + string(t.Undated)
		if reason == "" {
			continue
		}
		if ids[reason] == nil {
			reasons = append(reasons, reason)
		}
		ids[reason] = append(ids[reason], t.ID)
	}
	if len(reasons) == 0 {
		return nil
	}
	list := &doc.List{}
	for _, reason := range reasons {
		line := append(doc.Text(diag.UpperFirst(reason)+": "), idsLine("task", ids[reason])...)
		list.Items = append(list.Items, doc.Item{Line: append(line, doc.Span{Text: "."})})
	}
	return []doc.Block{heading("Of whose date nothing is said"), list}
}

func (v *ForecastView) placesTable() *doc.Table {
	t := &doc.Table{Caption: "What became of tasks", Columns: []doc.Column{{Title: "Where they stood", Flexible: true},
		{Title: "Times", Align: doc.Right}, {Title: "Complete by the next board", Align: doc.Right}}}
	for _, r := range v.Places {
		where := cell(diag.UpperFirst(placeWords(r.Place)))
		t.Rows = append(t.Rows, []doc.Cell{where, number(r.Cycles), number(r.Endings)})
	}
	return t
}

func forecastKey() doc.Block {
	return notes(muted([]string{
		"A date is kept, here, where the task is rated B by the first board on or after it.",
		"What changes a forecast: what a lead says next, a date that the board moves, every task that is completed.",
		"A forecast moves no rating and no date. It speaks of tasks like one, never of whoever leads it.",
	}))
}
