package exchange

import "improve/internal/programme"

// stacked is one sheet with two tables of tasks, their columns in another order, and
// a register of risks below them.
func stacked(m *maker, made *made) {
	p := m.page(made, "Programme")
	p.front("Everything on a page")
	made.said = m.tasks(14)
	words := colours4("B", "R", "A", "G")
	from := 0
	for _, to := range []int{7, 14} {
		columns := p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(words, ""), p.note()})
		p.heads(columns)
		for _, t := range made.said[from:to] {
			p.task(columns, t)
		}
		p.texts()
		from = to
	}
	p.texts("Risks to the programme")
	p.texts("Ref", "Risk", "Likelihood", "Impact", "Controls", "Owner")
	p.texts("R1", "Agency staff leave at once", "4", "4", "Offer permanent posts", "Head of CIN")
	p.close()
}

// ownWordsPlan is a plan whose headings only what is below them explains.
func ownWordsPlan(m *maker, made *made) {
	p := m.page(made, "Plan")
	p.front("Our promises")
	made.said = m.tasks(12)
	for _, t := range made.said {
		t.note = ""
		if t.rating == programme.Unrated {
			t.rating = programme.OnTrack
		}
	}
	title, leads, target, rating := p.title(), p.leads(), p.target(), p.lettered(colours4("Blue", "Red", "Amber", "Green"), "")
	switch m.IntN(3) {
	case 0:
		title.head = "Pledge"
	case 1:
		leads.head = "Name of champion"
		rating.head = "How are we doing?"
	case 2:
		target.head = "Long stop"
		rating.head = "Colour"
	}
	columns := p.shuffled([]laidColumn{p.number(), title, leads, target, rating})
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
}
