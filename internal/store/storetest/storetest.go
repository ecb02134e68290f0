// Package storetest makes records for tests and measurements: from archives, or of
// any size, valid, like the records that councils keep, and always the same for the
// same numbers.
//
// It makes files only. It does not import store, whose own tests use it.
package storetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"
)

// Generate writes a record of so many tasks and progress entries into dir, in
// as near as possible to so many files: a tenth of them ambitions, seven that
// every record has, the rest updates. There are more files where they would grow
// too large, or an update would have to be about a task twice. It takes at least
// one task to have entries.
func Generate(dir string, tasks, entries, files int) error {
	for name, data := range texts(tasks, entries, files) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Archive is a record written as a txtar archive: "-- plan/people.yaml --" and the
// file below it.
func Archive(archive string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return fsys
}

// Record is the record that Generate writes, in memory.
func Record(tasks, entries, files int) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, data := range texts(tasks, entries, files) {
		fsys[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644}
	}
	return fsys
}

// record is what a generated record is made of.
type record struct {
	tasks, entries     int
	ambitions, updates int
	out                map[string]string
}

func texts(tasks, entries, files int) map[string]string {
	r := &record{tasks: tasks, entries: entries, out: map[string]string{}}
	r.ambitions = max(1, files/10, (tasks+299)/300) // 300 tasks keep a file well under the size limit
	r.updates = max(1, files-r.ambitions-len(families), (entries+999)/1000, (entries+tasks-1)/max(1, tasks))
	for _, f := range families {
		r.out[f.path] = f.text(r)
	}
	for n := 1; n <= r.ambitions; n++ {
		r.out[fmt.Sprintf("plan/ambitions/%d-ambition.yaml", n)] = r.ambition(n)
	}
	for n := range r.updates {
		r.out["updates/"+r.date(n)+r.updateName(n)] = r.update(n)
	}
	return r.out
}

// span is the number of days over which the updates are spread.
const span = 5 * 365

var begin = time.Date(2019, 9, 2, 0, 0, 0, 0, time.UTC)

func day(n int) string { return begin.AddDate(0, 0, n).Format(time.DateOnly) }

func month(n int) string { return begin.AddDate(0, 0, n).Format("2006-01") }

func monthOfYear(n int) int { return int(begin.AddDate(0, 0, n).Month()) }

// offset is the day of an update, counted from the first.
func (r *record) offset(update int) int { return update * span / r.updates }

func (r *record) date(update int) string { return day(r.offset(update)) }

// updateName tells the updates of one day apart.
func (r *record) updateName(update int) string {
	switch {
	case r.meets(update):
		return "-board.yaml"
	case r.updates > span:
		return fmt.Sprintf("-lead-%d.yaml", update)
	}
	return "-leads.yaml"
}

// meets reports whether an update minutes a board: every tenth does, where each
// has a day of its own.
func (r *record) meets(update int) bool { return update%10 == 0 && r.updates <= span }

// taskID is the id of the task with that index, such as 12.34.
func (r *record) taskID(task int) string {
	return fmt.Sprintf("%d.%d", task%r.ambitions+1, task/r.ambitions+1)
}

// lines joins formatted lines.
type lines struct{ strings.Builder }

func (l *lines) add(format string, values ...any) {
	fmt.Fprintf(&l.Builder, format+"\n", values...)
}
