package yamldoc

// trivia are the comments and blank lines around an entry, which move with it.
type trivia struct {
	above []string // comments and blank lines above it, each blank line ""
	tail  string   // the comment at the end of its line
	foot  []string // below the last entry of a list or group, and part of it
}

// attach finds for every entry the comments that belong to it.
func (f *formatter) attach() {
	f.trivia = map[*syntaxNode]*trivia{}
	root := f.tree.root
	f.of(root)
	if f.isBlock(root) {
		f.of(root.items[0]).above = f.lines(0, root.items[0].entryStart)
		at := f.attachAll(root, len(f.tree.data))
		f.of(root).foot = trimEnd(append(f.of(root).foot, f.lines(at, len(f.tree.data))...))
		return
	}
	f.of(root).above = f.lines(0, root.start)
	f.of(root).tail = f.tail(root)
	_, next := f.tree.line(root.end)
	f.of(root).foot = trimEnd(f.lines(next, len(f.tree.data)))
}

func trimEnd(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// isBlock reports whether a node is a list or map in block style.
func (f *formatter) isBlock(p *syntaxNode) bool { return len(p.items) > 0 && !f.tree.isFlow(p) }

func (f *formatter) of(p *syntaxNode) *trivia {
	if f.trivia[p] == nil {
		f.trivia[p] = &trivia{}
	}
	return f.trivia[p]
}

// attachAll attaches the trivia around the entries of a list or map, up to limit,
// and returns the offset reached.
func (f *formatter) attachAll(p *syntaxNode, limit int) int {
	at := 0
	for i, item := range p.items {
		if i > 0 {
			f.of(item).above = f.lines(at, item.entryStart)
		}
		end := limit
		if i+1 < len(p.items) {
			end = p.items[i+1].entryStart
		}
		at = f.attachTo(item, end)
	}
	end := f.deeper(at, limit, f.level(p))
	f.of(p).foot = f.lines(at, end)
	return end
}

func (f *formatter) attachTo(p *syntaxNode, limit int) int {
	f.of(p).tail = f.tail(p)
	if !f.isBlock(p) {
		_, next := f.tree.line(p.end)
		return next
	}
	first := p.items[0]
	from := p.after
	if f.of(p).tail != "" {
		from, _ = f.tree.line(p.after)
	}
	f.of(first).above = f.lines(from, first.entryStart)
	return f.attachAll(p, limit)
}

// tail is the comment at the end of the line of a key or dash, or of the value
// that is there.
func (f *formatter) tail(p *syntaxNode) string {
	from := p.end
	switch {
	case p.headerEnd > 0:
		from = p.headerEnd
	case f.isBlock(p):
		from = p.after
	}
	to, _ := f.tree.line(from)
	if f.isBlock(p) && p.items[0].entryStart < to {
		return "" // what is on the line belongs to the first entry
	}
	for _, c := range f.tree.commentsIn(from, to) {
		return f.tree.commentText(c)
	}
	return ""
}

// deeper is where the comments end, from a line on, that are indented so far.
func (f *formatter) deeper(at, limit, level int) int {
	for next := at; next < limit; {
		end, after := f.tree.line(next)
		blanks := indent(f.tree.data[next:end])
		isComment := next+blanks < end && f.tree.data[next+blanks] == '#'
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
		lineEnd, next := f.tree.line(at)
		for _, c := range f.tree.commentsIn(at, min(lineEnd, end)) {
			lines = append(lines, f.tree.commentText(c))
		}
		if whole := f.tree.lineStart(at) == at; whole && next <= end && f.tree.isBlank(at) && len(lines) > 0 &&
			lines[len(lines)-1] == "" {
			// one blank line is as many as there are
		} else if whole && next <= end && f.tree.isBlank(at) {
			lines = append(lines, "")
		}
		if at = next; next == lineEnd {
			break
		}
	}
	return lines
}
