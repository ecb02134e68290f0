package terminal

import (
	"improve/internal/doc"
	"improve/internal/render/text"
)

// labelColumn is the width of the widest label.
func labelColumn(f *doc.Fields) int {
	widest := 0
	for _, row := range f.Rows {
		if len(row.Value) > 0 {
			widest = max(widest, text.Width(text.Label(row.Label)))
		}
	}
	return widest
}

// fields writes labels and values side by side, or below one another where the
// labels would take up too much of the page.
func (t *page) fields(f *doc.Fields) {
	const fairShare = 3
	beside := t.labels <= (t.page-margin)/fairShare
	for _, row := range f.Rows {
		if len(row.Value) == 0 {
			continue
		}
		prefix := text.Label(row.Label)
		prefix = text.Blank(margin) + prefix + text.Blank(t.labels+apart-text.Width(prefix))
		if !beside {
			t.text(text.Blank(margin), doc.Text(row.Label))
			prefix = text.Blank(2 * margin)
		}
		t.values(prefix, row.Value)
	}
}

// values writes lines below one another behind a prefix. Where there are
// several, those that wrap go on further in, to tell one from the next.
func (t *page) values(prefix string, values []doc.Line) {
	indent := text.Width(prefix)
	hang := 0
	if len(values) > 1 {
		hang = margin
	}
	for _, v := range values {
		for i, l := range text.Wrap(v, t.page-indent-hang) {
			if i > 0 {
				prefix = text.Blank(indent + hang)
			}
			t.put(prefix + t.paint.line(l))
			prefix = text.Blank(indent)
		}
	}
}
