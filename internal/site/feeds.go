package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"improve/internal/calendar"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
)

// news is an entry of the feeds.
type news struct {
	id, title, says, address string
	on                       programme.Date
}

// news are what was posted and what was corrected, the newest first.
func (s *Site) news() []news {
	var list []news
	for _, u := range report.PostedUpdates(s.Context) {
		if !u.Posted.IsZero() {
			at := s.byAddress["updates/"+segment(u.ID)+"/"]
			list = append(list, news{u.ID, at.Title, "Posted " + u.Posted.Words() + ".", at.Address, u.Posted})
		}
	}
	for _, c := range s.corrections {
		list = append(list, news{"corrected-" + c.Board.String() + "-" + c.On.String(), c.title(), c.words(),
			"progress/" + c.Board.String() + "/", c.On})
	}
	slices.SortStableFunc(list, func(a, b news) int { return b.on.Compare(a.on) })
	return list
}

// feedID is an id that no other site's feed has: of the address where it is known, else of
// the programme's name.
func (s *Site) feedID(of string) string {
	if base, err := url.Parse(s.Base); err == nil && base.Host != "" {
		return "tag:" + base.Hostname() + ",2019:improve/" + url.PathEscape(of)
	}
	sum := sha256.Sum256([]byte(s.Context.Programme.Name.Value + "\x00" + of))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80 // version 8: made as whoever makes it sees fit
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// moment is the beginning of a day where the programme is.
func (s *Site) moment(d programme.Date) string {
	d = d.Due()
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, s.zone).Format(time.RFC3339)
}

type atom struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	HomePage    string     `json:"home_page_url,omitempty"`
	FeedURL     string     `json:"feed_url,omitempty"`
	Description string     `json:"description,omitempty"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"date_published"`
	Text      string `json:"content_text"`
}

// feeds are what was posted, for programs that tell people of it.
func (s *Site) feeds() ([]File, error) {
	rests := s.Context.Basis.Standing() + "."
	feed := atom{Lang: "en-GB", ID: s.feedID("feed"), Title: s.Shell.Name, Subtitle: rests,
		Updated: s.moment(s.Context.Day()), Author: s.Shell.Name,
		Links: []atomLink{{"self", "application/atom+xml", s.Base + "feed.xml"}, {"alternate", "text/html",
			s.Base + file("")}}}
	if org := s.Context.Programme.Organisation; org.Given() {
		feed.Author = org.Value
	}
	items := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: s.Shell.Name, Description: rests,
		Language: "en-GB", Items: []jsonItem{}}
	if s.Base != "" {
		items.HomePage, items.FeedURL = s.Base, s.Base+"feed.json"
	}
	for i, n := range s.news() {
		at := s.moment(n.on)
		if i == 0 {
			feed.Updated = at
		}
		id, address := s.feedID(n.id), s.Base+file(n.address)
		feed.Entries = append(feed.Entries, atomEntry{id, n.title, at, atomLink{"alternate", "text/html", address},
			n.says})
		items.Items = append(items.Items, jsonItem{id, address, n.title, at, n.says})
	}
	data, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := render.JSON(&b, items); err != nil {
		return nil, err
	}
	return []File{{"feed.xml", append([]byte(xml.Header), append(data, '\n')...)}, {"feed.json", b.Bytes()}}, nil
}

// calendar is when the boards meet.
func (s *Site) calendar() ([]File, error) {
	c := s.Context
	events := slices.DeleteFunc(calendar.Events(c.Assessment, "", !c.Public || c.Basis.Given()),
		func(e calendar.Event) bool { return e.Category != "Meeting" })
	head := calendar.Head{Programme: c.Programme.Name.Value, AsAt: c.Day(), Zone: s.zone}
	if c.Public {
		head.About = c.Basis.Standing() + "."
	}
	var b bytes.Buffer
	err := calendar.Write(&b, head, events)
	return []File{{"boards.ics", b.Bytes()}}, err
}

// tables are the tasks as a table for spreadsheets, and the status for programs.
func (s *Site) tables() ([]File, error) {
	view := report.Status(s.Context, report.Filter{}, false)
	var b bytes.Buffer
	if err := render.CSV(&b, view.Table()); err != nil {
		return nil, err
	}
	data, err := Twin(view)
	if err != nil {
		return nil, err
	}
	corrections, err := s.correctionFile()
	return []File{{"data/tasks.csv", b.Bytes()}, {"data/status.json", data}, corrections}, err
}

// forHosts are the files that search engines and hosts ask for.
func (s *Site) forHosts() ([]File, error) {
	robots := "User-agent: *\nAllow: /\n"
	if s.Shell.Hidden {
		robots = "User-agent: *\nDisallow: /\n"
	}
	var list []File
	if s.Base != "" {
		robots += "Sitemap: " + s.Base + "sitemap.xml\n"
		list = append(list, File{"sitemap.xml", s.sitemap()})
	}
	return append(list, File{"robots.txt", []byte(robots)}, File{"_headers", []byte(headers)}), nil
}

// headers are what some hosts read as the headers to send.
const headers = "/*\n" +
	"  Content-Security-Policy: " + StaticPolicy + "; frame-ancestors 'none'\n" +
	"  X-Content-Type-Options: nosniff\n" +
	"  Referrer-Policy: no-referrer\n" +
	"/assets/*\n" +
	"  Cache-Control: public, max-age=31536000, immutable\n"

func (s *Site) sitemap() []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range s.pages {
		if p.Address == notFoundFile {
			continue
		}
		b.WriteString("<url><loc>")
		_ = xml.EscapeText(&b, []byte(s.Base+p.Address)) // a builder takes everything
		b.WriteString("</loc></url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}
