package report

import (
	"improve/internal/programme"
)

// Posted is an update whose words its readers may see.
type Posted struct {
	ID      string // as refs to updates have it
	Title   string
	Date    programme.Date // of the meeting, or of what it reports
	Posted  programme.Date // zero where nobody has posted it
	Minutes bool           // of a meeting of any group

	Update *programme.Update
}

// PostedUpdates are the updates that readers may see as pages, by their dates: for the
// public those that were posted, in a draft all minutes, for the board all.
func PostedUpdates(c *Context) []Posted {
	var list []Posted
	seen := map[string]bool{}
	for _, u := range c.Programme.Updates {
		if id := updateID(u); c.shows(u) && !seen[id] && u.Date.Given() && !u.Date.Date.After(c.Day()) {
			seen[id] = true
			list = append(list, Posted{id, titleOf(u), u.Date.Date, u.Posted.Date, u.Meeting.Given(), u})
		}
	}
	return list
}

// shows reports whether readers may see the words of an update: the board of any, the public
// of those that are posted, and in a draft of all minutes.
func (c *Context) shows(u *programme.Update) bool {
	return !c.Public || u.Posted.Given() || c.Draft && u.Meeting.Given()
}

// View is the page of the update: minutes as the board publishes them.
func (p Posted) View(c *Context) (View, error) {
	if p.Minutes {
		return minutesOf(c, p.Update), nil
	}
	return updatePage(c, p.ID), nil
}
