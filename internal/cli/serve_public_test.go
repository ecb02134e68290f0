package cli

import (
	"bytes"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
