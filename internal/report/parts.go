package report

import (
	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// shownParts are the parts of totals that a page shows: what has ended only where
// something has.
func shownParts(n assess.Totals, ended bool) []assess.Part {
	parts := n.Parts()
	if !ended {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// partColumns head the parts on a page.
func partColumns(ended bool) []doc.Column {
	var columns []doc.Column
	for _, p := range shownParts(assess.Totals{}, ended) {
		columns = append(columns, doc.Column{ID: p.Key, Title: p.Letter, Align: doc.Right})
	}
	return columns
}

// partKey explains the letters of the parts.
func partKey(ended bool) doc.Line {
	var key doc.Line
	between := ""
	for _, p := range shownParts(assess.Totals{}, ended) {
		if p.Rating == programme.Unrated {
			key = append(key, doc.Span{Text: between + p.Letter + " " + p.Word, Tone: doc.Muted})
			between = "   "
			continue
		}
		key = append(key, doc.Span{Text: p.Letter, Tone: tone(p.Rating)},
			doc.Span{Text: " " + p.Rating.Meaning() + "   ", Tone: doc.Muted})
	}
	return key
}

// ratingKey explains the letters, and the mark of what no lead said.
func ratingKey(ended bool) doc.Line {
	return append(partKey(ended), doc.Span{Text: "   * computed from dates", Tone: doc.Muted})
}

// untrackedKey explains the word, where a task is untracked.
func (c *Context) untrackedKey() []doc.Block {
	if c.Assessment.Totals.Untracked == 0 {
		return nil
	}
	return []doc.Block{notes(muted([]string{"Untracked: past its date, and the record does not say all of who leads " +
		"it, what happens now, when it will be done and how bad it is."}))}
}

// partTone is the colour of a part in a chart.
func partTone(p assess.Part) doc.Tone {
	if p.Ended {
		return doc.Ended
	}
	return tone(p.Rating)
}

// partCells are the numbers of the parts, those of ratings in their colours.
func partCells(n assess.Totals, ended bool) []doc.Cell {
	var cells []doc.Cell
	for _, p := range shownParts(n, ended) {
		c := number(p.Count)
		if p.Count > 0 && p.Rating != programme.Unrated {
			c.Tone = tone(p.Rating)
		}
		cells = append(cells, c)
	}
	return cells
}
