package site_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"improve/internal/assess"
	"improve/internal/cases"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
	"improve/internal/site"
)

// seeded is a programme that gives every row of the schema, each a word of its own, and that
// the public may read: both its updates are minutes of the board and posted.
func seeded() *programme.Programme {
	p := schematest.Clear(schematest.Full(), func(k *schema.Key) bool { return k.Guards })
	p.Policy = programme.DefaultPolicy()
	p.AsAt = programme.Dated{}
	p.Groups[0].Meetings = nil
	for _, u := range p.Updates {
		u.Meeting.Value, u.Adopted = p.Groups[0].ID.Value, false
		u.Posted = programme.Dated{Date: u.Date.Date.AddDays(5), Pos: u.Date.Pos}
		p.Groups[0].Meetings = append(p.Groups[0].Meetings, u.Date)
	}
	for _, g := range p.Groups {
		g.Board = nil
	}
	for _, v := range p.People {
		v.Kind.Value, v.Public = "person", true
	}
	for _, plan := range p.Plans {
		plan.Published = programme.Dated{}
	}
	return p
}

// seeds are the words and figures of some records that no other record has.
func seeds(p *programme.Programme, of func(*schema.Entry) bool) []*programme.Text {
	var list []*programme.Text
	schema.Walk(p, func(e *schema.Entry) {
		if !of(e) {
			return
		}
		e.Values(func(k *schema.Key) {
			for t := range k.Texts(e.Record) {
				if t.Given() && k.Shape.Single().Refers == "" &&
					(strings.HasPrefix(t.Value, "zw") || strings.HasSuffix(t.Value, ".5")) {
					list = append(list, t)
				}
			}
		})
	})
	return list
}

// siteOf is the site of a programme; nil where a text names what may not be published.
func siteOf(t *testing.T, p *programme.Programme) map[string]string {
	t.Helper()
	e := publish.Public(p, programme.Day(2021, 1, 1))
	if len(e.Leaks) > 0 {
		return nil
	}
	c := &report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()),
		Date: report.FromFlag, Public: true, Basis: e.Basis, Unposted: e.Unposted, LeftOut: e.Left.Words(),
		NotLooked: e.NotLooked}
	return built(t, listed(t, c, site.Options{Base: "https://example.org/"}))
}

// found are the seeds that stand in a file of a site, or in its name.
func found(files map[string]string, seeds []*programme.Text) []string {
	var list []string
	for name, data := range files {
		for _, s := range seeds {
			if strings.Contains(data, s.Value) || strings.Contains(name, s.Value) {
				list = append(list, s.Value+" in "+name)
			}
		}
	}
	return list
}

func everything(*schema.Entry) bool { return true }

// Every word and figure that a site shows is on none of its files once its record is
// restricted, nor those of the record's parts.
func TestNothingRestrictedIsOnTheSite(t *testing.T) {
	p := seeded()
	all := seeds(p, everything)
	if shown := found(siteOf(t, p), all); len(shown) < len(all) {
		t.Fatalf("of %d words the site has %d: it shows too little for this test", len(all), len(shown))
	}
	sites := 0
	for i := range recordsOf(p) {
		if !cases.Tried(i, 6) {
			continue
		}
		p := seeded()
		e := recordsOf(p)[i]
		e.Meta().Restricted = &programme.Restriction{}
		files := siteOf(t, p)
		if files == nil {
			continue
		}
		sites++
		below := func(other *schema.Entry) bool {
			for ; other != nil; other = other.Parent {
				if other.Record == e.Record {
					return true
				}
			}
			return false
		}
		for _, words := range found(files, seeds(p, below)) {
			t.Errorf("a restricted %s: %s", e.Shape.Name, words)
		}
	}
	if sites < 10 {
		t.Errorf("only %d sites were made", sites)
	}
}

// recordsOf are the records of a programme that can be restricted by themselves.
func recordsOf(p *programme.Programme) []*schema.Entry {
	var list []*schema.Entry
	schema.Walk(p, func(e *schema.Entry) {
		if m := e.Meta(); m != nil && m != &p.Meta {
			list = append(list, e)
		}
	})
	return list
}

// Nothing of what was written after the latest board whose minutes are posted is on the site.
func TestNothingNotYetSeenIsOnTheSite(t *testing.T) {
	for _, minutes := range []bool{true, false} {
		p := seeded()
		last := p.Updates[1]
		last.Posted = programme.Dated{}
		if !minutes {
			last.Meeting = programme.Text{}
		}
		hidden := seeds(p, func(e *schema.Entry) bool { return e.Update() == last })
		if len(hidden) < 100 {
			t.Fatalf("the update has only %d words", len(hidden))
		}
		for _, words := range found(siteOf(t, p), hidden) {
			t.Errorf("minutes %v: %s", minutes, words)
		}
	}
}

// Whatever texts hold, it is text in every file: no markup, no script, no character that
// turns or hides others.
func TestHostileTextIsText(t *testing.T) {
	for _, hostile := range []string{
		"\"><script>alert(1)</script><img src=x onerror=alert(1)>'", "]]>&<!-- --><svg onload=x>",
		"[a](javascript:alert(1)) <iframe src=x>", "<http://x\" onclick=y>", "&lt;script&gt;",
		"a\u202eb", "a\u2066b", "a\u2028b", "a\ufeffb", "a\U000e0041b", "a\x1b[31mb", "a\u0085b",
	} {
		p := seeded()
		schema.Walk(p, func(e *schema.Entry) {
			e.Values(func(k *schema.Key) {
				if k.Shape.Single().Kind != schema.KindText || k.Role == schema.Identity {
					return
				}
				for t := range k.Texts(e.Record) {
					if strings.HasPrefix(t.Value, "zw") && k.Shape.Single().Refers == "" {
						t.Value = hostile
					}
				}
			})
		})
		files := siteOf(t, p)
		if len(files) < 100 {
			t.Errorf("%q: a site of %d files", hostile, len(files))
		}
		for name, data := range files {
			if fault := faultOf(name, data); fault != "" {
				t.Errorf("%q in %s: %s", hostile, name, fault)
			}
		}
	}
}

// faultOf is what is wrong with a file of a site, whatever its texts are.
func faultOf(name, data string) string {
	switch {
	case strings.HasSuffix(name, ".html"):
		if i := strings.IndexAny(data, "\u202e\u2066\u2028\ufeff\U000e0041\x1b\u0085"); i >= 0 {
			return "a character that does something: " + data[max(0, i-40):i]
		}
		return markupIn(data)
	case strings.HasSuffix(name, ".json") && !json.Valid([]byte(data)):
		return "no JSON"
	case strings.HasSuffix(name, ".xml"):
		for d := xml.NewDecoder(strings.NewReader(data)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return ""
			} else if err != nil {
				return err.Error()
			}
		}
	}
	return ""
}

// markupIn is markup of a page that is none of ours.
func markupIn(page string) string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return err.Error()
	}
	for n := range root.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			return "a comment"
		case n.Type != html.ElementNode:
			continue
		case slices.Contains([]string{"iframe", "img", "style", "object", "embed", "base"}, n.Data),
			n.Data == "script" && n.FirstChild != nil:
			return "the element " + n.Data
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
				return "the attribute " + a.Key + " of " + n.Data
			}
		}
	}
	return ""
}
