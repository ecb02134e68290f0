package html

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
)

// structure leaves the style sheet and the shapes of charts out of a page: what
// they look like is not for goldens.
func structure(page []byte) []byte {
	page = regexp.MustCompile(`(?s)<style>\n.*</style>`).ReplaceAll(page, []byte("<style>\n</style>"))
	return regexp.MustCompile(`(?m)^<(polyline|rect|circle|text) .*\n`).ReplaceAll(page, nil)
}

func TestHTMLPage(t *testing.T) {
	page := htmlOf(t, rendertest.PageOfAll())
	checkPage(t, page)
	rendertest.Keep(t, "page.html", page)
	rendertest.Golden(t, "page.html", structure(page))
}

func TestHTMLBook(t *testing.T) {
	b := doc.Book{
		Title: "Board papers", Subtitle: []doc.Line{doc.Text("3 July 2025")}, Alerts: []doc.Line{doc.Text("One paper is missing.")},
		Cover: []doc.Block{&doc.Heading{Level: 2, Text: "In short"}, &doc.Paragraph{Line: doc.Text("Two decisions.")}},
		Parts: []doc.Document{
			{Title: "Highlights", Alerts: []doc.Line{doc.Text("Thin.")}, Blocks: []doc.Block{&doc.Heading{Level: 2, Text: "Needed"}, &doc.Heading{Level: 3, Text: "By August"}}},
			{ID: "1.8", Title: "Raise the standing"},
		},
	}
	var out bytes.Buffer
	if err := Book(&out, b); err != nil {
		t.Fatal(err)
	}
	checkPage(t, out.Bytes())
	rendertest.Keep(t, "book.html", out.Bytes())
	rendertest.Golden(t, "book.html", structure(out.Bytes()))
}

func TestHTMLWithoutAnything(t *testing.T) {
	checkPage(t, htmlOf(t, doc.Document{}))
	var out bytes.Buffer
	if err := Book(&out, doc.Book{}); err != nil {
		t.Fatal(err)
	}
	checkPage(t, out.Bytes())
}

// A page needs nothing that stands elsewhere.
func TestHTMLNeedsNothingElse(t *testing.T) {
	page := string(htmlOf(t, rendertest.PageOfAll()))
	for _, forbidden := range []string{"<script", "<link", "<img", "@import", "url(", "http://", "https://", " style="} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page holds %s", forbidden)
		}
	}
}

func TestHTMLMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a paragraph", "one\ntwo", "<p>one two</p>"},
		{"a line break", "one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>"},
		{"emphasis", "**bold**, *slanted*, `code` and &amp;", "<p><strong>bold</strong>, <em>slanted</em>, <code>code</code> and &amp;</p>"},
		{"markup", "<b>x</b> [a](javascript:x)", "<p>&lt;b&gt;x&lt;/b&gt; a (javascript:x)</p>"},
		{"headings", "# One\n\n### Two\n\nThree\n---", "<h3>One</h3><h4>Two</h4><h4>Three</h4>"},
		{"a list", "- a\n  b\n- c", "<ul><li>a b</li><li>c</li></ul>"},
		{"a numbered list", "3. a\n4. b\n\n   c", "<ol start=\"3\"><li>a</li><li><p>b</p><p>c</p></li></ol>"},
		{"a list in a list", "- a\n  - b\n- c", "<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>"},
		{"two kinds of list", "- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"},
		{"a quotation", "> a\n> b\n\nc", "<blockquote><p>a b</p></blockquote><p>c</p>"},
		{"code", "```yaml\n<a>\n```\nb", "<pre><code>&lt;a&gt;</code></pre><p>b</p>"},
		{"code left open", "```\na", "<p>``` a</p>"},
		{"a rule", "a\n\n***", "<p>a</p><hr>"},
		{"a heading in a list", "- # a", "<ul><li><strong>a</strong></li></ul>"},
		{"too deep a list", "- - - - - - - a", strings.Repeat("<ul><li>", 6) + "- a" + strings.Repeat("</li></ul>", 6)},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := doc.Document{Title: "T", Blocks: append([]doc.Block{&doc.Heading{Level: 2, Text: "H"}}, markdown.Parse(c.text, 2)...)}
			page := string(htmlOf(t, d))
			checkPage(t, []byte(page))
			_, body, _ := strings.Cut(page, "<h2>H</h2>\n")
			body, _, _ = strings.Cut(body, "</main>")
			if got := strings.ReplaceAll(body, "\n", ""); got != c.want {
				t.Errorf("%q became\n%s\nnot\n%s", c.text, got, c.want)
			}
		})
	}
}

func TestHTMLMarkdownTable(t *testing.T) {
	text := "| Who | Days |\n|:--|--:|\n| Director | 12 |\n| a \\| b | 3 | more |"
	page := htmlOf(t, doc.Document{Title: "T", Blocks: markdown.Parse(text, 1)})
	root := checkPage(t, page)
	var cells []string
	for _, c := range elements(root, "th", "td") {
		cells = append(cells, textOf(c))
	}
	if got := strings.Join(cells, "/"); got != "Who/Days/Column 3/Director/12//a | b/3/more" {
		t.Error(got)
	}
}

// Names lead to the pages about things where there are any, and headings can be
// led to.
func TestHTMLLinks(t *testing.T) {
	task := doc.Ref{Kind: "task", ID: "1.3"}
	d := doc.Document{Title: "T", Blocks: []doc.Block{
		&doc.Heading{Level: 2, Text: "One", ID: "1"}, &doc.Heading{Level: 2, Text: "Again", ID: "1"},
		&doc.Heading{Level: 2, Text: "Two", ID: "a \"b"}, &doc.Heading{Level: 2, Text: "Three", ID: "part-1"},
		&doc.Paragraph{Line: doc.Line{{Text: "see "}, {Text: "task 1.3", Ref: task, Tone: doc.Strong}, {Text: ", a risk", Ref: doc.Ref{Kind: "risk", ID: "R1"}}, {Text: ", a lead", Ref: doc.Ref{Kind: "person", ID: "x"}}}},
		&doc.Table{Columns: []doc.Column{{Title: "Task"}}, Rows: [][]doc.Cell{{{Text: "1.3", Ref: task}}}},
		&doc.Entries{Items: []doc.Entry{{ID: "1.3", Title: doc.Text("Recruit"), Ref: task}, {ID: "1.3", Ref: task}}},
	}}
	link := func(r doc.Ref) string {
		return map[string]string{"task": "tasks/" + r.ID + ".html?a=1&b=\"2\"", "risk": "javascript:alert(1)"}[r.Kind]
	}
	var b bytes.Buffer
	if err := Page(&b, d, link); err != nil {
		t.Fatal(err)
	}
	const a = `<a href="tasks/1.3.html?a=1&amp;b=&#34;2&#34;">`
	for _, want := range []string{
		`<h2 id="1">One</h2>`, `<h2 id="1_2">Again</h2>`, `<h2 id="a-&#34;b">Two</h2>`, `<h2 id="part-1_2">Three</h2>`,
		"<p>see " + a + "<strong>task 1.3</strong></a>, a risk, a lead</p>", `<th scope="row">` + a + "1.3</a></th>",
		`<span class="id">1.3</span>`, `<span class="name">` + a + "Recruit</a></span>",
		`<span class="id">` + a + "1.3</a></span>",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
	if page := string(htmlOf(t, d)); strings.Contains(page, "1.3.html") {
		t.Error("a page that stands alone leads elsewhere")
	}
}

// A page among others in a browser leaves out calls of the program, and what is left empty
// by that; a page that is sent to somebody by itself has them.
func TestHTMLCommands(t *testing.T) {
	command := doc.Span{Text: ": improve overdue", Command: true}
	d := doc.Document{Title: "T", Blocks: []doc.Block{&doc.Entries{
		Items: []doc.Entry{{ID: "1.3", Title: doc.Text("Recruit"), Detail: []doc.Line{{command}}}},
		More:  doc.Line{{Text: "and 3 more"}, command}}}}
	var b bytes.Buffer
	if err := Page(&b, d, func(doc.Ref) string { return "" }); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); strings.Contains(page, "improve") || strings.Contains(page, "<p></p>") ||
		!strings.Contains(page, ">and 3 more</p>") {
		t.Error(page)
	}
	if page := string(htmlOf(t, d)); strings.Count(page, "improve overdue") != 2 {
		t.Error(page)
	}
}

// Columns say how they are set once a table, not once a cell.
func TestHTMLTableIsSmall(t *testing.T) {
	page := htmlOf(t, doc.Document{Title: "T", Blocks: []doc.Block{rendertest.Tasks(1000)}})
	if n := len(page) - len(style); n > 300*1000 {
		t.Errorf("%d bytes a row", n/1000)
	}
	if !regexp.MustCompile(`<table class="k1 g2 k3 k4 n5">`).Match(page) {
		t.Error("columns are set otherwise")
	}
}
