package workbook

import (
	"os"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
)

// The same plan, as ExcelJS writes it, as LibreOffice saves that, and with days
// counted from 1904, as some Macs do.
var harrowfield = []string{"harrowfield.xlsx", "harrowfield-office.xlsx", "harrowfield-1904.xlsx"}

func open(t *testing.T, name string) *Book {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	book, err := Open(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestWorkbooksOfOtherPrograms(t *testing.T) {
	for _, name := range harrowfield {
		book := open(t, name)
		var names []string
		for _, s := range book.Sheets {
			names = append(names, s.Name)
		}
		if strings.Join(names, ",") != "Read me,Action Plan,Lists" || !book.Sheets[2].Hidden || book.Sheets[1].Hidden {
			t.Fatalf("%s: sheets %v", name, names)
		}
		s := &book.Sheets[1]
		for at, want := range map[[2]int]string{
			{3, 0}: "Ref.", {5, 0}: "1.1", {5, 2}: "a) Audit twelve cases a month.\nb) Report what\naudits find to the board.",
			{6, 1}: "Keep social workers", {7, 6}: "July-24\nOct-24\nJan- 25\nApr-25 .", {5, 9}: "5000", {6, 9}: "10000", {11, 0}: "2.1", {6, 4}: "",
		} {
			if got := s.At(at[0], at[1]).Text; got != want {
				t.Errorf("%s: %s is %q, not %q", name, Place{Row: at[0], Column: at[1]}, got, want)
			}
		}
		if c := s.At(5, 6); c.Day != programme.Day(2024, 12, 19) || c.As != ShowsNoYear || c.Text != "19 December" {
			t.Errorf("%s: G6 is %+v", name, c)
		}
		if c := s.At(9, 6); c.Day != programme.Day(2025, 3, 31) || c.As != ShowsDay || c.Text != "31 March 2025" {
			t.Errorf("%s: G10 is %+v", name, c)
		}
		if c := s.At(7, 7); c.Fill != "FF0000" || !c.Empty() {
			t.Errorf("%s: H8 is %+v", name, c)
		}
		if !slices.Contains(s.Merged, Area{5, 4, 6, 4}) || !slices.Contains(s.HiddenColumns, 9) {
			t.Errorf("%s: merged %v, hidden %v", name, s.Merged, s.HiddenColumns)
		}
		if len(s.Notes) != 1 || s.Notes[0].Row != 5 || !strings.Contains(s.Notes[0].Text, "twelve is enough") {
			t.Errorf("%s: notes %+v", name, s.Notes)
		}
		// A library writes formulas without their results; LibreOffice works them out.
		if c := s.At(9, 9); name == "harrowfield-office.xlsx" && c.Text != "15000" || name == "harrowfield.xlsx" && (!c.Uncomputed || c.Text != "=SUM(J6:J7)") {
			t.Errorf("%s: J10 is %+v", name, c)
		}
	}
}

func TestFormatsOfDates(t *testing.T) {
	for format, want := range map[string]DateFormat{
		"dd/mm/yyyy": ShowsDay, "d mmmm yyyy;@": ShowsDay, `[$-809]mmm\-yy`: ShowsMonth, "mmm yyyy": ShowsMonth, "d-mmm": ShowsNoYear,
		"General": NoDate, "0.00": NoDate, `0" days"`: NoDate, `"due"`: NoDate, "hh:mm": NoDate, "@": NoDate, `yyyy\-mm`: ShowsMonth, `"open`: NoDate, "": NoDate,
	} {
		if got := customFormat(format); got != want {
			t.Errorf("%s: %d, not %d", format, got, want)
		}
	}
}

func TestDaysByNumber(t *testing.T) {
	for serial, want := range map[float64]string{43800: "2019-12-01", 43800.75: "2019-12-01", 0: "", -5: "", 200_000: "", 61: "1900-03-01"} {
		if got := DayOf(serial, false).String(); got != want {
			t.Errorf("%v: %s, not %s", serial, got, want)
		}
	}
	if got := DayOf(43800-1462, true).String(); got != "2019-12-01" {
		t.Error(got)
	}
}
