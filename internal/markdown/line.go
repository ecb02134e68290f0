package markdown

import "strings"

// What a line begins or is, by its first signs. Texts are lines without blanks
// around them.

// headingLevel is the level of a heading such as "## Minutes", 0 for none.
func headingLevel(text string) int {
	level := len(text) - len(strings.TrimLeft(text, "#"))
	if level > 6 || level < len(text) && text[level] != ' ' {
		return 0
	}
	return level
}

// headingText is what a heading says.
func headingText(text string) string {
	text = trim(strings.TrimLeft(text, "#"))
	if bare := strings.TrimRight(text, "#"); strings.HasSuffix(bare, " ") {
		return trim(bare)
	}
	return text
}

// isRule reports whether a text is a rule, or underlines a heading.
func isRule(text string) bool {
	bare := strings.ReplaceAll(text, " ", "")
	return len(bare) >= 3 && strings.Trim(bare, bare[:1]) == "" && strings.Contains("-_*=", bare[:1])
}

// underline is the level of the heading that the line after a paragraph makes
// of it, 0 for none.
func underline(lines []string, end int) int {
	if end == len(lines) {
		return 0
	}
	switch text := trim(lines[end]); {
	case text == "":
		return 0
	case strings.Trim(text, "=") == "":
		return 1
	case strings.Trim(text, "-") == "":
		return 2
	}
	return 0
}

func isQuoted(text string) bool { return text == ">" || strings.HasPrefix(text, "> ") }

// listMark splits an item of a list into its mark and its text; the mark is
// empty for other lines.
func listMark(text string) (mark, rest string) {
	head, rest := text, ""
	if at := strings.IndexByte(text[:min(len(text), 12)], ' '); at >= 0 {
		head, rest = text[:at], text[at+1:]
	}
	if head == "-" || head == "*" || head == "+" {
		return head, rest
	}
	digits, counts := strings.CutSuffix(head, ".")
	if !counts {
		digits, counts = strings.CutSuffix(head, ")")
	}
	if !counts || digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
		return "", ""
	}
	return head, rest
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// runsOn reports whether a line only goes on with the paragraph above it.
func runsOn(line string) bool {
	text := trim(line)
	mark, _ := listMark(text)
	return text != "" && mark == "" && !isQuoted(text) && headingLevel(text) == 0 && fence(text) == "" && !isRule(text)
}

// fence is the run of signs with which a text opens code, if it does.
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

// trim takes the blanks from both ends of a line. Only a space is one here, as where the
// indentation is counted: what is cut off must be what was looked at.
func trim(s string) string { return strings.Trim(s, " ") }
