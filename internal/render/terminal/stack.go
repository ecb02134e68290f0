package terminal

import (
	"fmt"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// stackBars draws a stack as a line of letters at each point, so that nothing
// depends on colour. Where there are more things than columns, a letter stands for
// several; a part that holds anything keeps at least one.
func (t *page) stackBars(s *doc.Stack) {
	names, highest := 0, 0
	for i, point := range s.Points {
		names, highest = max(names, text.Width(text.Clean(point))), max(highest, s.Total(i))
	}
	total := len(fmt.Sprint(highest))
	room := max(t.page-margin-names-2-2-total-len(s.Layers), 1) // a part may round up
	unit := max((highest+room-1)/room, 1)
	for i, point := range s.Points {
		name := text.Clean(point)
		line := text.Blank(margin) + name + text.Blank(names-text.Width(name)+2)
		for _, l := range s.Layers {
			n := (l.Count(i) + unit - 1) / unit
			line += t.paint.text(l.Tone, strings.Repeat(text.Clean(l.Letter), n))
		}
		t.put(line + "  " + t.paint.text(doc.Muted, fmt.Sprint(s.Total(i))))
	}
	if unit > 1 {
		t.text(text.Blank(margin), doc.Toned(doc.Muted, fmt.Sprintf("A letter means up to %d.", unit)))
	}
}
