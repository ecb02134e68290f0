package cli

import (
	"bytes"
	"net/http"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/serve"
)

// What is served to the public is what improve site writes, byte for byte; where that makes
// no site, nothing is served.
func TestServedToThePublicIsTheSite(t *testing.T) {
	b := newSiteBuilder(t)
	b.put("plan/site.yaml", "title: Our site\naddress: https://www.example.gov.uk/improvement\n")
	folder := filepath.Join(t.TempDir(), "site")
	b.make(folder)
	app := quietApp(&bytes.Buffer{}, b.record)
	app.Now = func() time.Time { return time.Date(2026, 2, 25, 12, 0, 0, 0, time.UTC) }
	g := newGlobals(app)
	serving := func() (*serve.Server, error) {
		r, err := g.files.fromFiles(record.Open)
		if err != nil {
			t.Fatal(err)
		}
		return serve.New(serve.Options{Office: g.office(audience{who: "public"}, "").serve(), Public: true}, r, 8420)
	}
	s, err := serving()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range tree(t, folder, false) {
		if status, page := (web{t, b.record, s}).page(name); status != http.StatusOK || page != want {
			t.Errorf("%s: %d, another page", name, status)
		}
	}
	const plan = "plan/ambitions/1-leadership.yaml"
	for _, c := range []struct{ file, from, to, want string }{
		{plan, "2026-09}", "2026-09, restrictd: {reason: Prices.}}", "the record has 1 error"},
		{plan, "Fill the posts", "Ann Lee fills the posts", "names Ann Lee"},
		{plan, "tasks:\n", "tasks:\n  - {id: x1, title: One, target: 2026-09}\n  - {id: X1, title: Two, target: 2026-09}\n",
			"would have one page"},
		{"plan/site.yaml", "https://", "www.", "it is no address"},
	} {
		b.edit(c.file, c.from, c.to)
		if _, err := serving(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: it says %v", c.to, err)
		}
		b.edit(c.file, c.to, c.from)
	}
}

// A link into an editor names the very file, whatever its name holds.
func TestEditorLinksNameTheFile(t *testing.T) {
	const file = "/a b/c&line=9+d?e#f%20.yaml"
	for _, name := range editorNames() {
		u, err := url.Parse((&serveFlags{editor: name}).link()(file, 3))
		if err != nil {
			t.Fatal(err)
		}
		named := u.Path
		if u.RawQuery != "" {
			named = u.Query().Get("file") + ":" + u.Query().Get("line")
		}
		if named != file+":3" {
			t.Errorf("%s opens %q", name, named)
		}
	}
}

// What a page or a form was made of is let go with it: a record that is served moves for
// months.
func TestCallsKeepNothingOfTheRecord(t *testing.T) {
	app := quietApp(&bytes.Buffer{}, aRecord(t, "\n"))
	app.Now = func() time.Time { return time.Date(2020, 2, 25, 12, 0, 0, 0, time.UTC) }
	g := newGlobals(app)
	office := g.office(audience{who: "board"}, "ann-lee").serve()
	made := func() weak.Pointer[record.Record] {
		r, err := g.files.fromFiles(record.Open)
		if err != nil {
			t.Fatal(err)
		}
		c, err := office.Context(r, programme.Date{})
		if err != nil {
			t.Fatal(err)
		}
		at := serve.At{Record: r, Context: c}
		ids := map[string]string{"task": "1.1", "person": "ann-lee", "measure": "in-time", "risk": "staff",
			"action": "2020-01-14.1"}
		for _, p := range office.Pages {
			if _, err := p.Fields(at); err != nil {
				t.Error(p.Title, err)
			}
			if _, err := p.Make(at, ids[p.Of], nil); err != nil {
				t.Error(p.Title, err)
			}
		}
		for _, v := range office.Verbs {
			if _, err := v.Fields(at, ids[v.Of]); err != nil {
				t.Error(v.Title, err)
			}
		}
		return weak.Make(r)
	}
	kept := made()
	runtime.GC()
	runtime.GC()
	if kept.Value() != nil {
		t.Error("the record is kept")
	}
}
