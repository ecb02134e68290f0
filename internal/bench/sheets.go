package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

// sheets compares the import and export of 5,000 rows with what the workbook
// library takes just to read or write those cells. Whole commands are measured,
// which read a record of 5,000 tasks first, so the floor reads it too.
func (b *bench) sheets() ([]result, error) {
	const tasks, few = 5_000, 2_000
	record, err := b.record(tasks)
	if err != nil {
		return nil, err
	}
	plan, form := filepath.Join(b.dir, "plan.xlsx"), filepath.Join(b.dir, "form.xlsx")
	small := filepath.Join(b.dir, "small.xlsx")
	again, empty := filepath.Join(b.dir, "again.xlsx"), filepath.Join(b.dir, "no-record")
	if err := os.MkdirAll(empty, 0o755); err != nil {
		return nil, err
	}
	b.say("writing workbooks of %s rows", count(tasks))
	for file, rows := range map[string]int{plan: tasks, small: few} {
		if _, err := b.output(b.dir, b.self, "make-plan", file, fmt.Sprint(rows)); err != nil {
			return nil, err
		}
	}
	if _, err := b.output(record, b.improve, "export", "-o", form); err != nil {
		return nil, err
	}
	at, less := count(tasks)+" rows: ", count(few)+" rows: "
	b.notes = append(b.notes, "The import of a plan reads it, writes it as YAML, reads that again and validates it.")
	return comparison{
		processes: []process{
			{name: "import form", dir: record, argv: []string{b.improve, "import", form, "--dry-run"}},
			{name: "status, cells read", dir: record, argv: []string{b.self, "read-cells", b.improve, form}},
			{name: "export form", dir: record, argv: []string{b.improve, "export", "-o", again}},
			{name: "status, cells written", dir: record,
				argv: []string{b.self, "write-cells", b.improve, form, filepath.Join(b.dir, "copy.xlsx")}},
			{name: "import plan", dir: empty, argv: []string{b.improve, "import", plan, "--dry-run", "--report",
				filepath.Join(b.dir, "report.json")}},
			{name: "cells read", dir: empty, argv: []string{b.self, "read-cells", "", plan}},
			{name: "import small plan", dir: empty, argv: []string{b.improve, "import", small, "--dry-run", "--report",
				filepath.Join(b.dir, "report.json")}},
		},
		claims: []claim{
			{what: at + "import of a form / status and its cells read", of: 0, over: 1, measure: wall, target: 1.5},
			{what: at + "export of a form / status and its cells copied", of: 2, over: 3, measure: wall, target: 1.5},
			{what: at + "import of a plan / its cells read", of: 4, over: 5, measure: wall, target: 3},
			{what: less + "import of a plan / 1 second", of: 6, measure: wall, limit: 1, target: 1},
			{what: less + "import of a plan, memory / 150 MiB", of: 6, measure: memory, limit: 150 << 20, target: 1},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}

// makePlan writes a workbook of a plan: its arguments are a file and the number
// of tasks.
func makePlan(args []string) error {
	if len(args) != 2 {
		return errors.New("make-plan FILE TASKS")
	}
	var tasks int
	if _, err := fmt.Sscan(args[1], &tasks); err != nil {
		return err
	}
	rows := [][]string{{"Task Number", "Key Action", "Activity", "Outcome", "What it means for children", "Lead",
		"Target Date"}}
	for n := range tasks {
		if n%50 == 0 {
			rows = append(rows,
				[]string{fmt.Sprintf("Ambition %d: Children are seen in time, part %d", n/50+1, n/50+1)})
		}
		rows = append(rows, []string{fmt.Sprintf("%d.%d", n/50+1, n%50+1),
			fmt.Sprintf("Review how plans are made, part %d", n),
			"a) Review how plans are made with families now.\nb) Agree the standard: what a good plan looks like.\n" +
				"c) Train the teams.",
			"Children have plans that they understand.\n\n" +
				"Managers see early where a plan drifts.", "I have a plan that makes sense to me.",
			fmt.Sprintf("Person %c%c / Safeguarding Partnership", 'A'+n%26, 'a'+n%7),
			[]string{"Sept-24", "Dec - 24", "March- 25"}[n%3]})
	}
	return writeCells(args[0], rows)
}

// readCells is the floor of an import: improve reads the record in this folder
// for its status, where it is named, and the workbook library every cell.
func readCells(args []string) error {
	if len(args) != 2 {
		return errors.New("read-cells IMPROVE FILE")
	}
	if err := readRecord(args[0]); err != nil {
		return err
	}
	_, err := cellsOf(args[1])
	return err
}

// copyCells is the floor of an export: improve reads the record for its status,
// and the library writes the cells of a form, which it has to read first.
func copyCells(args []string) error {
	if len(args) != 3 {
		return errors.New("write-cells IMPROVE FROM TO")
	}
	if err := readRecord(args[0]); err != nil {
		return err
	}
	rows, err := cellsOf(args[1])
	if err != nil {
		return err
	}
	return writeCells(args[2], rows)
}

func readRecord(improve string) error {
	if improve == "" {
		return nil
	}
	return exec.Command(improve, "status", "--totals").Run()
}

// cellsOf reads all sheets of a workbook, one below the other.
func cellsOf(name string) ([][]string, error) {
	f, err := excelize.OpenFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all [][]string
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

func writeCells(name string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	s, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	for n, row := range rows {
		cells := make([]any, len(row))
		for i, text := range row {
			cells[i] = text
		}
		if err := s.SetRow(fmt.Sprintf("A%d", n+1), cells); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return f.SaveAs(name)
}
