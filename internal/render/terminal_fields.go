package render

import "improve/internal/doc"

// labelColumn is the width of the widest label.
func labelColumn(f *doc.Fields) int {
	widest := 0
	for _, row := range f.Rows {
		if len(row.Value) > 0 {
			widest = max(widest, width(label(row.Label)))
		}
	}
	return widest
}

// fields writes labels and values side by side, or below one another where the
// labels would take up too much of the page.
func (t *terminal) fields(f *doc.Fields) {
	const fairShare = 3
	beside := t.labels <= (t.page-margin)/fairShare
	for _, row := range f.Rows {
		if len(row.Value) == 0 {
			continue
		}
		prefix := label(row.Label)
		prefix = blank(margin) + prefix + blank(t.labels+apart-width(prefix))
		if !beside {
			t.text(blank(margin), doc.Text(row.Label))
			prefix = blank(2 * margin)
		}
		t.values(prefix, row.Value)
	}
}

// values writes lines below one another behind a prefix. Where there are
// several, those that wrap go on further in, to tell one from the next.
func (t *terminal) values(prefix string, values []doc.Line) {
	indent := width(prefix)
	hang := 0
	if len(values) > 1 {
		hang = margin
	}
	for _, v := range values {
		for i, l := range wrap(v, t.page-indent-hang) {
			if i > 0 {
				prefix = blank(indent + hang)
			}
			t.put(prefix + t.paint.line(l))
			prefix = blank(indent)
		}
	}
}
