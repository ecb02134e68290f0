package render

import (
	"fmt"
	"strings"

	"improve/internal/doc"
)

// stackBars draws a stack as a line of letters at each point, so that nothing
// depends on colour. Where there are more things than columns, a letter stands for
// several; a part that holds anything keeps at least one.
func (t *terminal) stackBars(s *doc.Stack) {
	names, highest := 0, 0
	for i, point := range s.Points {
		names, highest = max(names, width(clean(point))), max(highest, stackTotal(s, i))
	}
	total := len(fmt.Sprint(highest))
	room := max(t.page-margin-names-2-2-total-len(s.Layers), 1) // a part may round up
	unit := max((highest+room-1)/room, 1)
	for i, point := range s.Points {
		name := clean(point)
		line := blank(margin) + name + blank(names-width(name)+2)
		for _, l := range s.Layers {
			n := (stackCount(l, i) + unit - 1) / unit
			line += t.paint.text(l.Tone, strings.Repeat(clean(l.Letter), n))
		}
		t.put(line + "  " + t.paint.text(doc.Muted, fmt.Sprint(stackTotal(s, i))))
	}
	if unit > 1 {
		t.text(blank(margin), doc.Toned(doc.Muted, fmt.Sprintf("A letter means up to %d.", unit)))
	}
}
