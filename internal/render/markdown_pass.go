package render

import "strings"

// passMarkdown lets text that is Markdown through, made fit for the page it
// lands in: HTML is text, headings stand below a heading of the given level, and
// no code is left open to swallow what follows. Code inside lists and quotations
// loses its fences, since where it ends depends on them.
func passMarkdown(text string, level int) string {
	text = strings.ReplaceAll(text, "\t", "    ")
	p := pass{in: strings.Split(strings.Trim(cleanLines(text), "\n"), "\n")}
	p.shift = level + 1 - p.topLevel()
	for i := 0; i < len(p.in); i++ {
		if end := p.fenced(i); end > i {
			p.out = append(p.out, p.in[i:end+1]...)
			p.code, i = len(p.out), end
			continue
		}
		p.line(p.in[i])
	}
	return strings.Join(p.out, "\n")
}

// pass is a text on its way through.
type pass struct {
	in, out []string
	shift   int          // by how many levels headings go down
	code    int          // the line of out after the last code
	unended map[byte]int // by sign, from what length on fences are never closed
}

// fenced is the line that closes the code which a line opens; 0 for other lines,
// and where nothing closes it.
func (p *pass) fenced(at int) int {
	mark := fence(p.in[at])
	if mark == "" {
		return 0
	}
	if n, known := p.unended[mark[0]]; known && len(mark) >= n {
		return 0
	}
	for i := at + 1; i < len(p.in); i++ {
		line := strings.TrimRight(p.in[i], " ")
		text := strings.TrimLeft(line, " ")
		if len(line)-len(text) <= 3 && strings.HasPrefix(text, mark) && strings.Trim(text, mark[:1]) == "" {
			return i
		}
	}
	if p.unended == nil {
		p.unended = map[byte]int{}
	}
	p.unended[mark[0]] = len(mark)
	return 0
}

// fence is the run of signs with which a line opens code, if it does.
func fence(text string) string {
	if !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~") {
		return ""
	}
	info := strings.TrimLeft(text, text[:1])
	if text[0] == '`' && strings.Contains(info, "`") {
		return "" // code within a line
	}
	return text[:len(text)-len(info)]
}

// line passes a line that is not code.
func (p *pass) line(line string) {
	marks, text := quoted(line)
	switch level := p.underlines(line); {
	case fence(text) != "":
		line = marks + `\` + text
	case headingLevel(text) > 0:
		line = marks + p.heading(headingLevel(text)) + text[headingLevel(text):]
	case level > 0 && marks == "" && !strings.HasPrefix(p.out[len(p.out)-1], "|"):
		title := strings.TrimSpace(p.out[len(p.out)-1])
		p.out[len(p.out)-1] = p.heading(level) + " " + title
		return
	case level > 0:
		line = marks + `\` + text
	}
	hard := strings.HasSuffix(line, "  ")
	line = withoutTags(strings.TrimRight(line, " "))
	if hard && line != "" {
		line += "  "
	}
	p.out = append(p.out, line)
}

func (p *pass) heading(level int) string {
	return strings.Repeat("#", min(max(level+p.shift, 1), 6))
}

// underlines is the level of the heading that a line makes of the one above it.
func (p *pass) underlines(line string) int {
	marks, text := quoted(line)
	text = strings.TrimSpace(text)
	if len(p.out) == p.code || text == "" || strings.Trim(text, text[:1]) != "" || !strings.Contains("=-", text[:1]) {
		return 0
	}
	above, title := quoted(p.out[len(p.out)-1])
	if strings.Trim(title, " ") == "" {
		return 0
	}
	if marks == "" && (strings.TrimSpace(above) != "" || headingLevel(title) > 0) { // a rule, or not: keep it apart
		p.out = append(p.out, "")
		return 0
	}
	if text[0] == '=' {
		return 1
	}
	return 2
}

// topLevel is the highest level of a text's headings.
func (p *pass) topLevel() int {
	top := 6
	for i, line := range p.in {
		if _, text := quoted(line); headingLevel(text) > 0 {
			top = min(top, headingLevel(text))
		} else if text = strings.TrimSpace(text); i > 0 && text != "" && p.in[i-1] != "" {
			if strings.Trim(text, "=") == "" {
				top = 1
			} else if strings.Trim(text, "-") == "" {
				top = min(top, 2)
			}
		}
	}
	return top
}

// quoted splits the blanks and the marks of lists and quotations off a line.
func quoted(line string) (marks, text string) {
	text = strings.TrimLeft(line, " ")
	for {
		mark, rest := listMark(text)
		if mark == "" && strings.HasPrefix(text, ">") {
			mark, rest = ">", text[1:]
		}
		if mark == "" || strings.TrimSpace(rest) == "" {
			return line[:len(line)-len(text)], text
		}
		text = strings.TrimLeft(rest, " ")
	}
}

// withoutTags escapes each < that could begin a tag, with an entity, since what
// stands before it may escape a backslash. In code within a line the entity
// shows: rather that than to guess wrongly what is code.
func withoutTags(line string) string {
	var b strings.Builder
	for {
		head, rest, found := strings.Cut(line, "<")
		b.WriteString(head)
		if !found {
			return b.String()
		}
		if address, _, ok := cutNear(rest, ">"); opensTag(rest) && !(ok && isAddress(address)) {
			b.WriteString("&lt;")
		} else {
			b.WriteByte('<')
		}
		line = rest
	}
}
