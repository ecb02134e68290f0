package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"improve/internal/programme"
)

// makeJournal writes what the record in this folder says about its tasks as a journal that
// ledger and hledger read: a transaction for each task and one for each progress entry,
// with the words of both, from an account of the lead to one of the ambition.
func makeJournal(args []string) error {
	p, file, err := soundRecord("make-journal", args)
	if err != nil {
		return err
	}
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	journal(w, p)
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Close()
}

// transaction is a line of words on a day, about a task.
type transaction struct {
	on    programme.Date
	task  *programme.Task
	words string
	done  int // per cent
}

func journal(w io.Writer, p *programme.Programme) {
	var all []transaction
	tasks := map[string]*programme.Task{}
	for _, ambition := range p.Ambitions {
		for _, t := range ambition.Tasks {
			tasks[t.ID.Value] = t
			all = append(all, transaction{on: begun, task: t, words: words(taskTexts(t)...)})
		}
	}
	for _, u := range p.Updates {
		for _, e := range u.Progress {
			all = append(all, transaction{on: u.Date.Date, task: tasks[e.Task.Value],
				words: words(e.Note, e.Recovery), done: percent(e.Rating)})
		}
	}
	slices.SortStableFunc(all, func(a, b transaction) int { return a.on.Compare(b.on) })
	fmt.Fprint(w, "commodity 1000.00 PCT\n\n")
	for _, t := range all {
		fmt.Fprintf(w, "%s * %s %s\n    ; %s\n    Assets:%s  %d.00 PCT\n    Income:%s\n\n",
			t.on.Due(), t.task.ID.Value, plain(t.task.Title.Value), plain(t.words), t.task.Ambition.ID.Value, t.done,
			strings.Join(programme.Values(t.task.Leads), "-"))
	}
}

func percent(r programme.Rating) int {
	if r == programme.Complete {
		return 100
	}
	return 50
}

// plain is a text without the signs that begin a comment or an amount.
func plain(s string) string { return strings.NewReplacer(";", ",", "|", ",", "  ", " ").Replace(s) }
