package site_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
	"improve/internal/site"
	"improve/internal/store"
)

// public is the public's context of a record as at a day.
func public(t testing.TB, p *programme.Programme, day programme.Date) *report.Context {
	t.Helper()
	e := publish.Public(p, day)
	if len(e.Leaks) > 0 {
		t.Fatal(e.Leaks)
	}
	return &report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()),
		Date: report.FromFlag, Public: true, Basis: e.Basis, Unposted: e.Unposted, LeftOut: e.Left.Words(),
		NotLooked: e.NotLooked}
}

// board is the context of the board's members.
func board(p *programme.Programme, day programme.Date) *report.Context {
	a := assess.Assess(p, day)
	return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
}

func record(t testing.TB, dir string) *programme.Programme {
	t.Helper()
	p, _, err := store.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func listed(t testing.TB, c *report.Context, o site.Options) *site.Site {
	t.Helper()
	s, err := site.New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// built is every file of a site.
func built(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	last := ""
	if err := s.Build(func(f site.File) error {
		if _, twice := files[f.Path]; twice {
			t.Errorf("%s is made twice", f.Path)
		}
		files[f.Path], last = string(f.Data), f.Path
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if last != "data/index.json" || files["index.html"] == "" {
		t.Errorf("the last file is %s, and not of the first page", last)
	}
	return files
}

// example is a record that is shipped, as the public or as the board may see it, and its
// site.
type example struct {
	name  string
	make  func(t testing.TB) *report.Context
	site  *site.Site
	files map[string]string
}

// examples are made once, for all tests.
var examples = sync.OnceValue(func() []*example { return madeExamples() })

func madeExamples() []*example {
	t := noTest{}
	list := []*example{
		{name: "Trafford in public", make: func(t testing.TB) *report.Context {
			return public(t, record(t, "../.."), programme.Day(2021, 3, 1))
		}},
		{name: "Trafford for the board", make: func(t testing.TB) *report.Context {
			return board(record(t, "../.."), programme.Day(2020, 2, 25))
		}},
		{name: "Brightwater in public", make: func(t testing.TB) *report.Context {
			p := record(t, "../../examples/brightwater")
			return public(t, p, p.AsAt.Date.Due())
		}},
	}
	for _, e := range list {
		e.site = listed(t, e.make(t), site.Options{})
		e.files = built(t, e.site)
	}
	return list
}

// noTest ends the program where an example cannot be made.
type noTest struct{ testing.TB }

func (noTest) Helper()                   {}
func (noTest) Fatal(args ...any)         { panic(fmt.Sprint(args...)) }
func (noTest) Errorf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }

var (
	linked  = regexp.MustCompile(` (?:href|src|action)="([^"]*)"`)
	inlined = regexp.MustCompile(`(?i)<style|<script[^>]*>[^<]|\son[a-z]+=|\sstyle="|javascript:`)
)

func TestEveryLinkLeadsToAPage(t *testing.T) {
	for _, e := range examples() {
		name, files := e.name, e.files
		for at, data := range files {
			if !strings.HasSuffix(at, ".html") {
				continue
			}
			if found := inlined.FindString(data); found != "" {
				t.Errorf("%s: %s holds %s, which its policy forbids", name, at, found)
			}
			for _, m := range linked.FindAllStringSubmatch(data, -1) {
				to, part, _ := strings.Cut(m[1], "#")
				if strings.Contains(to, ":") {
					continue // to somewhere else on the web
				}
				if to == "" {
					to = path.Base(at)
				}
				leads := path.Join(path.Dir(at), to)
				if _, found := files[leads]; !found {
					t.Errorf("%s: %s links to %s, which is not there", name, at, m[1])
				}
				if part != "" && !strings.Contains(files[leads], ` id="`+part+`"`) {
					t.Errorf("%s: %s links to %s, which has no such part", name, at, m[1])
				}
			}
		}
	}
}

func TestEveryPageHasAnAddressATitleAndATwin(t *testing.T) {
	for _, e := range examples() {
		name, s, files := e.name, e.site, e.files
		for _, p := range s.Pages() {
			if found, n := s.Find(p.Address); found != p || n != 1 {
				t.Errorf("%s: the page at %q is not found there", name, p.Address)
			}
			if p.Title == "" && p.Address != "404.html" {
				t.Errorf("%s: the page at %q has no title", name, p.Address)
			}
			if p.Address == "404.html" {
				continue
			}
			twin := "data/" + strings.TrimSuffix(strings.TrimSuffix(p.Address, "/"), ".html") + ".json"
			if p.Address == "" {
				twin = "data/index.json"
			}
			var keys struct{ Schema int }
			if err := json.Unmarshal([]byte(files[twin]), &keys); err != nil || keys.Schema != 1 {
				t.Errorf("%s: %s is no twin of %q: %v", name, twin, p.Address, err)
			}
		}
	}
}

func TestTwoBuildsAreEqual(t *testing.T) {
	for _, e := range examples()[:1] {
		name, one, two := e.name, e.files, built(t, listed(t, e.make(t), site.Options{}))
		if len(one) != len(two) {
			t.Errorf("%s: %d files, then %d", name, len(one), len(two))
		}
		for at, data := range one {
			if two[at] != data {
				t.Errorf("%s: %s differs", name, at)
			}
		}
	}
}

// As at 1 March 2021 the council's nine updates had been posted, from the first board to
// that of 19 January 2021.
func TestNineUpdates(t *testing.T) {
	files := examples()[0].files
	page := files["updates/index.html"]
	for _, want := range []string{"1 to 9 of 9", "23 February 2021", "25 November 2019",
		`<a href="2020-02-25/index.html">Improvement Board Update - 25 February 2020</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the list of updates lacks %q", want)
		}
	}
	minutes := files["updates/2020-02-25/index.html"]
	for _, want := range []string{"Posted 17 March 2020", `rel="prev" href="../2020-01-14/index.html"`,
		`rel="next" href="../2020-09-15/index.html"`} {
		if !strings.Contains(minutes, want) {
			t.Errorf("the update of 25 February 2020 lacks %q", want)
		}
	}
	told := files["progress/2020-01-14/index.html"]
	if want := "14 January 2020. Told: “actions are on track”. By the dates that day: 17 of 34 tasks past their date"; !strings.Contains(told, want) {
		t.Errorf("the page of that board does not say %q", want)
	}
}

// What a board's page says does not change with the day on which the site is made.
func TestPagesOfBoardsStay(t *testing.T) {
	p := record(t, "../..")
	then := built(t, listed(t, public(t, p, programme.Day(2020, 3, 20)), site.Options{}))
	later := examples()[0].files
	for _, at := range []string{"data/progress/2020-02-25.json", "data/progress/2019-10-22.json"} {
		if then[at] == "" || then[at] != later[at] {
			t.Errorf("%s has changed", at)
		}
	}
	if then["progress/2020-09-15/index.html"] != "" {
		t.Error("a board is shown before its minutes were posted")
	}
}

func TestFeeds(t *testing.T) {
	c := public(t, record(t, "../.."), programme.Day(2021, 3, 1))
	files := built(t, listed(t, c, site.Options{Base: "https://www.example.gov.uk/improvement"}))
	var feed struct {
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(files["feed.xml"]), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 9 || feed.Updated != "2021-02-23T00:00:00Z" || feed.Entries[0].Updated != feed.Updated {
		t.Errorf("%d entries, updated %s", len(feed.Entries), feed.Updated)
	}
	if got := feed.Entries[8]; got.ID != "tag:www.example.gov.uk,2019:improve/2019-10-22" ||
		got.Link.Href != "https://www.example.gov.uk/improvement/updates/2019-10-22/index.html" {
		t.Errorf("%+v", got)
	}
	if s := files["sitemap.xml"]; !strings.Contains(s, "<loc>https://www.example.gov.uk/improvement/tasks/1.1/</loc>") ||
		strings.Contains(s, "404") {
		t.Error(s)
	}
	without := examples()[0].files
	if without["sitemap.xml"] != "" || strings.Contains(without["index.html"], "canonical") ||
		!strings.Contains(without["feed.xml"], "<id>urn:uuid:") {
		t.Error("a site without an address says one")
	}
}

// A draft is marked as one on every page, and search engines pass it over.
func TestDraft(t *testing.T) {
	p := record(t, "../..")
	e := publish.Draft(p, programme.Day(2020, 2, 26))
	c := public(t, p, programme.Day(2020, 2, 26))
	c = &report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()), Date: c.Date,
		Public: true, Draft: true, Basis: e.Basis}
	for at, data := range built(t, listed(t, c, site.Options{})) {
		if !strings.HasSuffix(at, ".html") {
			continue
		}
		if !strings.Contains(data, `content="noindex"`) || !strings.Contains(data, `<p class="stamp"><strong>DRAFT`) {
			t.Errorf("%s does not say that it is a draft", at)
		}
	}
}

// wordsBeginning are words with the numbers of their pages: those of the file that a word is in.
func wordsBeginning(t *testing.T, files map[string]string, word string) (index map[string][]int) {
	t.Helper()
	at := "search/letter-" + word[:1] + ".json"
	if strings.HasPrefix(files[at], "[") {
		var both []string
		if read(t, files, at, &both); !slices.Contains(both, word[:2]) {
			return nil
		}
		at = "search/words-" + word[:2] + ".json"
	}
	read(t, files, at, &index)
	return index
}

// lookUp are the pages that a site's script finds for a word of plain letters.
func lookUp(t *testing.T, files map[string]string, word string) (pages []string) {
	t.Helper()
	index := wordsBeginning(t, files, word)
	for _, n := range index[word] {
		var titles [][3]string
		read(t, files, fmt.Sprintf("search/titles-%d.json", n/200), &titles)
		pages = append(pages, titles[n%200][1])
	}
	return pages
}

func TestSearchIndexFindsPages(t *testing.T) {
	files := examples()[0].files
	if found := lookUp(t, files, "agency"); !slices.Contains(found, "updates/2020-02-25/index.html") {
		t.Errorf("nobody finds the minutes that speak of agency staff: %v", found)
	}
	for word, at := range map[string]string{"centre": "tasks/2.2/index.html", "asthma": "tasks/4.1/index.html",
		"retired": "risks/not-enough-homes/index.html", "borrowed": "tasks/2.2/index.html", "conference": "glossary/index.html"} {
		if found := lookUp(t, examples()[2].files, word); !slices.Contains(found, at) {
			t.Errorf("nobody finds %s by %q: %v", at, word, found)
		}
	}
}

// A list of pages that ends before all are in it would hide those that come later from whoever
// asks for a second word too: a word has all its pages, or is known to be on too many.
func TestSearchIndexListsAllPagesOfAWordOrNone(t *testing.T) {
	const many = 60
	files := examples()[0].files
	on := map[string]int{} // how many pages have a word in what they say of themselves
	words, marks := regexp.MustCompile(`[a-z]{4,20}`), regexp.MustCompile(`<[^>]*>`)
	for at, data := range files {
		_, main, is := strings.Cut(data, "<h1>")
		if !is || at == "404.html" || at == "search/index.html" {
			continue
		}
		title, _, _ := strings.Cut(main, "</h1>")
		title = strings.ToLower(marks.ReplaceAllString(title, ""))
		for _, word := range slices.Compact(slices.Sorted(slices.Values(words.FindAllString(title, -1)))) {
			on[word]++
		}
	}
	listed, unlisted := 0, 0
	for word, n := range on {
		pages, known := wordsBeginning(t, files, word)[word]
		switch {
		case !known || pages != nil && len(pages) < min(n, many) || len(pages) > many:
			t.Errorf("%s is in the titles of %d pages and found on %d", word, n, len(pages))
		case pages == nil:
			unlisted++
		default:
			listed++
		}
	}
	if listed < 50 || unlisted == 0 {
		t.Errorf("%d words are listed, and %d are on too many pages", listed, unlisted)
	}
}

// The script asks for the file of a word's first letter, whether a page has such a word or not.
func TestSearchIndexHasEachLetter(t *testing.T) {
	files := examples()[0].files
	for _, letter := range "abcdefghijklmnopqrstuvwxyz0123456789" {
		if files["search/letter-"+string(letter)+".json"] == "" {
			t.Errorf("words with %c are asked for in vain", letter)
		}
	}
}

// A letter of many words has a file for each letter that follows it.
func TestSearchIndexIsInSmallFiles(t *testing.T) {
	p := manyTasks(t)
	for i, task := range p.Ambitions[0].Tasks {
		for n := range 12 {
			task.Title.Value += fmt.Sprintf(" x%c%dth%d", 'a'+i%26, i, n)
		}
	}
	files := built(t, listed(t, public(t, p, programme.Day(2020, 6, 1)), site.Options{}))
	for i := range p.Ambitions[0].Tasks {
		at := fmt.Sprintf("tasks/1.%d/index.html", i+1)
		if found := lookUp(t, files, fmt.Sprintf("x%c%dth11", 'a'+i%26, i)); !slices.Contains(found, at) {
			t.Errorf("nobody finds %s by its last word: %v", at, found)
		}
	}
	for at, data := range files {
		words := strings.HasPrefix(at, "search/letter-") || strings.HasPrefix(at, "search/words-")
		if words && len(data) > 20<<10 {
			t.Errorf("%s has %d bytes", at, len(data))
		}
	}
}

// What a board took out of the plan keeps its page, with the decision.
func TestWhatLeftThePlanKeepsItsPage(t *testing.T) {
	p := record(t, "../..")
	minutes := p.Updates[0]
	minutes.Decisions = append(minutes.Decisions, programme.Decision{
		Text:    programme.Text{Value: "The measure of contacts goes.", Pos: minutes.Date.Pos},
		Permits: []programme.Permit{{Drop: programme.Text{Value: "measure contacts-in-a-day", Pos: minutes.Date.Pos}}}})
	s := listed(t, public(t, p, programme.Day(2021, 3, 1)), site.Options{})
	page := built(t, s)["measures/contacts-in-a-day/index.html"]
	for _, want := range []string{"This measure has left the plan", "The measure of contacts goes.",
		`href="../../updates/2019-10-22/index.html"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if s.Address(doc.Ref{Kind: "measure", ID: "contacts-in-a-day"}) == "" {
		t.Error("links to it are dead")
	}
}

func TestLongListsAreOnSeveralSheets(t *testing.T) {
	p := record(t, "../..")
	a := p.Ambitions[0]
	for i := range 230 {
		task := *a.Tasks[0]
		task.ID.Value = "x" + strings.Repeat("0", 3-len(itoa(i))) + itoa(i)
		a.Tasks = append(a.Tasks, &task)
	}
	s := listed(t, public(t, p, programme.Day(2021, 3, 1)), site.Options{})
	files := built(t, s)
	all, marked := "", 0
	for at, data := range files {
		if strings.HasSuffix(at, ".html") && strings.Contains(data, "*</span>") {
			marked++
			if !strings.Contains(data, "from dates") {
				t.Errorf("%s does not say what * is", at)
			}
		}
		if strings.HasSuffix(at, ".html") && len(data) > 300_000 && at != "plan/index.html" {
			t.Errorf("%s has %d bytes", at, len(data))
		}
		if at == "tasks/index.html" || strings.HasPrefix(at, "tasks/page-") {
			all += data
		}
	}
	if marked < 230 {
		t.Errorf("only %d pages have a rating marked *", marked)
	}
	for i := range 230 {
		id := "x" + strings.Repeat("0", 3-len(itoa(i))) + itoa(i)
		if strings.Count(all, `/`+id+`/index.html"`)+strings.Count(all, `"`+id+`/index.html"`) == 0 {
			t.Errorf("task %s is on no sheet of the list", id)
		}
	}
	if page, n := s.Find("tasks/page-3/"); page == nil || n != 3 || page.Address != "tasks/" {
		t.Error("a further sheet is not found")
	}
}

// A paragraph that names thousands of things is on several sheets too, and loses none.
func TestLongParagraphsAreOnSeveralSheets(t *testing.T) {
	var line doc.Line
	for i := range 4000 {
		line = append(line, doc.Span{Text: "task " + itoa(i), Ref: doc.Ref{Kind: "task", ID: itoa(i)}}, doc.Span{Text: "; "})
	}
	sheets := site.Sheets(doc.Document{Blocks: []doc.Block{&doc.Paragraph{Line: line}}})
	if len(sheets) < 4 {
		t.Errorf("%d sheets", len(sheets))
	}
	whole := ""
	for _, sheet := range sheets {
		for _, b := range sheet.Blocks {
			whole += b.(*doc.Paragraph).Line.String()
		}
	}
	if whole != line.String() {
		t.Error("words were lost")
	}
}

// What stands under the last list says what its marks are, and is on each sheet. Under a
// heading of its own it belongs there, and long words are no key.
func TestTheKeyIsOnEachSheet(t *testing.T) {
	list, long := &doc.List{}, doc.Text(strings.Repeat("many words ", 120))
	for i := range 250 {
		list.Items = append(list.Items, doc.Item{Line: doc.Text(itoa(i))})
	}
	for name, c := range map[string]struct {
		before, under []doc.Block
		on            int // sheets that the last paragraph is on
	}{
		"under the list":   {[]doc.Block{list}, []doc.Block{&doc.Paragraph{Line: doc.Text("* a mark")}}, 3},
		"under a heading":  {[]doc.Block{list, &doc.Heading{Level: 2, Text: "Note"}}, []doc.Block{&doc.Paragraph{Line: doc.Text("so")}}, 1},
		"long":             {[]doc.Block{list}, []doc.Block{&doc.Paragraph{Line: long}}, 1},
		"only the last":    {[]doc.Block{list, &doc.Paragraph{Line: long}}, []doc.Block{&doc.Paragraph{Line: doc.Text("so")}}, 1},
		"there is no list": {nil, []doc.Block{&doc.Paragraph{Line: doc.Text("so")}}, 1},
	} {
		sheets, on := site.Sheets(doc.Document{Blocks: slices.Concat(c.before, c.under)}), 0
		for _, sheet := range sheets {
			if sheet.Blocks[len(sheet.Blocks)-1] == c.under[len(c.under)-1] {
				on++
			}
		}
		if on != c.on {
			t.Errorf("%s: on %d of %d sheets", name, on, len(sheets))
		}
	}
}

func itoa(n int) string {
	data, _ := json.Marshal(n)
	return string(data)
}

// Whoever writes the files stops where the disk is full.
func TestAFailureEndsTheBuild(t *testing.T) {
	full := errors.New("the disk is full")
	for _, at := range []int{0, 1, 40} {
		written := 0
		err := examples()[2].site.Build(func(site.File) error {
			if written++; written > at {
				return full
			}
			return nil
		})
		if !errors.Is(err, full) || written != at+1 {
			t.Errorf("after %d files: %d were written, and the error is %v", at, written, err)
		}
	}
}

var (
	ofTerminal = regexp.MustCompile(`improve (?:[a-z-]+ )?--?[a-z]|improve (?:status|overdue|show|check|validate|explain|rate|` +
		`report|trend|history|diff|what-if|forecast|retarget|minutes|init|import|fmt|new|site|serve)\b`)
	headingID = regexp.MustCompile(`<h[2-6] id="([^"]*)">`)
	changing  = regexp.MustCompile(`^\d|-\d+-(?:january|february|march|april|may|june|july|august|september|october|november|december)\b`)
)

// Who reads a page has no terminal: no page of a public site names a command.
func TestPagesNameNoCommand(t *testing.T) {
	for _, e := range examples() {
		if !strings.Contains(e.name, "public") {
			continue
		}
		for name, text := range e.files {
			if said := ofTerminal.FindString(text); said != "" {
				t.Errorf("%s: %s says %q", e.name, name, said)
			}
		}
	}
}

// Links to a part of a page stay when what it counts, and the day, change.
func TestHeadingsHaveLastingIDs(t *testing.T) {
	found := 0
	for _, e := range examples() {
		for name, text := range e.files {
			for _, m := range headingID.FindAllStringSubmatch(text, -1) {
				found++
				if changing.MatchString(m[1]) {
					t.Errorf("%s: %s has a heading with the id %s", e.name, name, m[1])
				}
			}
		}
	}
	if found < 500 {
		t.Errorf("%d headings with ids were found", found)
	}
}

var (
	tagged  = regexp.MustCompile(`<[^>]*>`)
	starred = regexp.MustCompile(`[BRAG]\*|(?:track|behind)\*`)
	keyed   = regexp.MustCompile(`\* (?:computed|worked out) from dates|marked \* comes from the dates`)
)

// A letter that no lead gave is said to come from dates on each page that has one.
func TestTheMarkOfDatesIsExplainedWhereItIs(t *testing.T) {
	found := 0
	for _, e := range examples() {
		for name, text := range e.files {
			_, main, is := strings.Cut(text, "<main")
			if !is || path.Ext(name) != ".html" {
				continue
			}
			words := tagged.ReplaceAllString(main, "")
			if !starred.MatchString(words) {
				continue
			}
			if found++; !keyed.MatchString(words) {
				t.Errorf("%s: %s has %s, and does not say what * is", e.name, name, starred.FindString(words))
			}
		}
	}
	if found < 100 {
		t.Errorf("%d pages have the mark", found)
	}
}

// The public's pages rest on an earlier day than theirs: a meeting between the two was held.
func TestAMeetingWhoseMinutesAreNotPublishedWasHeld(t *testing.T) {
	c := public(t, record(t, "../../examples/brightwater"), programme.Day(2025, 9, 10))
	page, err := report.Show(c, "group", "board")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, list := range page.Lists {
		for _, item := range list.Items {
			said[item.ID] = item.Text
		}
	}
	for day, want := range map[string]string{"3 July 2025": "minutes: 2025-07-03", "4 September 2025": "no minutes are published",
		"16 October 2025": "not held yet"} {
		if said[day] != want {
			t.Errorf("of %s it says %q, and not %q", day, said[day], want)
		}
	}
}

// Readers do not know an update by the name of its file.
func TestUpdatesAreCalledByTheirTitles(t *testing.T) {
	found := 0
	for _, e := range examples() {
		for name, text := range e.files {
			if !strings.HasPrefix(name, "updates/") || path.Dir(name) == "updates" {
				continue
			}
			found++
			_, after, _ := strings.Cut(text, "<h1>")
			title, _, _ := strings.Cut(after, "</h1>")
			if stem := path.Base(path.Dir(name)); strings.Contains(title, stem) {
				t.Errorf("%s: the heading of %s is %q", e.name, name, title)
			}
		}
	}
	if found < 20 {
		t.Errorf("%d updates were looked at", found)
	}
}
