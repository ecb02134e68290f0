package exchange

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// published lays the tasks of the plan of 2019 out as it was published: by
// priority, the headings repeated over each, one cell for all activities, names
// broken over lines, dates in every spelling that it has.
func published(p *programme.Programme) *workbook.Book {
	names := map[string]string{}
	for _, person := range p.People {
		names[person.ID.Value] = person.Name.Value
	}
	rows := [][]string{{p.Organisation.Value + " Children’s Services Improvement Plan"}}
	n := 0
	for _, priority := range p.Priorities {
		rows = append(rows, []string{priority.ID.Value + ". " + priority.Title.Value}, heads)
		for _, t := range tasksOfPriority(p, priority.ID.Value) {
			rows = append(rows, []string{t.ID.Value, broken(t.Title.Value, 14), activityCell(t), paragraphCell(t.Outcomes), paragraphCell(t.ForChildren), leadCell(t, names, n), dateCell(t, n)})
			n++
		}
	}
	return grid(rows...)
}

func tasksOfPriority(p *programme.Programme, priority string) []*programme.Task {
	var list []*programme.Task
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if t.Priority.Value == priority && t.Plan.Value == "plan-2019" {
				list = append(list, t)
			}
		}
	}
	return list
}

// broken is a text in lines of about so many letters, as a narrow column has it.
func broken(text string, width int) string {
	var b strings.Builder
	line := 0
	for i, w := range strings.Fields(text) {
		switch {
		case i == 0:
		case line+len(w) > width:
			b.WriteByte('\n')
			line = 0
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
		line += len(w) + 1
	}
	return b.String()
}

func activityCell(t *programme.Task) string {
	var lines []string
	for _, a := range t.Activities {
		mark := a.ID.Value + ") "
		if a.ID.Value < "a" {
			mark = "• "
		}
		lines = append(lines, mark+broken(a.Text.Value, 40))
	}
	return strings.Join(lines, "\n\n")
}

func paragraphCell(list []programme.Text) string {
	var parts []string
	for _, t := range list {
		parts = append(parts, broken(t.Value, 40))
	}
	return strings.Join(parts, "\n\n")
}

func leadCell(t *programme.Task, names map[string]string, n int) string {
	var list []string
	for _, l := range t.Leads {
		list = append(list, broken(names[l.Value], 8))
	}
	return strings.Join(list, []string{" / \n", "\n& ", ", "}[n%3])
}

func dateCell(t *programme.Task, n int) string {
	var list []string
	for _, d := range t.Targets {
		month, year, _ := strings.Cut(d.Date.Words(), " ")
		if len(month) > 5 {
			month = map[bool]string{true: "Sept", false: month[:3]}[month == "September"]
		}
		list = append(list, month+[]string{"-", " - ", "- ", " -"}[n%4]+year[2:]+[]string{"", " ."}[n%2])
	}
	return strings.Join(list, "\n")
}

// The shipped plan, as it was published, says the same when it is imported.
func TestTheShippedPlanAsItWasPublished(t *testing.T) {
	shipped := load(t, os.DirFS("../.."))
	book := published(shipped)
	d, read := imported(t, book, Options{Plan: "plan-2019"})
	want, got := tasksOf(shipped), tasksOf(read)
	dates := 0
	for id, task := range got {
		dates += len(task.Targets)
		if a, b := facts(shipped, want[id]), facts(read, task); a != b {
			t.Errorf("%s:\n%s\nis read as\n%s", id, a, b)
		}
	}
	if len(got) != 34 || dates != 37 || len(d.Leftovers) > 0 {
		t.Errorf("%d tasks, %d target dates, left over: %v", len(got), dates, d.Leftovers)
	}
	d, _ = importedInto(t, os.DirFS("../.."), shipped, book, Options{Plan: "plan-2019"})
	if d.Tasks() != 0 || d.Same != 34 || len(d.Different) > 0 {
		t.Errorf("into the record itself: %d new, %d the same, different: %v", d.Tasks(), d.Same, d.Different)
	}
	if edits := d.Edits(shipped, Options{Plan: "plan-2019"}, ""); len(edits) > 0 {
		t.Errorf("into the record itself: %v", edits)
	}
}

// facts are what a task says, its leads by name.
func facts(p *programme.Programme, t *programme.Task) string {
	names := map[string]string{}
	for _, person := range p.People {
		names[person.ID.Value] = person.Name.Value
	}
	var leads []string
	for _, l := range t.Leads {
		leads = append(leads, names[l.Value])
	}
	slices.Sort(leads)
	return fmt.Sprintf("title %s\ntargets %s\nleads %s\nactivities\n%s\noutcomes %q\nchildren %q", t.Title.Value, dateList(datesOf(t.Targets)), leads, recordedSteps(t, nil),
		programme.Values(t.Outcomes), programme.Values(t.ForChildren))
}

// A messy workbook of a fictional council, as another library writes it, as
// LibreOffice saves that, and with days counted from 1904, says the same.
func TestAMessyWorkbookOfOtherPrograms(t *testing.T) {
	var first string
	for _, name := range []string{"harrowfield.xlsx", "harrowfield-office.xlsx", "harrowfield-1904.xlsx"} {
		data, err := os.ReadFile("../workbook/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		book, err := workbook.Open(name, data)
		if err != nil {
			t.Fatal(err)
		}
		letters := Letters{"g": {Rating: programme.OnTrack}, "a": {Rating: programme.Behind}, "r": {Rating: programme.OffTrack}, "coloured red": {Rating: programme.OffTrack}}
		d, p := importedInto(t, fstest.MapFS{}, &programme.Programme{}, book, Options{Letters: letters, RatedOn: programme.Day(2025, 1, 6)})
		var all strings.Builder
		for _, id := range []string{"1.1", "1.2", "1.3", "2.1", "2.1a"} {
			if task := tasksOf(p)[id]; task != nil {
				fmt.Fprintln(&all, id, facts(p, task))
			}
		}
		for _, want := range []string{"targets 2024-12-19\n", "targets 2024-07, 2024-10, 2025-01, 2025-04", "leads [Health and Care Partnership Priya Nair]",
			"c) Check on weekends.", "targets 2025-09", `children ["I know that somebody checks."]`} {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: %q is not in\n%s", name, want, all.String())
			}
		}
		if first == "" {
			first = all.String()
		}
		if all.String() != first {
			t.Errorf("%s says\n%s\nthe first said\n%s", name, all.String(), first)
		}
		said := fmt.Sprint(d.Leftovers, d.Remarks, d.ToDo, d.Alike)
		for _, want := range []string{"column J is hidden", "twelve is enough", "Version 3", `{Tom Hale Thomas Hale --same "Thomas Hale=Tom Hale"}`} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said: %s", name, want, said)
			}
		}
		if len(p.Updates) != 1 || len(p.Updates[0].Progress) != 5 {
			t.Errorf("%s: %d updates, %d entries", name, len(p.Updates), len(p.Updates[0].Progress))
		}
	}
}
