package report

import (
	"fmt"
	"slices"

	"improve/internal/doc"
	"improve/internal/programme"
)

// UpdatesView is the list of updates as a council has them: title, date of the meeting, date
// of posting, newest first.
type UpdatesView struct {
	Head
	Updates []PostedRow `json:"updates"`
}

// PostedRow is an update in the list of all.
type PostedRow struct {
	Number  int            `json:"number"` // 1 for the newest
	Of      int            `json:"of"`
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Date    programme.Date `json:"date"`    // of the meeting, or of what it reports
	Posted  programme.Date `json:"posted"`  // null where it is not posted
	Minutes bool           `json:"minutes"` // of a meeting
}

// Updates makes the list of updates.
func Updates(c *Context) (View, error) {
	return &UpdatesView{Head: c.head(), Updates: postedRows(c)}, nil
}

// postedRows are the updates that readers may see, the newest first.
func postedRows(c *Context) []PostedRow {
	all := PostedUpdates(c)
	rows := []PostedRow{}
	for i, u := range slices.Backward(all) {
		rows = append(rows, PostedRow{len(all) - i, len(all), u.ID, u.Title, u.Date, u.Posted, u.Minutes})
	}
	return rows
}

func (r *PostedRow) postedWords() string {
	if r.Posted.IsZero() {
		return "not posted"
	}
	return "posted " + r.Posted.Words()
}

// Table is the list.
func (v *UpdatesView) Table() *doc.Table {
	t := &doc.Table{Caption: "Updates", Columns: columns("number", "id", "title", "date", "posted", "minutes")}
	for _, r := range v.Updates {
		t.Rows = append(t.Rows, []doc.Cell{number(r.Number), cell(r.ID), cell(r.Title), dated(r.Date), dated(r.Posted),
			yesNo(r.Minutes)})
	}
	return t
}

// Document is the list as a page.
func (v *UpdatesView) Document() doc.Document {
	page := v.page("Updates")
	if len(v.Updates) == 0 {
		page.Blocks = append(page.Blocks, say("No update has been posted."))
		return page
	}
	n := len(v.Updates)
	page.Blocks = append(page.Blocks, say("%s", fmt.Sprintf("1 to %d of %d, the newest first.", n, n)))
	t := &doc.Table{Caption: "Updates", Columns: []doc.Column{{Title: "Update", Flexible: true}, {Title: "Date"},
		{Title: "Posted"}}}
	for _, r := range v.Updates {
		posted := doc.Cell{Text: "not posted", Tone: doc.Muted}
		if !r.Posted.IsZero() {
			posted = cell(r.Posted.Words())
		}
		t.Rows = append(t.Rows, []doc.Cell{linked("update", r.ID, r.Title), cell(r.Date.Words()), posted})
	}
	page.Blocks = append(page.Blocks, t)
	return page
}
