package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

const formSheet = "Tasks"

var sample = Form{
	Title: "Return & more",
	Guide: []GuideLine{{Label: "Programme", Heading: true}, {Label: "1", Text: "Fill in the yellow cells."}},
	Sheets: []FormSheet{{Name: formSheet, Columns: []FormColumn{{Title: "Task", Width: 8}, {Title: "Action", Width: 30},
		{Title: "New rating", Width: 12, Input: true, Choices: []string{"B complete", "G on track"}, Prompt: "Choose.",
			Colours: []LetterColour{{"B", "1D3461", "FFFFFF"}, {"G", "5BAA5E", "0B0C0C"}}}},
		Rows: [][]string{{"1.10", "=SUM(A1)", ""}, {"1.2", "Zoë’s “plan”\nof two lines _x0041_", ""}, {"1.3", "-5\x01 days", ""}}}},
}

func made(t *testing.T, form Form) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteForm(&b, form); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFormIsTheSameEachTime(t *testing.T) {
	if !bytes.Equal(made(t, sample), made(t, sample)) {
		t.Error("two forms of the same differ")
	}
}

func TestAFormLocksWhatIsNotToBeFilledIn(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(made(t, sample)))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := f.GetSheetProtection(formSheet); err != nil || p.Password != "" || !p.SelectUnlockedCells || !p.FormatColumns || p.InsertRows {
		t.Errorf("%+v %v", p, err)
	}
	for at, locked := range map[string]bool{"A2": true, "B2": true, "C1": true, "C2": false, "C4": false} {
		id, _ := f.GetCellStyle(formSheet, at)
		style, err := f.GetStyle(id)
		if err != nil || style.Protection == nil || style.Protection.Locked != locked || style.NumFmt != textFormatID {
			t.Errorf("%s: %+v %v", at, style.Protection, err)
		}
	}
	rules, err := f.GetDataValidations(formSheet)
	if err != nil || len(rules) != 1 || rules[0].Sqref != "C2:C4" || rules[0].Formula1 != `"B complete,G on track"` {
		t.Errorf("%+v %v", rules, err)
	}
	if panes, err := f.GetPanes(formSheet); err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 2 {
		t.Errorf("%+v %v", panes, err)
	}
}

// Nothing in the file runs, nothing is hidden, and it names nobody.
func TestAFormHoldsValuesOnly(t *testing.T) {
	data := made(t, sample)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range z.File {
		r, _ := file.Open()
		part, _ := io.ReadAll(r)
		for _, bad := range []string{"<f>", "<f ", `state="hidden"`, `hidden="1"`, "xuri", "externalLink", "vbaProject"} {
			if bytes.Contains(part, []byte(bad)) {
				t.Errorf("%s holds %s", file.Name, bad)
			}
		}
	}
	checkSample(t, data)
}

// checkSample reads the sample again: every text as it was, save for signs that
// no cell can hold, and the apostrophe before what would run.
func checkSample(t *testing.T, data []byte) {
	t.Helper()
	book, err := Open("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Sheets) != 2 || book.Sheets[1].Name != formSheet {
		t.Fatalf("%+v", book.Sheets)
	}
	for n, want := range [][]string{{"Task", "Action", "New rating"}, {"1.10", "'=SUM(A1)"}, {"1.2", "Zoë’s “plan”\nof two lines _x0041_"}, {"1.3", "'-5 days"}} {
		for c, text := range want {
			if got := book.Sheets[1].At(n, c).Text; got != text {
				t.Errorf("%s is %q, not %q", Place{Row: n, Column: c}, got, text)
			}
		}
	}
}

// LibreOffice opens a form, and what it saves reads the same.
func TestFormsThroughLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("skipped: LibreOffice (soffice) is not installed, so that nobody else has opened this form")
	}
	if testing.Short() {
		t.Skip("skipped: -short, and starting LibreOffice takes seconds")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "form.xlsx"), made(t, sample), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "form.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(dir, "out", "form.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	checkSample(t, saved)
}
