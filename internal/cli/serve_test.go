package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"improve/internal/record"
	"improve/internal/serve"
	"improve/internal/site"
)

// servedRecord is a record as at 25 February 2020, with all that a form is about. Its
// updates of that day have comments, lists and maps in one line, and are committed.
var servedRecord = map[string]string{
	"plan/programme.yaml": "name: Improvement programme\ngroups:\n" +
		"  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31]}\n",
	"plan/people.yaml": "people:\n  - {id: ann-lee, name: Ann Lee, role: Head of Early Help, kind: person}\n" +
		"  - {id: bo-kay, name: Bo Kay, role: Reviewer, kind: person}\n",
	"plan/measures.yaml": "measures:\n  - {id: in-time, title: In time, unit: \"%\", polarity: higher, every: month, " +
		"counts: false}\n",
	"plan/risks.yaml": "risks:\n  - {id: staff, title: Posts are empty, owner: ann-lee, likelihood: 3, impact: 3, " +
		"mitigation: Agency cover.}\n",
	"plan/ambitions/1-leadership.yaml": "id: 1\ntitle: Leadership\ntasks:\n" +
		"  - {id: 1.1, title: Fill the posts, leads: [ann-lee], target: 2020-06, activities: {a: Advertise, b: Interview}}\n" +
		"  - {id: 1.2, title: Meet, leads: [ann-lee], target: 2020-09}\n",
	"updates/2020-01-14-board.yaml": "date: 2020-01-14\nmeeting: board\nactions:\n" +
		"  - {id: 2020-01-14.1, text: Circulate the data., owner: ann-lee, due: 2020-02-14}\n",
	"updates/2020-02-25-leadership.yaml": "# What I say today.\ndate: 2020-02-25\nby: ann-lee\n" +
		"progress: {1.2: {note: \"It meets.\"}} # in one line\n",
	"updates/2020-02-25-measures.yaml": "date: 2020-02-25   # today\nby: ann-lee\nnote: Figures follow.\n",
	"updates/2020-02-25-risks.yaml":    "date: 2020-02-25\nby: ann-lee\n# Nothing yet.\nnote: See below.\n",
	"updates/2020-02-25-actions.yaml":  "date: 2020-02-25\nby: ann-lee\nnote: 'See below.'\n",
	"updates/2020-02-25-board.yaml":    "date: 2020-02-25\nmeeting: board # the board\nby: ann-lee\nsections: [{heading: Welcome, text: All were there.}]\n",
}

// aRecord writes a record with one kind of line end, and commits it.
func aRecord(t *testing.T, ends string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range servedRecord {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(text, "\n", ends)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git(t, dir, "init", "-q")
	git(t, dir, "config", "core.autocrlf", "false")
	git(t, dir, "config", "user.name", "Ann Lee")
	git(t, dir, "config", "user.email", "ann@example.org")
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "-q", "-m", "Begin")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v: %s", args, err, out)
	}
	return string(out)
}

// web is a server of a record, without a network.
type web struct {
	t   *testing.T
	dir string
	*serve.Server
}

func served1(t *testing.T, dir string, change func(*serve.Options)) web {
	t.Helper()
	app := quietApp(&bytes.Buffer{}, dir)
	app.Now = func() time.Time { return time.Date(2020, 2, 25, 12, 0, 0, 0, time.UTC) }
	g := newGlobals(app)
	o := serve.Options{Office: g.office(audience{who: "board"}, "ann-lee").serve(), Log: func(line string) { t.Error(line) }}
	if change != nil {
		change(&o)
	}
	r, err := g.files.fromFiles(record.Open)
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve.New(o, r, 8420)
	if err != nil {
		t.Fatal(err)
	}
	return web{t, dir, s}
}

func (w web) ask(method, target string, said url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8420"+target, strings.NewReader(said.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://127.0.0.1:8420")
	}
	answer := httptest.NewRecorder()
	w.Handler().ServeHTTP(answer, r)
	return answer
}

func (w web) page(target string) (status int, page string) {
	a := w.ask(http.MethodGet, target, nil)
	return a.Code, a.Body.String()
}

// diffs are the diffs that a preview shows, as a browser reads them.
func diffs(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for n := range root.Descendants() {
		if n.Data != "pre" || len(n.Attr) == 0 || n.Attr[0].Val != "diff" {
			continue
		}
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				all.WriteString(d.Data)
			}
		}
	}
	return all.String()
}

// asShown is git's diff without what a preview does not show: the names of its objects and
// the words behind a place.
func asShown(diff string) string {
	diff = regexp.MustCompile(`(?m)^(diff --git|index|new file mode) .*\n`).ReplaceAllString(diff, "")
	diff = regexp.MustCompile(`(?m)^(---|\+\+\+) [ab]/`).ReplaceAllString(diff, "$1 ")
	return regexp.MustCompile(`(?m)^(@@ .* @@).*$`).ReplaceAllString(diff, "$1")
}

// filledIn is what somebody fills into the form of each verb.
var filledIn = map[string]url.Values{
	"/tasks/1.1/rate": {"word:rating": {"R"}, "note": {"Nobody applied: \"none\"."}, "forecast": {"2020-10"},
		"recovery": {"Agency cover,\nuntil May."}, "escalate-to": {"board"}, "ask": {"Agree a fee."}, "ask-by": {"2020-03-31"},
		"done": {"a", "b"}},
	"/tasks/1.1/note":     {"note": {"Interviews are on Friday.  # really"}, "done": {"a"}},
	"/tasks/1.2/impact":   {"word:difference": {"some"}, "note": {"Families wait less."}, "source": {"audit"}, "sample": {"12"}},
	"/tasks/1.1/retarget": {"word:new target": {"2020-12"}, "reason": {"The chair begins in May."}},
	"/tasks/1.2/end":      {"as": {"on-hold"}, "until": {"2020-09"}, "reason": {"The post is empty."}},
	"/measures/in-time/measure": {"word:value": {"84.2"}, "period": {"2020-01"}, "numerator": {"160"}, "denominator": {"190"},
		"england": {"83"}},
	"/risks/staff/risk":          {"likelihood": {"4"}, "impact": {"5"}, "note": {"Two posts are empty."}},
	"/actions/2020-01-14.1/done": {"note": {"Circulated on 20 February."}},
	"/minutes/new":               {"word:date": {"2020-03-31"}},
}

// Of every form git then says, byte for byte, what the form had shown: whatever the ends of
// the lines, with comments, and with maps in one line.
func TestEveryFormWritesWhatItShows(t *testing.T) {
	if n := len(spokenVerbs()); n != len(filledIn) {
		t.Errorf("%d verbs, and words for %d", n, len(filledIn))
	}
	for _, ends := range []string{"\n", "\r\n"} {
		for target, words := range filledIn {
			t.Run(strings.Trim(target, "/")+strings.ReplaceAll(ends, "\r\n", " CRLF"), func(t *testing.T) {
				w := served1(t, aRecord(t, ends), nil)
				if status, page := w.page(target); status != http.StatusOK {
					t.Fatalf("%d: %s", status, page)
				}
				words["step"] = []string{"preview"}
				page := w.ask(http.MethodPost, target, words)
				shown := diffs(t, page.Body.String())
				if page.Code != http.StatusOK || shown == "" {
					t.Fatalf("%d: %s", page.Code, page.Body)
				}
				answer := w.writes(target, words, page.Body.String())
				if answer.Code != http.StatusSeeOther {
					t.Fatalf("%d: %s", answer.Code, answer.Body)
				}
				git(t, w.dir, "add", "-N", ".")
				if did := asShown(git(t, w.dir, "diff", "--no-color", "--no-ext-diff")); did != shown {
					t.Errorf("shown\n%q\nwritten\n%q", shown, did)
				}
				if status, page := w.page(answer.Header().Get("Location")); status != http.StatusOK ||
					!strings.Contains(page, "Wrote updates/2020-") {
					t.Errorf("%d: %s", status, page)
				}
			})
		}
	}
}

// writes sends what a preview would send.
func (w web) writes(target string, words url.Values, preview string) *httptest.ResponseRecorder {
	sent := url.Values{}
	for name, values := range words {
		sent[name] = values
	}
	for _, name := range []string{"fingerprint", "once"} {
		_, after, _ := strings.Cut(preview, `name="`+name+`" value="`)
		value, _, _ := strings.Cut(after, `"`)
		sent.Set(name, value)
	}
	sent.Set("step", "write")
	return w.ask(http.MethodPost, target, sent)
}

// What a verb refuses in a terminal its form refuses, and names fields where the terminal
// names flags.
func TestFormsRefuseInTheirOwnWords(t *testing.T) {
	w := served1(t, aRecord(t, "\n"), nil)
	for _, c := range []struct {
		target string
		words  url.Values
		want   string
	}{
		{"/tasks/1.1/rate", url.Values{"word:rating": {"R"}, "note": {"So."}}, "fill in “Escalate to”, such as board, “Ask”"},
		{"/tasks/1.1/rate", url.Values{"word:rating": {"B"}, "note": {"So."}}, "“Evidence”"},
		{"/tasks/1.1/rate", url.Values{"word:rating": {"X"}, "note": {"So."}}, "is not a rating"},
		{"/tasks/1.1/rate", url.Values{}, "Fill in “Rating” and “Note”"},
		{"/tasks/1.1/rate", url.Values{"note": {"So."}}, "Fill in “Rating”"},
		{"/tasks/1.1/note", url.Values{"forecast": {"2020-04"}}, "Fill in “Note”"},
		{"/tasks/1.1/impact", url.Values{}, "Fill in “Difference”"},
		{"/minutes/new", url.Values{}, "Fill in “Date”"},
		{"/minutes/new", url.Values{"word:date": {"2020-02-25"}}, "Open it and write on"},
		{"/risks/staff/risk", url.Values{}, "Fill in “Likelihood” and “Impact”, or “Status” closed"},
		{"/tasks/1.1/rate", url.Values{"word:rating": {"A"}, "note": {"So."}, "forecast": {"soon"}}, "“Forecast”"},
		{"/tasks/1.1/rate", url.Values{"word:rating": {"A"}, "note": {"So."}, "sample": {"many"}}, "many"},
		{"/tasks/1.1/retarget", url.Values{"word:new target": {"2020-12"}}, "“Reason”"},
		{"/tasks/1.1/end", url.Values{"as": {"on-hold"}, "reason": {"So."}}, "last day"},
		{"/measures/in-time/measure", url.Values{"word:value": {"84"}}, "“Period”"},
		{"/risks/staff/risk", url.Values{"likelihood": {"9"}, "impact": {"1"}}, "9"},
		{"/minutes/new", url.Values{"word:date": {"2020-04-01"}}, "No meeting"},
	} {
		a := w.ask(http.MethodPost, c.target, c.words)
		page := html.UnescapeString(a.Body.String())
		if a.Code != http.StatusUnprocessableEntity || !strings.Contains(page, c.want) {
			t.Errorf("%s %v: %d, without %q:\n%s", c.target, c.words, a.Code, c.want, page)
		}
		if alert := regexp.MustCompile(`(?s)role="alert".*?</div>`).FindString(page); strings.Contains(alert, "--") || strings.Contains(alert, "mprove ") {
			t.Errorf("%s %v: it names what is for a terminal: %s", c.target, c.words, alert)
		}
	}
	if left := git(t, w.dir, "status", "--short"); left != "" {
		t.Errorf("written: %s", left)
	}
}

// What is sent besides the fields of a form does nothing.
func TestFormsTakeTheirOwnFieldsAlone(t *testing.T) {
	w := served1(t, aRecord(t, "\n"), nil)
	a := w.ask(http.MethodPost, "/tasks/1.1/note", url.Values{"note": {"So."}, "by": {"bo-kay"}, "dry-run": {"true"},
		"word:rating": {"G"}, "recovery": {"x"}, "as-at": {"2020-01-01"}, "directory": {"/"}})
	shown := diffs(t, a.Body.String())
	if a.Code != http.StatusOK || !strings.Contains(shown, "So.") {
		t.Fatalf("%d: %s", a.Code, a.Body)
	}
	for _, bad := range []string{"bo-kay", "rating", "recovery", "2020-01-01"} {
		if strings.Contains(shown, "+") && strings.Contains(shown, bad) {
			t.Errorf("%s came in:\n%s", bad, shown)
		}
	}
}

// With --commit what was written is committed, and nothing else.
func TestFormsCommit(t *testing.T) {
	dir := aRecord(t, "\n")
	if err := os.WriteFile(filepath.Join(dir, "other.txt"), []byte("not yet"), 0o644); err != nil {
		t.Fatal(err)
	}
	w := served1(t, dir, func(o *serve.Options) { o.Commit = true })
	words := url.Values{"note": {"So."}}
	preview := w.ask(http.MethodPost, "/tasks/1.1/note", words).Body.String()
	if a := w.writes("/tasks/1.1/note", words, preview); a.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.Code, a.Body)
	}
	if left := git(t, dir, "status", "--short"); left != "?? other.txt\n" {
		t.Errorf("left: %q", left)
	}
	if log := git(t, dir, "log", "-1", "--format=%s %an"); log != "Progress of 1.1: So Ann Lee\n" {
		t.Errorf("committed: %q", log)
	}
}

// Every page of a command is there, and says for programs what the command says.
func TestServedPages(t *testing.T) {
	w := served1(t, aRecord(t, "\n"), nil)
	for target, want := range map[string]string{
		"/":                                    "Leadership",
		"/?ambition=1&rating=none":             "not rated",
		"/?lead=nobody":                        "no person or body",
		"/what-if/":                            "31 March 2020",
		"/contradictions/":                     "Assurance",
		"/trend/":                              "25 February 2020",
		"/trend/?from-git=true":                "",
		"/diff/":                               "Changes",
		"/diff/?from=2020-01-14":               "Changes",
		"/diff/?by=shown":                      "both boards",
		"/check/":                              "wrong with the record",
		"/people/ann-lee/before-the-board":     "Ann Lee",
		"/tasks/1.2/history":                   "It meets.",
		"/as-told/2020-01-14/":                 "14 January 2020",
		"/as-told/2020-06-30/what-if/":         "",
		"/as-told/2020-01-14/assets/serve.css": "",
		"/tasks/1.1/":                          "Fill the posts",
	} {
		status, page := w.page(target)
		if bad := strings.Contains(target, "nobody") || strings.HasSuffix(target, "by=shown"); (status == http.StatusOK) == bad ||
			!strings.Contains(page, want) {
			t.Errorf("%s: %d, without %q", target, status, want)
		}
	}
	var b bytes.Buffer
	app := quietApp(&b, w.dir)
	app.Now = func() time.Time { return time.Date(2020, 2, 25, 12, 0, 0, 0, time.UTC) }
	app.Run([]string{"status", "--ambition", "1", "--format", "json"})
	var page, said map[string]any
	_, data := w.page("/data/index.json?ambition=1")
	if err := errors.Join(json.Unmarshal([]byte(data), &page), json.Unmarshal(b.Bytes(), &said)); err != nil {
		t.Fatal(err)
	}
	said["schema"] = 1.0
	if !reflect.DeepEqual(any(page), saying(said)) {
		t.Errorf("the page says\n%s\nand the command\n%s", data, b.String())
	}
	for _, target := range []string{"/", "/what-if/", "/people/ann-lee/before-the-board"} {
		if _, page := w.page(target); strings.Contains(page, "improve ") {
			t.Errorf("%s names a command:\n%s", target, page)
		}
	}
	for _, own := range []string{"check/", "trend/", "tasks/1.2/history"} {
		if _, data := w.page("/" + site.TwinFile(own)); !strings.HasPrefix(data, `{"schema":1,`) {
			t.Errorf("%s begins with %.40q", site.TwinFile(own), data)
		}
	}
}

// saying is JSON without the keys that have nothing to say, as pages are.
func saying(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			switch list, isList := value.([]any); {
			case value == nil, value == false, value == "", isList && len(list) == 0:
				delete(v, key)
			default:
				v[key] = saying(value)
			}
		}
	case []any:
		for i := range v {
			v[i] = saying(v[i])
		}
	}
	return v
}

// Who begins on the first page and follows links comes to every page and every form.
func TestLinksLeadToEveryPageAndForm(t *testing.T) {
	w := served1(t, aRecord(t, "\n"), nil)
	met, queue := map[string]bool{"/": true}, []string{"/"}
	ends := map[string]bool{} // the last words of addresses
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		status, page := w.page(at)
		if status != http.StatusOK {
			t.Errorf("%s: %d", at, status)
		}
		if wrong := regexp.MustCompile(` id="[^"]*\s[^"]*"|action=""|<option[^>]*></option>`).FindString(page); wrong != "" {
			t.Errorf("%s is no good HTML: %s", at, wrong)
		}
		base, _ := url.Parse("http://127.0.0.1:8420" + at)
		for _, m := range regexp.MustCompile(` href="([^"#]*)`).FindAllStringSubmatch(page, -1) {
			to, err := base.Parse(html.UnescapeString(m[1]))
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(to.Path, "index.html")
			if to.Host != base.Host || met[name] || strings.HasPrefix(name, "/as-") || path.Ext(name) != "" && !strings.HasSuffix(name, "/") {
				continue
			}
			met[name], ends[path.Base(name)] = true, true
			queue = append(queue, name)
		}
	}
	for _, p := range newGlobals(quietApp(&bytes.Buffer{}, w.dir)).office(audience{who: "board"}, "ann-lee").pages() {
		if p.Address != "" && !ends[strings.TrimSuffix(p.Address, "/")] {
			t.Errorf("no link leads to %q (%s)", p.Title, p.Address)
		}
	}
	for _, v := range spokenVerbs() {
		if !ends[v.name] && !met["/"+v.name+"/new"] {
			t.Errorf("no link leads to the form %q", v.name)
		}
	}
}
