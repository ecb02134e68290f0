package render

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	gold "github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/ci"
	"improve/internal/render/rendertest"
)

// attacks are texts that some format would obey rather than show. Each holds
// the word "attack", which names what must not come of it.
var attacks = map[string]string{
	"escape sequences":   "\x1b[2Jattack\x1b]0;attack\x07",
	"C1 controls":        "\u009b2Jattack\u0085\u0090",
	"other controls":     "\x00attack\x08\x7f\v\f",
	"bidi controls":      "\u202eattack\u2066\u2069\u200b\ufeff",
	"tabs":               "attack\tattack\tattack",
	"carriage returns":   "attack\rattack\r\nattack",
	"lines of Unicode":   "attack\u2028attack\u2029attack",
	"empty lines":        "attack\n\n\nattack",
	"HTML":               `</style></title></svg><attack attack="1"><script>attack()</script><!-- attack`,
	"XML":                `]]></w:t></w:p><attack/>&attack;<?attack?>" attack="1`,
	"links":              "[attack](javascript:attack) <javascript:attack> ![attack](data:attack) [attack](file:///attack) [a]: javascript:attack",
	"Markdown":           "# attack\n\n- attack\n> attack\n\n```\nattack\n\n---\n**attack** `attack` [attack](https://attack.example) | attack |",
	"code left open":     "~~~\nattack",
	"a formula with =":   `=attack("http://x.example")`,
	"a formula with +":   "+attack(1)",
	"a formula with -":   "-attack(1)",
	"a formula with @":   "@attack(1)",
	"a wide formula":     "＝attack(1)",
	"a hidden formula":   " \t=attack(1)",
	"a quoted formula":   "\"\n=attack(1)\n\",=attack(1)",
	"commands of CI":     "::error::attack\n##vso[attack]",
	"a very long text":   strings.Repeat("attack ", 400),
	"a very long word":   strings.Repeat("attack", 400),
	"letters in letters": "attack" + strings.Repeat("\u0301", 500),
	"no text at all":     "attack\xff\xfe\xc0\x80",
}

// everyPlace is a page with a block, a chart and a span of each kind, for its
// texts to be replaced.
func everyPlace() doc.Document {
	line := doc.Line{{Text: "x"}, {Text: "x", Tone: doc.OffTrack, Struck: true}, {Text: "x", Tone: doc.Strong, Emphasis: true}, {Text: "x", Code: true}}
	to, _ := doc.LinkTo("https://example.org")
	line = append(line, doc.Span{Text: "x", Link: to}, doc.Span{Text: "x", Ref: doc.Ref{Kind: "x", ID: "x"}})
	one := 1.0
	table := &doc.Table{Caption: "x", Columns: []doc.Column{{ID: "x", Title: "x", Flexible: true}, {Title: "x", Align: doc.Right}},
		Rows: [][]doc.Cell{{{Text: "x"}, {Text: "x", Value: "x", Tone: doc.Bad, Ref: doc.Ref{Kind: "x", ID: "x"}}}}, Foot: [][]doc.Cell{{{Text: "x"}, {Text: "x"}}}, More: line, Key: line}
	list := &doc.List{Items: []doc.Item{{Line: line, Blocks: []doc.Block{&doc.Paragraph{Line: line}}}}}
	return doc.Document{ID: "x", Title: "x", Aside: line, Subtitle: []doc.Line{line}, Alerts: []doc.Line{line}, Blocks: []doc.Block{
		&doc.Heading{Level: 2, Text: "x"}, &doc.Heading{Level: 3, Text: "x", ID: "x"}, &doc.Paragraph{Line: line}, list,
		&doc.List{Numbered: true, Items: list.Items}, &doc.Quote{Blocks: []doc.Block{list, table}}, &doc.Rule{}, table,
		&doc.Entries{Items: []doc.Entry{{Mark: line, ID: "x", Title: line, Aside: line, Detail: []doc.Line{line}, Ref: doc.Ref{Kind: "x", ID: "x"}}}, More: line},
		&doc.Fields{Rows: []doc.Field{{Label: "x", Value: []doc.Line{line, line}}}},
		&doc.Figure{Caption: "x", Alt: "x", Data: table, Chart: &doc.Stack{Points: []string{"x"}, Layers: []doc.Layer{{Name: "x", Letter: "x", Counts: []int{9}}}}},
		&doc.Figure{Caption: "x", Alt: "x", Chart: &doc.Run{Unit: "x", Target: &one, Points: []doc.RunPoint{{Period: "x", Value: &one, Label: "x"}},
			Against: []doc.RunLine{{Name: "x", Values: []*float64{&one}}}}},
		&doc.Figure{Alt: "x", Chart: &doc.Grid{RowTitle: "x", ColumnTitle: "x", Rows: []string{"x"}, Columns: []string{"x"}, Cells: [][]doc.GridCell{{{Text: "x"}}}}},
		&doc.Figure{Caption: "x", Alt: "x"}, &doc.Code{Language: "x", Text: "x"},
	}}
}

// everyFinding is a run of the checks with a text in each place, to be replaced.
func everyFinding() *ci.Findings {
	d := diag.Diagnostic{Rule: "x", Severity: diag.Error, Place: diag.Place{File: "x", Line: 1}, Message: "x", Missing: "x", Remedy: "x", Task: "x",
		Related: []diag.Related{{Message: "x", Place: diag.Place{File: "x"}}}}
	return &ci.Findings{Problems: diag.List{d}, Silenced: []ci.Silenced{{Diagnostic: d, Until: "x", Reason: "x"}},
		Rules: []diag.Rule{{ID: "x", Title: "x", Why: "x", Mend: "x"}}, Folder: "x", Closing: []string{"x"}, Version: "x"}
}

// Fill puts a text into each string below a value, whatever its type has.
func fill(v reflect.Value, with string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if s, ok := v.Interface().(string); ok && s != "" {
			v.Set(reflect.ValueOf(with))
		} else if !v.IsNil() {
			fill(v.Elem(), with)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), with)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			fill(v.Index(i), with)
		}
	case reflect.String:
		v.SetString(with)
	}
}

// A page cannot have a kind of block or chart that the texts below do not reach.
func TestEveryPlaceHasEveryKind(t *testing.T) {
	paths, err := filepath.Glob("../doc/*.go")
	if err != nil {
		t.Fatal(err)
	}
	page := kinds(reflect.ValueOf(everyPlace()))
	found := 0
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "block" && f.Name.Name != "chart" {
				continue
			}
			found++
			if name := f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name; !page[name] {
				t.Errorf("a page may hold a doc.%s: put one into everyPlace", name)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d kinds of block are found", found)
	}
}

// kinds are the names of all types below a value.
func kinds(v reflect.Value) map[string]bool {
	out := map[string]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		out[v.Type().Name()] = true
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(v)
	return out
}

// No text of the record does anything but show, in any format, wherever it is. A
// format that is added falls under this: what reads its files is found by their
// ending, and one that nothing reads fails.
func TestNoFormatObeysText(t *testing.T) {
	for name, attack := range attacks {
		page := everyPlace()
		fill(reflect.ValueOf(&page), attack)
		page.Blocks = append(page.Blocks, markdown.Parse(attack, 2)...)
		findings := everyFinding()
		fill(reflect.ValueOf(findings), attack)
		findings.Problems[0].Rule, findings.Silenced[0].Rule = "task/overdue", "task/overdue"
		view := map[string]any{"text": attack, "list": []string{attack}}
		for _, f := range DiagnosticFormats() {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				var out bytes.Buffer
				if err := f.Write(&out, Result{View: view, Document: func() doc.Document { return page }, Findings: findings}, Options{Width: 60}); err != nil {
					t.Fatal(err)
				}
				if err := read(f.Ending, out.Bytes()); err != nil {
					t.Error(err)
				}
				if f.Bind == nil {
					return
				}
				out.Reset()
				book := doc.Book{Title: attack, Subtitle: page.Subtitle, Alerts: page.Alerts, Cover: page.Blocks, Parts: []doc.Document{page, page}}
				if err := f.Bind(&out, book); err != nil {
					t.Fatal(err)
				}
				if err := read(f.Ending, out.Bytes()); err != nil {
					t.Errorf("bound: %v", err)
				}
			})
		}
	}
}

// readers read files of an ending as the programs do that open them, and say
// what of a text such a program would obey.
var readers = map[string]func([]byte) error{
	"txt": readScreen, "md": readMarkdown, "html": readHTML, "svg": readHTML, "csv": readCSV,
	"json": readJSON, "sarif": readJSON, "xml": readXML, "docx": readOffice, "xlsx": readOffice,
}

func read(ending string, file []byte) error {
	reader := readers[ending]
	switch {
	case reader == nil:
		return fmt.Errorf("nothing here reads .%s files: write what does, so that hostile text is looked for in them", ending)
	case len(file) == 0:
		return errors.New("nothing is written")
	}
	return reader(file)
}

// shown finds what of a text, as it is shown, commands or hides something.
func shown(s string) error {
	if h := rendertest.Hazards(s); h != "" {
		return fmt.Errorf("%q comes out", h)
	}
	return nil
}

// ciCommand is what CI services take for a command in a log.
var ciCommand = regexp.MustCompile(`^\s*::\w+ ?[^:]*::|##\w*\[`)

func readScreen(file []byte) error {
	annotations := bytes.HasPrefix(file, []byte("::")) // of which each names its file
	for line := range strings.Lines(string(file)) {
		if m := ciCommand.FindString(line); m != "" && !(annotations && strings.Contains(m, " file=")) {
			return fmt.Errorf("a log would obey %.80q", line)
		}
	}
	return shown(string(file))
}

func readMarkdown(file []byte) error {
	root := rendertest.GFM().Parser().Parse(gmtext.NewReader(append(slices.Clone(file), "\n# After\n"...)))
	if root.LastChild().Kind() != gold.KindHeading {
		return errors.New("what follows the page is swallowed by it")
	}
	err := shown(string(file))
	_ = gold.Walk(root, func(n gold.Node, _ bool) (gold.WalkStatus, error) {
		switch n := n.(type) {
		case *gold.RawHTML, *gold.HTMLBlock, *gold.Image, *gold.AutoLink:
			err = fmt.Errorf("%s comes out", n.Kind())
		case *gold.Link:
			err = errors.Join(err, safe(string(n.Destination)))
		}
		return gold.WalkContinue, nil
	})
	return err
}

// safe finds links that no page may hold.
func safe(address string) error {
	if _, ok := doc.LinkTo(address); !ok {
		return fmt.Errorf("a link leads to %s", address)
	}
	return nil
}

func readHTML(file []byte) error {
	z := html.NewTokenizer(bytes.NewReader(file))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return shown(string(file))
		case html.CommentToken:
			return fmt.Errorf("a comment comes out: %s", z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := readElement(z.Token()); err != nil {
				return err
			}
		}
	}
}

func readElement(e html.Token) error {
	if e.Data == "script" || e.Data == "attack" {
		return fmt.Errorf("an element %s comes out", e.Data)
	}
	for _, a := range e.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "attack" {
			return fmt.Errorf("an attribute %s comes out", a.Key)
		}
		if a.Key == "href" || a.Key == "src" {
			if err := safe(a.Val); err != nil {
				return err
			}
		}
	}
	return nil
}

func readCSV(file []byte) error {
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil || len(records) != 2 {
		return fmt.Errorf("%d records, not 2 (%v)", len(records), err)
	}
	for _, field := range slices.Concat(records...) {
		if bare := strings.TrimLeftFunc(field, unicode.IsSpace); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
			return fmt.Errorf("a spreadsheet would run %.80q", field)
		}
	}
	return shown(string(file))
}

func readJSON(file []byte) error {
	if !json.Valid(file) {
		return fmt.Errorf("no JSON: %.500s", file)
	}
	return shown(string(file))
}

func readXML(file []byte) error {
	for dec := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = readToken(token)
		}
		if err != nil {
			return err
		}
	}
}

func readToken(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		if name := token.Name.Local; name == "attack" || name == "f" {
			return fmt.Errorf("an element %s comes out", name)
		}
		for _, a := range token.Attr {
			if a.Name.Local == "attack" || a.Value == "External" {
				return fmt.Errorf("an attribute %s=%q comes out", a.Name.Local, a.Value)
			}
			if err := shown(a.Value); err != nil {
				return err
			}
		}
	case xml.CharData:
		return shown(string(token))
	case xml.Comment:
		if bytes.Contains(token, []byte("attack")) {
			return fmt.Errorf("a comment comes out: %s", token)
		}
	}
	return nil
}

// readOffice reads each part of a document or workbook.
func readOffice(file []byte) error {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		part, err := fs.ReadFile(z, f.Name)
		if err == nil && !strings.HasSuffix(f.Name, ".png") {
			err = readXML(part)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

// The readers find in a file what is looked for there.
func TestReadersFindAttacks(t *testing.T) {
	var office bytes.Buffer
	z := zip.NewWriter(&office)
	part, err := z.Create("part.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte("<x><f>attack(1)</f></x>")); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ ending, file string }{
		{"txt", "\x1b[2Jattack"}, {"txt", "\u202eattack"}, {"txt", "a\tattack"}, {"txt", "a\rattack"}, {"txt", "##vso[attack]"}, {"txt", "x\n::error::attack"},
		{"txt", ""}, {"other", "attack"},
		{"md", "<attack>"}, {"md", "[a](javascript:attack)"}, {"md", "![a](attack.png)"}, {"md", "```\nattack"}, {"md", "<https://attack.example>"},
		{"html", "<p><attack></p>"}, {"html", "<p onclick='attack()'>"}, {"html", "<a href='javascript:attack'>"}, {"html", "<!-- attack -->"},
		{"csv", "a\n=attack(1)\n"}, {"csv", "a\n\" +attack(1)\"\n"}, {"csv", "a\nb\nc\n"}, {"csv", "a\n\"b\tc\"\n"},
		{"json", "{"}, {"json", "\"\u009b\""},
		{"xml", "<x><attack/></x>"}, {"xml", "<x>"}, {"xml", "<x attack='1'/>"}, {"xml", "<x>\u202e</x>"}, {"xml", "<!-- attack --><x/>"},
		{"docx", office.String()}, {"docx", "attack"},
	} {
		if err := read(c.ending, []byte(c.file)); err == nil {
			t.Errorf("nothing is found in %q as .%s", c.file, c.ending)
		}
	}
}
