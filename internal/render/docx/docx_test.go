package docx

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
)

func docxOf(t rendertest.T, d doc.Document) []byte {
	var b bytes.Buffer
	if err := Page(&b, d); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}

func docxBookOf(t rendertest.T, b doc.Book) []byte {
	var out bytes.Buffer
	if err := Book(&out, b); err != nil {
		t.Fatalf("%v", err)
	}
	return out.Bytes()
}

// smallPage is a page small enough that its golden can be read.
func smallPage() doc.Document {
	return doc.Document{
		ID: "3.1", Title: "Audits & thresholds", Aside: doc.Toned(doc.OffTrack, "R off track*"),
		Subtitle: []doc.Line{doc.Text("Ambition 3 Practice"), doc.Text("As at 3 July 2025")},
		Blocks: []doc.Block{
			&doc.Heading{Level: 2, Text: "Tasks"},
			&doc.Table{
				Caption: "Tasks by target",
				Columns: []doc.Column{{Title: "Task", Flexible: true}, {Title: "Rating"}, {Title: "Days late", Align: doc.Right}},
				Rows:    [][]doc.Cell{{{Text: "1.1 Raise the <standing>"}, {Text: "A behind", Tone: doc.Behind}, {Text: "12", Tone: doc.Behind}}},
				Foot:    [][]doc.Cell{{{Text: "1 task"}, {}, {Text: "12"}}},
			},
			&doc.Fields{Rows: []doc.Field{{Label: "Target", Value: []doc.Line{{{Text: "June 2025 "}, {Text: "March 2025", Struck: true}}}}}},
		},
	}
}

func TestDOCXGolden(t *testing.T) {
	data := docxOf(t, smallPage())
	checkDOCX(t, data)
	rendertest.Golden(t, "page.docx.xml", docxFiles(t, data)["word/document.xml"])
}

func TestDOCXOfEveryBlock(t *testing.T) {
	for name, d := range map[string]doc.Document{"status": rendertest.StatusPage(), "task": rendertest.TaskPage(), "hostile": rendertest.HostilePage(), "all": rendertest.PageOfAll(), "nothing": {}} {
		t.Run(name, func(t *testing.T) {
			data := docxOf(t, d)
			checkDOCX(t, data)
			rendertest.Keep(t, name+".docx", data)
		})
	}
}

func TestDOCXSaysWhatItIs(t *testing.T) {
	files := docxFiles(t, docxOf(t, smallPage()))
	core := parseXML(t, "core", files["docProps/core.xml"])
	if got := core.kid("title").text + "|" + core.kid("language").text; got != "3.1 Audits & thresholds|en-GB" {
		t.Errorf("it is called %s", got)
	}
	for _, kind := range []string{"creator", "lastModifiedBy", "created", "modified"} {
		if len(core.all(kind)) > 0 {
			t.Errorf("it says who made it or when: %s", kind)
		}
	}
	for name, content := range files {
		if bytes.Contains(content, []byte("rsid")) || bytes.Contains(content, []byte("updateFields")) || bytes.Contains(content, []byte("w:dirty")) {
			t.Errorf("%s holds what changes from save to save, or makes Word ask", name)
		}
	}
	if !strings.Contains(stylesXML, `<w:lang w:val="en-GB"`) {
		t.Error("the document is in no language")
	}
}

func TestDOCXFoot(t *testing.T) {
	lines := []doc.Line{doc.Text("Brightwater programme"), doc.Text("As at 3 July 2025 (pinned in plan/programme.yaml)"), doc.Text("Next board 4 September 2025")}
	foot := parseXML(t, "footer", docxFiles(t, docxOf(t, doc.Document{Title: "T", Subtitle: lines}))["word/footer1.xml"])
	if got := strings.TrimSpace(foot.words()); got != "Brightwater programme · As at 3 July 2025\tPage 1 of 1" {
		t.Errorf("the foot says %q", got)
	}
}

// Where the foot has no room for both lines it is the day, and no word of it is cut.
func TestDOCXFootWithoutRoom(t *testing.T) {
	const programme = "Brightwater children's services improvement programme"
	const saw = "As the Improvement Board of 3 July 2025 saw it, published on 11 July 2025"
	page := func(large bool, day string) doc.Document {
		return doc.Document{Title: "T", Large: large, Subtitle: []doc.Line{doc.Text(programme), doc.Text(day)}}
	}
	foot := func(data []byte, n string) string {
		return strings.TrimSpace(parseXML(t, "footer", docxFiles(t, data)["word/footer"+n+".xml"]).words())
	}
	for _, c := range []struct{ got, want string }{
		{foot(docxOf(t, page(false, saw+", 14 days before this page, which rests on it")), "1"), saw + ", 14 days before this page"},
		{foot(docxOf(t, page(true, "As at 3 July 2025")), "1"), "As at 3 July 2025"},
		{foot(docxBookOf(t, doc.Book{Title: "B", Parts: []doc.Document{page(true, "As at 3 July 2025")}}), "2"),
			programme + " · As at 3 July 2025"},
	} {
		if want := c.want + "\tPage 1 of 1"; c.got != want {
			t.Errorf("the foot says %q, not %q", c.got, want)
		}
	}
}

// A short table stays on one sheet, and the last row of a long one is not alone.
func TestDOCXKeepsTablesTogether(t *testing.T) {
	table := func(rows int) *doc.Table {
		made := &doc.Table{Columns: []doc.Column{{Title: "A"}}, Foot: [][]doc.Cell{{{Text: "all"}}}}
		for i := range rows {
			made.Rows = append(made.Rows, []doc.Cell{{Text: fmt.Sprint("row ", i)}})
		}
		return made
	}
	for _, c := range []struct{ rows, kept int }{{0, 0}, {1, 1}, {11, 11}, {12, 1}, {40, 1}} {
		kept := 0
		for _, row := range checkDOCX(t, docxOf(t, doc.Document{Title: "T", Blocks: []doc.Block{table(c.rows)}})).all("tr")[1:] {
			kept += len(row.all("keepNext"))
		}
		if kept != c.kept {
			t.Errorf("%d rows and totals: %d stay with the next, not %d", c.rows, kept, c.kept)
		}
	}
}

// Asides stand on one side in a list in which many have no room beside their titles.
func TestDOCXAsidesOnOneSide(t *testing.T) {
	for _, c := range []struct{ long, beside int }{{0, 3}, {1, 2}, {2, 0}, {3, 0}} {
		list := &doc.Entries{}
		for i := range 3 {
			title := "Short"
			if i < c.long {
				title = "A title that fills nearly the whole of one line of a sheet, and so leaves none at all to it"
			}
			list.Items = append(list.Items, doc.Entry{Title: doc.Text(title), Aside: doc.Text("beside or below it")})
		}
		beside := 0
		for _, p := range checkDOCX(t, docxOf(t, doc.Document{Title: "T", Blocks: []doc.Block{list}})).all("p") {
			if words := strings.TrimSpace(p.words()); words != "beside or below it" && strings.HasSuffix(words, "beside or below it") {
				beside++
			}
		}
		if beside != c.beside {
			t.Errorf("%d of 3 titles are long: %d asides stand beside, not %d", c.long, beside, c.beside)
		}
	}
}

// The head of a sheet names its part whole where there is room.
func TestDOCXHeadNamesItsPart(t *testing.T) {
	const title = "Assurance: where the levels contradict each other"
	book := docxBookOf(t, doc.Book{Title: "Board papers", Parts: []doc.Document{{Title: title}}})
	head := parseXML(t, "header", docxFiles(t, book)["word/header2.xml"]).words()
	if strings.TrimSpace(head) != "Board papers\tPart 1 · "+title {
		t.Errorf("%q", head)
	}
}

// An entry stays on one sheet, and so does what stands between two headings with them.
func TestDOCXKeepsTogether(t *testing.T) {
	long := strings.Repeat("A title that fills the line, ", 4)
	body := checkDOCX(t, docxOf(t, doc.Document{Title: "T", Blocks: []doc.Block{
		&doc.Heading{Level: 2, Text: "One"}, &doc.Paragraph{Line: doc.Text("Between.")}, &doc.Heading{Level: 3, Text: "Two"},
		&doc.Paragraph{Line: doc.Text("Last.")},
		&doc.Heading{Level: 2, Text: "Entries"},
		&doc.Entries{Items: []doc.Entry{{Title: doc.Text(long), Aside: doc.Text("the aside"),
			Detail: []doc.Line{doc.Text("first"), {}, doc.Text("second")}}, {Title: doc.Text("Alone.")}}},
	}}))
	want := map[string]bool{"Between.": true, "Last.": false, strings.TrimSpace(long): true, "the aside": true, "first": true,
		"second": false, "Alone.": false}
	for _, p := range body.all("p") {
		if kept, is := want[strings.TrimSpace(p.words())]; is {
			if kept != (len(p.all("keepNext")) > 0) {
				t.Errorf("%q stays with what follows: %v", p.words(), !kept)
			}
			delete(want, strings.TrimSpace(p.words()))
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

func TestDOCXIsTheSameEveryTime(t *testing.T) {
	page := rendertest.PageOfAll()
	if !bytes.Equal(docxOf(t, page), docxOf(t, page)) {
		t.Error("two documents of one page differ")
	}
}

func TestDOCXBook(t *testing.T) {
	wide := &doc.Table{}
	for range 9 {
		wide.Columns = append(wide.Columns, doc.Column{Title: "A long heading", Flexible: true})
	}
	wide.Rows = [][]doc.Cell{{{Text: "words enough to want room"}}}
	for i := 1; i < 9; i++ {
		wide.Rows[0] = append(wide.Rows[0], wide.Rows[0][0])
	}
	document := checkDOCX(t, docxBookOf(t, doc.Book{
		Title: "Board papers", Subtitle: []doc.Line{doc.Text("Brightwater")}, Alerts: []doc.Line{doc.Text("One paper is missing.")},
		Cover: []doc.Block{&doc.Heading{Level: 2, Text: "In short"}},
		Parts: []doc.Document{smallPage(), {Title: "Wide", Blocks: []doc.Block{wide}}, {Title: "Minutes"}},
	}))
	var shapes []string
	for _, s := range document.all("sectPr") {
		shapes = append(shapes, s.kid("type").attr["val"]+" "+s.kid("pgSz").attr["orient"])
	}
	if got := strings.Join(shapes, ", "); got != "nextPage , nextPage , nextPage landscape, nextPage " {
		t.Errorf("the sections are %s", got)
	}
	contents := document.all("sdt")[0]
	if !strings.Contains(contents.all("instrText")[0].text, `TOC \o "1-1"`) {
		t.Error("the contents are no field")
	}
	if got := strings.TrimSpace(contents.words()); got != "Contents\n1\t3.1 Audits & thresholds\t\n2\tWide\t\n3\tMinutes" {
		t.Errorf("the contents are %q", got)
	}
	var begin, end int
	for _, c := range document.all("fldChar") {
		switch c.attr["fldCharType"] {
		case "begin":
			begin++
		case "end":
			end++
		}
		if end > begin {
			t.Fatal("a field ends before it begins")
		}
	}
	if begin != 4 || end != 4 {
		t.Errorf("%d fields begin and %d end", begin, end)
	}
}

// Numbers of lists begin anew in every list.
func TestDOCXListsCountForThemselves(t *testing.T) {
	list := &doc.List{Numbered: true, Items: rendertest.Items(doc.Text("a"), doc.Text("b"))}
	document := checkDOCX(t, docxOf(t, doc.Document{Blocks: append([]doc.Block{list, list}, markdown.Parse("3. c\n   1. d\n4. e\n", 1)...)}))
	var got []string
	for _, n := range document.all("numPr") {
		got = append(got, n.kid("numId").attr["val"]+"."+n.kid("ilvl").attr["val"])
	}
	if s := strings.Join(got, " "); s != "3.0 3.0 4.0 4.0 5.0 6.1 5.0" {
		t.Errorf("the items count in %s", s)
	}
	numbering := parseXML(t, "numbering", docxFiles(t, docxOf(t, doc.Document{Blocks: markdown.Parse("3. c", 1)}))["word/numbering.xml"])
	if got := numbering.all("startOverride")[0].attr["val"]; got != "3" {
		t.Errorf("a list that begins at 3 begins at %s", got)
	}
}

func TestDOCXMarkdown(t *testing.T) {
	for source, want := range map[string]string{
		"The board **welcomed** it.":          "Normal: The board [b]welcomed it.",
		"*one* _two_ ***both*** snake_case_x": "Normal: [i]one [i]two [bi]both snake_case_x",
		"**bold and _both_**":                 "Normal: [b]bold and [bi]both",
		"a \\*star\\* &amp; `code <b>`":       "Normal: a *star* & code <b>",
		"[paper](https://x.example/4)":        "Normal: paper (https://x.example/4)",
		"- one\n  more\n\n  again\n- two":     "ListBullet: one more|ListContinue: again|ListBullet: two",
		"> said\n> so":                        "Quote: said so",
		"## Heading **x**\n\ntext":            "Heading2: Heading x|Normal: text",
		"Under\n=====\ntext":                  "Heading2: Under|Normal: text",
		"```\na  <b>\n```\nafter":             "Code: a  <b>|Normal: after",
		"| A | B |\n|---|--:|\n| 1 | 2 |":     "TableHeading: A|TableNumberHeading: B|TableText: 1|TableNumber: 2|AfterTable: ",
		"one  \ntwo\\\nthree":                 "Normal: one\ntwo\nthree",
	} {
		document := checkDOCX(t, docxOf(t, doc.Document{Title: "T", Blocks: markdown.Parse(source, 1)}))
		var got []string
		for _, p := range document.all("p")[1:] {
			got = append(got, p.kid("pPr").kid("pStyle").attr["val"]+": "+looks(p))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q became %q, not %q", source, s, want)
		}
	}
}

// looks is the text of a paragraph with [b] and [i] before what is bold or
// italic.
func looks(p *wordXML) string {
	s := ""
	for _, r := range p.all("r") {
		if p := r.kid("rPr"); p.attr != nil {
			marks := ""
			for _, kind := range []string{"b", "i"} {
				if p.kid(kind).attr != nil || kind == "b" && p.kid("rStyle").attr["val"] == "Strong" {
					marks += kind
				}
			}
			if marks != "" {
				s += "[" + marks + "]"
			}
		}
		s += r.words()
	}
	return s
}

func TestDOCXShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, words := rendertest.Document(t)
		text := checkDOCX(t, docxOf(t, rendertest.Charted(t, d))).words()
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Fatalf("%s is missing in\n%s", w, text)
			}
		}
		if h := rendertest.Hazards(strings.ReplaceAll(text, "\t", "")); h != "" {
			t.Fatalf("%q came out", h)
		}
	})
}

func TestDOCXMarkdownShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rendertest.Minutes(t, func(source string) string {
			return checkDOCX(t, docxOf(t, doc.Document{Blocks: markdown.Parse(source, 1)})).words()
		})
	})
}

func TestDOCXBookHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cover, words := rendertest.Document(t)
		b := doc.Book{Title: cover.Title, Subtitle: cover.Subtitle, Alerts: cover.Alerts, Cover: cover.Blocks}
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			d, _ := rendertest.Document(t)
			b.Parts = append(b.Parts, rendertest.Charted(t, d))
		}
		body := checkDOCX(t, docxBookOf(t, b))
		want := 1 + len(b.Parts)
		for _, d := range b.Parts {
			if _, upright := charts(d); needsWidth(d) && upright != nil {
				want++ // its charts have sheets of their own
			}
		}
		if n := len(body.all("sectPr")); n != want {
			t.Fatalf("%d sections for %d parts, not %d", n, len(b.Parts), want)
		}
		text := body.words()
		for _, w := range words[:min(1, len(words))] {
			if !strings.Contains(text, w) {
				t.Fatalf("%s is missing", w)
			}
		}
	})
}

// FuzzDOCX holds that no text breaks a document, wherever it stands. Charts are
// left to the properties: painting would take all the time.
func FuzzDOCX(f *testing.F) {
	f.Add("]]></w:t></w:p>", `" w:val="x`, 2)
	f.Add("\ufffe\uffff\x00\x0b", "&#0;&#xFFFE;", 7)
	for i, s := range rendertest.Hostile {
		f.Add(s, strings.Join(rendertest.Hostile[i:], "\n"), i)
	}
	f.Fuzz(func(t *testing.T, a, b string, level int) {
		line := doc.Line{{Text: a, Tone: doc.Tone(level & 7)}, {Text: b, Struck: true}}
		table := &doc.Table{Caption: b, Columns: []doc.Column{{Title: a}, {ID: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a, Tone: doc.OffTrack}}}, Key: line}
		d := doc.Document{ID: a, Title: b, Aside: line, Subtitle: []doc.Line{line}, Alerts: []doc.Line{line}, Blocks: []doc.Block{
			&doc.Heading{Level: level, Text: b}, table, &doc.List{Numbered: true, Items: rendertest.Items(line)},
			&doc.Entries{Items: []doc.Entry{{Mark: line, ID: b, Title: line, Aside: line, Detail: []doc.Line{line}}}},
			&doc.Fields{Rows: []doc.Field{{Label: a, Value: []doc.Line{line, line}}}},
			&doc.Figure{Caption: a, Alt: b, Data: table},
			&doc.Code{Language: a, Text: b},
		}}
		d.Blocks = append(d.Blocks, markdown.Parse(a+"\n"+b, 1)...)
		checkDOCX(t, docxBookOf(t, doc.Book{Title: a, Subtitle: []doc.Line{line}, Cover: []doc.Block{table}, Parts: []doc.Document{d}}))
	})
}

func BenchmarkDOCX(b *testing.B) {
	d := doc.Document{Title: "Overdue", Blocks: []doc.Block{rendertest.Tasks(2_000)}} // some 100 pages
	for b.Loop() {
		if err := Page(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
