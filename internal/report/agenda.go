package report

import (
	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// AgendaView is the agenda of the next board: the last minutes and what is left of them,
// what the board is asked to do, and its papers.
type AgendaView struct {
	Head
	Group   string         `json:"group"`   // that meets
	Minutes programme.Date `json:"minutes"` // of the last meeting; null where there are none
	Asked   []Words        `json:"asked"`   // what the board is asked to decide
	Papers  []string       `json:"papers"`
	Open    int            `json:"open_actions"`
	Overdue int            `json:"overdue_actions"`
	Actions []ActionRow    `json:"actions"` // that are not done

	Minuted *programme.Update `json:"-"`
}

func agenda(c *Context, o Options) (View, error) {
	v := &AgendaView{Head: c.head(), Group: c.names().board(), Asked: asked(c), Papers: []string{},
		Actions: actionRows(c, (*assess.ActionState).Open), Minuted: latestMinutes(c)}
	if v.Minuted != nil {
		v.Minutes = v.Minuted.Date.Date
	}
	v.Open, v.Overdue = openActions(v.Actions)
	for _, p := range Parts(c, o.Short) {
		if p.Bound && p.Paper.Name != "agenda" && p.Paper.Name != "minutes" && p.Paper.Name != "actions" {
			v.Papers = append(v.Papers, p.Title)
		}
	}
	return v, nil
}

// AgendaItem is a line of the agenda: what it is about, and what the board does with it.
type AgendaItem struct {
	About doc.Line
	For   string
}

// items are the lines of the agenda in their order.
func (v *AgendaView) items() []AgendaItem {
	var list []AgendaItem
	if v.Minuted != nil {
		list = append(list, AgendaItem{doc.Text("Minutes: " + titleOf(v.Minuted)), "to agree"})
	}
	if len(v.Actions) > 0 {
		list = append(list, AgendaItem{doc.Text("Actions: " + openWords(v.Open, v.Overdue)), "to answer"})
	}
	for _, ask := range v.Asked {
		list = append(list, AgendaItem{doc.Line(ask), "to decide"})
	}
	for _, p := range v.Papers {
		list = append(list, AgendaItem{doc.Text(p), "to discuss"})
	}
	return list
}

// Table is the agenda, one row an item.
func (v *AgendaView) Table() *doc.Table {
	t := &doc.Table{Caption: "Agenda", Columns: columns("number", "item", "for")}
	for i, item := range v.items() {
		t.Rows = append(t.Rows, []doc.Cell{number(i + 1), cell(item.About.String()), cell(item.For)})
	}
	return t
}

// Document is the agenda as a page.
func (v *AgendaView) Document() doc.Document {
	page := v.paper("Agenda")
	t := &doc.Table{Caption: "Agenda", Columns: []doc.Column{{Title: "Item", Align: doc.Right},
		{Title: "What it is about", Flexible: true}, {Title: "For the board"}}}
	for i, item := range v.items() {
		t.Rows = append(t.Rows, []doc.Cell{number(i + 1), {Text: item.About.String()}, cell(item.For)})
	}
	page.Blocks = append(page.Blocks, say("%s.", v.meets()), t)
	if len(v.Actions) > 0 {
		open := actionTable(v.Actions)
		open.Caption = "Actions that are not done"
		page.Blocks = append(page.Blocks, heading(open.Caption), open)
	}
	return page
}

// meets says who meets next and when.
func (v *AgendaView) meets() string {
	if v.NextMeeting.IsZero() {
		return v.Group + ": the record lists no next meeting"
	}
	return v.Group + ", " + v.NextMeeting.Words()
}
