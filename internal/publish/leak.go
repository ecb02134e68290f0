package publish

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/programme"
)

// Leak is a text that would be published and names what may not be.
type Leak struct {
	Pos  programme.Pos // in the record, not in the public copy
	What string        // what is wrong, and what to write instead
}

// secret is words that may not be published, and why.
type secret struct {
	words string
	what  string
}

// leaks looks through every text of the public copy for the names of people who
// are not public and for the words of what is restricted. It finds what is
// written in full; a surname counts after a title (Mr, Ms, Dr, Cllr).
func leaks(p, public *programme.Programme) []Leak {
	secrets := append(names(p), restrictedWords(p)...)
	var found []Leak
	texts(public, func(t programme.Text) {
		for _, s := range secrets {
			if contains(t.Value, s.words) {
				found = append(found, Leak{t.Pos, s.what})
				return
			}
		}
	})
	slices.SortStableFunc(found, func(a, b Leak) int {
		return int(a.Pos.File)*1e6 + int(a.Pos.Line) - int(b.Pos.File)*1e6 - int(b.Pos.Line)
	})
	return found
}

func names(p *programme.Programme) []secret {
	var list []secret
	for _, v := range p.People {
		if !private(v) {
			continue
		}
		what := fmt.Sprintf("names %s, whose record is not public: write the role, or set public: true", v.Name.Value)
		for _, name := range append(programme.Values(v.Also), v.Name.Value) {
			if name == "" || strings.EqualFold(name, v.Role.Value) {
				continue
			}
			list = append(list, secret{name, what})
			if words := strings.Fields(name); len(words) > 1 {
				for _, title := range []string{"Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor"} {
					list = append(list, secret{title + " " + words[len(words)-1], what})
				}
			}
		}
		for _, address := range v.Git {
			list = append(list, secret{address.Value, what})
		}
		if id := v.ID.Value; strings.EqualFold(id, slug(v.Name.Value)) {
			list = append(list, secret{id, what})
		}
	}
	return list
}

// restrictedWords are the texts of restricted records that are long enough to be
// told from ordinary words.
func restrictedWords(p *programme.Programme) []secret {
	var list []secret
	add := func(m *programme.Meta, id string, words ...programme.Text) {
		if m.Restricted == nil {
			return
		}
		for _, t := range append(words, m.Restricted.Reason, m.Note) {
			if utf8.RuneCountInString(t.Value) >= 8 {
				list = append(list, secret{t.Value, "repeats what is restricted as " + strings.TrimSpace(id)})
			}
		}
	}
	for _, a := range p.Ambitions {
		add(&a.Meta, "ambition "+a.ID.Value, a.Title, a.Short)
		for _, t := range a.Tasks {
			add(&t.Meta, "task "+t.ID.Value, append(append([]programme.Text{t.Title}, t.Outcomes...), t.ForChildren...)...)
			if t.Restricted != nil {
				list = append(list, secret{"task " + t.ID.Value, "mentions task " + t.ID.Value + ", which is restricted"})
			}
		}
	}
	for _, f := range p.Findings {
		add(&f.Meta, "finding "+f.ID.Value, f.Title, f.Text)
	}
	for _, m := range p.Measures {
		add(&m.Meta, "measure "+m.ID.Value, m.Title)
	}
	for _, r := range p.Risks {
		add(&r.Meta, "risk "+r.ID.Value, r.Title, r.Cause, r.Event, r.Consequence)
	}
	for _, u := range p.Updates {
		for i := range u.Sections {
			add(&u.Sections[i].Meta, "a section", u.Sections[i].Heading, u.Sections[i].Text)
		}
		for i := range u.Decisions {
			add(&u.Decisions[i].Meta, "a decision", u.Decisions[i].Text)
		}
		for _, a := range u.Actions {
			add(&a.Meta, "action "+a.ID.Value, a.Text)
		}
	}
	return list
}

// contains reports whether words stand in a text, whatever their case and the
// spaces between them, and not as part of longer words.
func contains(text, words string) bool {
	text, words = fold(text), fold(words)
	if words == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !wordy(before) && !wordy(after) {
			return true
		}
		from = start + 1
	}
}

func wordy(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
