package serve

import (
	"fmt"
	"html/template"
	"strings"

	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/record"
	"improve/internal/render"
)

// written is what came of a form.
type written struct {
	Words    string
	More     []string
	Commands string // to commit it
	to       string // the page to look at
	print    string // the fingerprint of what was shown
}

// wrote says what was written, and commits it where that is asked for.
func (f *filling) wrote(p *record.Proposal, files []string, repo *gitrepo.Repo) *written {
	was := &written{Words: "Nothing was written: the record has this already.", to: f.above()}
	if len(files) == 0 {
		return was
	}
	was.Words, was.More = "Wrote "+diag.And(files)+".", outcome(p)
	if repo == nil {
		was.Commands = commands(files, p.Message)
		return was
	}
	lines, err := record.Commit(repo, files, p.Message)
	if err != nil {
		words, remedy := f.Explain(err)
		lines, was.Commands = []string{diag.UpperFirst(words) + ".", remedy}, commands(files, p.Message)
	}
	was.More = append(was.More, lines...)
	return was
}

// outcome says what comes of a proposal, a sentence a line.
func outcome(p *record.Proposal) []string {
	if p.Outcome == nil || len(p.Files()) == 0 {
		return nil
	}
	var lines []string
	for line := range strings.SplitSeq(p.Outcome(p.Assessment, p.After), "\n") {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// commands are those that commit files, for a shell.
func commands(files []string, message string) string {
	var quoted []string
	for _, file := range files {
		quoted = append(quoted, forShell(file))
	}
	all := strings.Join(quoted, " ")
	return fmt.Sprintf("git add -- %s\ngit commit -m %s -- %s", all, forShell(message), all)
}

// forShell is a word as a shell takes it.
func forShell(word string) string {
	plain := func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-", r)
	}
	if word != "" && strings.IndexFunc(word, plain) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// changedFile is a file as a preview shows it.
type changedFile struct {
	Path string
	New  bool
	Diff template.HTML
}

// proposed shows a proposal.
func (f *filling) proposed(status int, p *record.Proposal, moved bool) {
	var files []changedFile
	for _, c := range p.Changed {
		if diff := render.Patch(c.Path, c.Before, c.After); diff != "" {
			files = append(files, changedFile{c.Path, c.Before == nil, painted(diff)})
		}
	}
	verdict := p.Verdict()
	nothing := p.Nothing
	if nothing == "" {
		nothing = "Nothing to write: the record already has this."
	}
	print := p.Fingerprint()
	f.show(status, "preview", f.title(), map[string]any{"Title": f.title(), "Files": files, "Moved": moved,
		"Nothing": nothing, "Outcome": outcome(p), "Fresh": sentences(verdict.Fresh), "Gone": sentences(verdict.Gone),
		"Hidden": f.hidden(print), "Commit": f.Commit, "Short": print[:12]})
}

// hidden is what was said, what was shown, and a number by which a second click is known.
func (f *filling) hidden(print string) []struct{ Name, Value string } {
	var list []struct{ Name, Value string }
	add := func(name, value string) { list = append(list, struct{ Name, Value string }{name, value}) }
	for _, field := range f.fields {
		for _, value := range f.said[field.Name] {
			add(field.Name, value)
		}
	}
	add(fieldPrint, print)
	add(fieldOnce, NewToken())
	return list
}

// sentences are diagnostics in a line each.
func sentences(list diag.List) []string {
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%s: %s (%s, %s)", d.Severity, d.Message, d.Place, d.Rule))
	}
	return lines
}

// painted is a diff as markup: each line with its sign, and with the very bytes of its end.
func painted(diff string) template.HTML {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(diff, "\n") {
		class := ""
		switch {
		case strings.HasPrefix(line, "+"):
			class = "more"
		case strings.HasPrefix(line, "-"):
			class = "less"
		case strings.HasPrefix(line, "@@"):
			class = "at"
		}
		text := strings.ReplaceAll(template.HTMLEscapeString(line), "\r", "&#13;")
		if class == "" {
			b.WriteString(text)
			continue
		}
		end := len(strings.TrimRight(text, "\n"))
		b.WriteString(`<span class="` + class + `">` + text[:end] + "</span>" + text[end:])
	}
	return template.HTML(b.String()) //nolint:gosec // each line is escaped
}
