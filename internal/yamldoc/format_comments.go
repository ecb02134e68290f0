package yamldoc

// around is what stands around an entry and moves with it.
type around struct {
	above []string // comments and blank lines above it, each blank line ""
	tail  string   // the comment at the end of its line
	foot  []string // below the last entry of a list or group, and part of it
}

// attach finds for every entry the comments that belong to it.
func (f *formatter) attach() {
	f.around = map[*piece]*around{}
	root := f.a.root
	f.of(root)
	if f.isBlock(root) {
		f.of(root.items[0]).above = f.lines(0, root.items[0].lead)
		at := f.attachAll(root, len(f.a.data))
		f.of(root).foot = trimEnd(append(f.of(root).foot, f.lines(at, len(f.a.data))...))
		return
	}
	f.of(root).above = f.lines(0, root.start)
	f.of(root).tail = f.tail(root)
	_, next := f.a.line(root.end)
	f.of(root).foot = trimEnd(f.lines(next, len(f.a.data)))
}

func trimEnd(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// isBlock reports whether a piece is a list or group on lines of its own.
func (f *formatter) isBlock(p *piece) bool { return len(p.items) > 0 && !f.a.isFlow(p) }

func (f *formatter) of(p *piece) *around {
	if f.around[p] == nil {
		f.around[p] = &around{}
	}
	return f.around[p]
}

// attachAll attaches what stands around the entries of a list or group, as far as
// limit at most, and returns how far it came.
func (f *formatter) attachAll(p *piece, limit int) int {
	at := 0
	for i, item := range p.items {
		if i > 0 {
			f.of(item).above = f.lines(at, item.lead)
		}
		end := limit
		if i+1 < len(p.items) {
			end = p.items[i+1].lead
		}
		at = f.attachTo(item, end)
	}
	end := f.deeper(at, limit, f.level(p))
	f.of(p).foot = f.lines(at, end)
	return end
}

func (f *formatter) attachTo(p *piece, limit int) int {
	f.of(p).tail = f.tail(p)
	if !f.isBlock(p) {
		_, next := f.a.line(p.end)
		return next
	}
	first := p.items[0]
	from := p.after
	if f.of(p).tail != "" {
		from, _ = f.a.line(p.after)
	}
	f.of(first).above = f.lines(from, first.lead)
	return f.attachAll(p, limit)
}

// tail is the comment at the end of the line of a key or dash, or of the value
// that stands there.
func (f *formatter) tail(p *piece) string {
	from := p.end
	switch {
	case p.headed > 0:
		from = p.headed
	case f.isBlock(p):
		from = p.after
	}
	to, _ := f.a.line(from)
	if f.isBlock(p) && p.items[0].lead < to {
		return "" // what is on the line belongs to the first entry
	}
	for _, c := range f.a.between(from, to) {
		return f.a.words(c)
	}
	return ""
}

// deeper is where the comments end, from a line on, that are indented so far.
func (f *formatter) deeper(at, limit, level int) int {
	for next := at; next < limit; {
		end, after := f.a.line(next)
		blanks := indent(f.a.data[next:end])
		isComment := next+blanks < end && f.a.data[next+blanks] == '#'
		if !isComment && next+blanks < end || isComment && blanks < level {
			break
		}
		if next = after; isComment {
			at = next
		}
		if after == end {
			break
		}
	}
	return at
}

// lines are the comments and blank lines of a span, a line each.
func (f *formatter) lines(start, end int) []string {
	var lines []string
	for at := start; at < end; {
		lineEnd, next := f.a.line(at)
		for _, c := range f.a.between(at, min(lineEnd, end)) {
			lines = append(lines, f.a.words(c))
		}
		if whole := f.a.lineStart(at) == at; whole && next <= end && f.a.isBlank(at) && len(lines) > 0 && lines[len(lines)-1] == "" {
			// one blank line is as many as there are
		} else if whole && next <= end && f.a.isBlank(at) {
			lines = append(lines, "")
		}
		if at = next; next == lineEnd {
			break
		}
	}
	return lines
}
