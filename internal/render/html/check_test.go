package html

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"improve/internal/render/rendertest"
)

// Every element and attribute that a page may hold, with what may be in it.
// Nothing of the record can: all values are numbers, or words of ours.
var (
	pageElements = strings.Fields(`html head meta title style body a header main nav article div p h1 h2 h3 h4 h5 h6
		span strong em s br ul ol li dl dt dd table caption thead tbody tfoot tr th td figure figcaption details summary
		blockquote pre code hr svg desc rect polyline circle text`)
	pageAttributes = map[string]*regexp.Regexp{
		"lang":             regexp.MustCompile(`^en-GB$`),
		"charset":          regexp.MustCompile(`^utf-8$`),
		"http-equiv":       regexp.MustCompile(`^Content-Security-Policy$`),
		"name":             regexp.MustCompile(`^(viewport|color-scheme)$`),
		"content":          regexp.MustCompile(`^(default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'|width=device-width, initial-scale=1|light dark)$`),
		"id":               regexp.MustCompile(`^(main|contents|(contents|part|table|figure)-\d+(-title|-desc)?)$`),
		"aria-labelledby":  regexp.MustCompile(`^(contents|table|figure)-\d+(-title)?( figure-\d+-desc)?$`),
		"href":             regexp.MustCompile(`^#(main|contents|part-\d+)$`),
		"role":             regexp.MustCompile(`^(note|group|list|img)$`),
		"tabindex":         regexp.MustCompile(`^0$`),
		"scope":            regexp.MustCompile(`^(col|row)$`),
		"start":            regexp.MustCompile(`^\d+$`),
		"class":            regexp.MustCompile(`^[a-z]+(-[a-z]+)*( [a-z-]+)?$|^([nkfg]\d+ ?)*(wide)?$`),
		"viewbox":          regexp.MustCompile(`^0 0 [\d.]+ [\d.]+$`),
		"points":           regexp.MustCompile(`^[-\d., ]+$`),
		"fill":             regexp.MustCompile(`^(none|#[0-9A-F]{6})$`),
		"stroke":           regexp.MustCompile(`^#[0-9A-F]{6}$`),
		"stroke-dasharray": regexp.MustCompile(`^[\d. ]+$`),
		"font-weight":      regexp.MustCompile(`^bold$`),
		"text-anchor":      regexp.MustCompile(`^(middle|end)$`),
	}
	numberAttributes = strings.Fields("x y width height cx cy r font-size stroke-width")
	isNumber         = regexp.MustCompile(`^-?[\d.]+$`)
	voidElements     = strings.Fields("meta br hr")
)

// checkPage holds that a page is made of our elements and attributes alone, well
// nested, as a browser would read them too; that headings leave no level out and
// tables are named; and that every reference leads somewhere.
func checkPage(t rendertest.T, page []byte) *html.Node {
	t.Helper()
	if h := rendertest.Hazards(string(page)); h != "" {
		t.Fatalf("%q came out", h)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatalf("%v", err)
	}
	written := checkTokens(t, page)
	var read []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			read = append(read, n.Data)
		}
	}
	if !slices.Equal(written, read) {
		t.Fatalf("a browser would make of it\n%v\nnot\n%v", read, written)
	}
	checkHeadings(t, root)
	checkTables(t, root)
	checkReferences(t, root)
	return root
}

// checkTokens checks a page as it is written and returns its elements in order.
func checkTokens(t rendertest.T, page []byte) []string {
	t.Helper()
	var elements, open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("left open: %v", open)
			}
			return elements
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			checkElement(t, token)
			elements = append(elements, token.Data)
			if kind == html.StartTagToken && !slices.Contains(voidElements, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if tag := z.Token().Data; len(open) == 0 || open[len(open)-1] != tag {
				t.Fatalf("</%s> closes %v", tag, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken:
			t.Fatalf("a comment: %q", z.Token().Data)
		}
	}
}

func checkElement(t rendertest.T, token html.Token) {
	t.Helper()
	if !slices.Contains(pageElements, token.Data) {
		t.Fatalf("an element that is not ours: %s", token)
	}
	for _, a := range token.Attr {
		allowed := pageAttributes[a.Key]
		if slices.Contains(numberAttributes, a.Key) {
			allowed = isNumber
		}
		if allowed == nil || !allowed.MatchString(a.Val) {
			t.Fatalf("an attribute that is not ours: %s", token)
		}
	}
}

// Words are the text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "style" {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func elements(root *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			list = append(list, n)
		}
	}
	return list
}

func checkHeadings(t rendertest.T, root *html.Node) {
	t.Helper()
	last := 0
	for _, h := range elements(root, "h1", "h2", "h3", "h4", "h5", "h6") {
		level := int(h.Data[1] - '0')
		switch {
		case strings.TrimSpace(textOf(h)) == "":
			t.Fatalf("an empty %s", h.Data)
		case level > last+1 || level == 1 && last > 0:
			t.Fatalf("%s follows h%d", h.Data, last)
		}
		last = level
	}
	if last == 0 || strings.TrimSpace(textOf(elements(root, "title")[0])) == "" {
		t.Fatalf("no title")
	}
}

func checkTables(t rendertest.T, root *html.Node) {
	t.Helper()
	for _, table := range elements(root, "table") {
		if first := elements(table, "caption"); len(first) != 1 || strings.TrimSpace(textOf(first[0])) == "" {
			t.Fatalf("a table without a caption")
		}
		for _, th := range elements(table, "th") {
			if attribute(th, "scope") == "" || strings.TrimSpace(textOf(th)) == "" {
				t.Fatalf("a header cell that heads nothing: %q", textOf(th))
			}
		}
		columns := len(elements(elements(table, "thead")[0], "th"))
		for _, row := range elements(table, "tr") {
			if n := len(elements(row, "th", "td")); n != columns {
				t.Fatalf("%d cells under %d columns", n, columns)
			}
		}
	}
}

func checkReferences(t rendertest.T, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	var wanted []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		id := attribute(n, "id")
		if id != "" && ids[id] {
			t.Fatalf("two things are called %s", id)
		}
		ids[id] = true
		wanted = append(wanted, strings.Fields(attribute(n, "aria-labelledby"))...)
		if href := attribute(n, "href"); href != "" {
			wanted = append(wanted, strings.TrimPrefix(href, "#"))
		}
	}
	for _, id := range wanted {
		if !ids[id] {
			t.Fatalf("nothing is called %s", id)
		}
	}
}
