package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// zipped makes a zip file of parts, name and content in turn.
func zipped(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, _ := z.Create(parts[i])
		_, _ = io.WriteString(w, parts[i+1])
	}
	_ = z.Close()
	return b.Bytes()
}

// sheetOnly is a workbook of one sheet with this XML inside.
func sheetOnly(data string) []byte {
	return zipped("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+data+`</sheetData></worksheet>`)
}

func TestFilesThatAreNoWorkbook(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	var encrypted strings.Builder
	for _, u := range utf16.Encode([]rune("EncryptedPackage")) {
		encrypted.Write([]byte{byte(u), byte(u >> 8)})
	}
	far := sheetOnly(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>`)
	var wide strings.Builder
	for n := 1; n < 400; n++ {
		fmt.Fprintf(&wide, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, n, n)
	}
	for name, c := range map[string]struct {
		file string
		data []byte
		want string
	}{
		"empty":              {"a.xlsx", nil, "empty"},
		"old":                {"a.xls", []byte(ole), "old format"},
		"protected":          {"a.xlsx", []byte(ole + encrypted.String()), "password"},
		"PDF":                {"a.pdf", []byte("%PDF-1.7"), "a PDF"},
		"cut":                {"a.xlsx", []byte("PK\x03\x04abc"), "damaged"},
		"another zip":        {"a.xlsx", zipped("a.txt", "x"), "zip file without a workbook"},
		"OpenDocument":       {"a.ods", zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"},
		"Word":               {"a.docx", zipped("word/document.xml", "<x/>"), "damaged"},
		"binary":             {"a.xlsb", zipped("xl/workbook.bin", "x"), ".xlsb"},
		"not XML":            {"a.xlsx", zipped("xl/workbook.xml", "no"), "damaged"},
		"a row far below":    {"a.xlsx", far, "is too large (the limit is 12000 rows"},
		"columns far right":  {"a.xlsx", sheetOnly(wide.String()), "is too large (the limit is 12000 rows"},
		"binary called CSV":  {"a.csv", []byte("a,b\x00c"), "not a CSV file"},
		"not a sheet at all": {"a.xlsx", sheetOnly(`<row r="x"><c r="??"><v>1</v></c></row>`), "damaged"},
	} {
		_, err := Open(c.file, c.data)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCSVAsSpreadsheetsSaveIt(t *testing.T) {
	utf16le := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune("Task\tLead\n1.1\tZoë\n")) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	for name, c := range map[string]struct {
		data   string
		remark bool
	}{
		"commas":     {"Task,Lead\n1.1,Zoë\n", false},
		"semicolons": {"\xef\xbb\xbfTask;Lead\r\n1.1;Zoë\r\n", false},
		"tabs":       {string(utf16le), false},
		"Windows":    {"Task,Lead\n1.1,Zo\xeb\n", true},
		"quoted":     {"\"Task\",\"Lead\"\n\"1.1\",\"Zoë\"\n", false},
	} {
		book, err := Open("plan.csv", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s := book.Sheets[0]; len(s.Rows) != 2 || s.At(1, 0).Text != "1.1" || s.At(1, 1).Text != "Zoë" || (len(book.Remarks) > 0) != c.remark {
			t.Errorf("%s: %v %v", name, s.Rows, book.Remarks)
		}
	}
	book, err := Open("plan.csv", []byte("'=1+1,'hello,''=\n"))
	if err != nil || book.Sheets[0].At(0, 0).Text != "=1+1" || book.Sheets[0].At(0, 1).Text != "'hello" {
		t.Errorf("%v %v", book, err)
	}
}

func TestQuotationMarksOfCSV(t *testing.T) {
	for data, want := range map[string]string{
		"a,\"b\"\"c\",d\r\ne,f":                    `a|b"c|d/e|f`,
		"5\" pipe,\"two\nlines\"\n":                "5\" pipe|two\nlines/",
		"a;b\r\rc;d":                               "a|b//c|d",
		"a,b,\n,,\n\nc":                            "a|b|/||//c",
		"\"\",\"\"\"\"\n":                          `|"/`,
		"1.1,\"abc,x,2026-03\n1.2,d,e\n":           "the quotation mark in line 1 is never closed",
		"a\nb,\"c\nd\n\"\"\ne":                     "the quotation mark in line 2 is never closed",
		"a\n1.1,\"abc,x\n1.2,\"def\",y\n":          "a quotation mark in line 3 is neither the end of its cell nor written twice (the cell begins in line 2)",
		"a,\"he said \"no\" to it\",b":             "a quotation mark in line 1",
		"a,\"" + strings.Repeat("b", 9<<20) + "\"": "longer than the limit of 8 MB",
		strings.Repeat(",", maxCells):              `the sheet "CSV" is too large`,
		strings.Repeat("a\n", maxRows+1):           `the sheet "CSV" is too large`,
	} {
		book, err := Open("plan.csv", []byte(data))
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%.40q: %v", data, err)
			}
			continue
		}
		var rows []string
		for _, row := range book.Sheets[0].Rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, c.Text)
			}
			rows = append(rows, strings.Join(texts, "|"))
		}
		if got := strings.Join(rows, "/"); got != strings.TrimSuffix(want, "/") {
			t.Errorf("%.40q: %q, not %q", data, got, want)
		}
	}
}

// The sign that parts each row alike is the separator, whatever the sentences hold.
func TestSeparatorOfCSV(t *testing.T) {
	for data, want := range map[string]string{
		"Task;Lead;Note\n1.1;Zoë;met A, B, C, D and E\n1.2;Al;F, G, H\n":  "1.1|Zoë|met A, B, C, D and E",
		"Plan, 2026, draft\n1.1\tLead, all\n1.2\tSmith, Jo\n1.3\tLi, K\n": "1.1|Lead, all",
		"Task;Lead\n1.1;Smith, Jo\n":                                      "1.1|Smith, Jo",
		"Task,Lead\n1.1,a; b; c; d\n":                                     "1.1|a; b; c; d",
		"Task;Note\r\n1.1;\"a,\"\"b\"\",\r\nc,,d\r\nc,,d\r\nc,,d\"\r\n":   "1.1|a,\"b\",\nc,,d\nc,,d\nc,,d",
		"Task;Lead;Due\n1.1;5\" pipe;a,b\n1.2;x;c,d\n1.3;y;z\n":           "1.1|5\" pipe|a,b",
		"Task\n1.1\n": "1.1",
		"A;B;C\n1.1;\"x;y\",;z\n" + strings.Repeat("1.2;q, r, s;t\n", 10_000): "a quotation mark in line 2",
	} {
		book, err := Open("plan.csv", []byte(data))
		if err != nil {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%.60q: %v", data, err)
			}
			continue
		}
		var texts []string
		for _, c := range book.Sheets[0].Rows[1] {
			texts = append(texts, c.Text)
		}
		if got := strings.Join(texts, "|"); got != want {
			t.Errorf("%.60q: %q, not %q", data, got, want)
		}
	}
}

// What a spreadsheet writes as CSV is read as it was, whatever is in its cells.
func FuzzCSV(f *testing.F) {
	f.Add("a", "b\"c", "d\ne", byte(','))
	f.Add("=1", "", ";", byte(';'))
	f.Add(",,,,", "w", ";", byte(';'))
	f.Fuzz(func(t *testing.T, a, b, c string, separator byte) {
		if separator != ',' && separator != ';' && separator != '\t' {
			return
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Comma = rune(separator)
		fields := []string{"x" + a, "x" + b, "x" + c}
		rows := [][]string{{"x", "x", "x"}, fields}
		if w.WriteAll(rows) != nil || !utf8.ValidString(out.String()) || strings.ContainsRune(a+b+c, 0) {
			return
		}
		book, err := Open("plan.csv", out.Bytes())
		if err != nil {
			t.Fatalf("%q: %v", out.String(), err)
		}
		s := &book.Sheets[0]
		for i, want := range fields {
			if got := s.At(1, i).Text; len(s.Rows) != 2 || got != tidy(want) {
				t.Errorf("%q: %q, not %q", out.String(), got, tidy(want))
			}
		}
	})
}

// Whatever bytes come, there is a workbook or words for whoever sent them.
func FuzzOpen(f *testing.F) {
	for _, name := range harrowfield {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("a,b\n\"c"))
	f.Add(sheetOnly(`<row r="2"><c r="C2" t="inlineStr"><is><t>x</t></is></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Open("plan.csv", data)
		if (book == nil) == (err == nil) {
			t.Errorf("%v %v", book, err)
		}
	})
}
