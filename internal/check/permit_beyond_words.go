package check

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
)

var permitBeyondWords = Check{
	Rule: diag.Rule{
		ID: "permit/beyond-words", Severity: diag.Warning, Added: diag.Error,
		Title: "Permit of something that the decision does not speak of",
		Why: "People read the words of a decision, and the plan follows its permits. If the permits say more than " +
			"the words, or other figures, nobody who was at the board agreed to them.",
		Mend: "Name in the decision what it permits, by its title or id, with the figure. Delete a permit that " +
			"the board did not give.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			if !p.clear() || p.shape() == nil || !in.Programme.Decides(p.update) ||
				p.decision.Refuses() {
				continue
			}
			what := strings.TrimSpace(p.of.Kind + " " + p.of.ID)
			to, other := in.otherFigure(p)
			switch {
			case !in.speaksOf(p):
				report(Found{At: p.Pos, Message: "the words of this decision do not speak of " + what +
					", which it permits to " + p.does(),
					Remedy: "name " + what + " in the decision, or delete the permit"})
			case other != "":
				report(Found{At: p.To[0].Pos, Message: "the words of this decision say " + other + ", but it permits " +
					p.Key.Value + " of " + what + " to be " + to,
					Remedy: "write in both what the board decided"})
			}
		}
	},
}

// does is what a permit lets happen, as a verb.
func (p permit) does() string {
	return map[string]string{programme.PermitChange: "change", programme.PermitDrop: "go",
		programme.PermitEnd: "end"}[p.of.Verb]
}

// otherFigure is the figure that the words of a decision give where a permit has another,
// which they do not give; empty where they do, or give none.
func (in *Input) otherFigure(p permit) (to, other string) {
	if p.of.Verb != programme.PermitChange || len(p.To) != 1 {
		return "", ""
	}
	to = p.To[0].Value
	given := words.Figures(p.decision.Text.Value)
	was := programme.Values(programme.Meant(p.From))
	given = slices.DeleteFunc(given, func(n string) bool { return slices.Contains(was, n) })
	if strings.Trim(to, "0123456789") != "" || len(given) == 0 || slices.Contains(given, to) {
		return "", ""
	}
	return to, given[0]
}

// speaksOf reports whether the words of a decision name what a permit is of, by its kind,
// its id, its key or a word of its title; and no other record of the kind in its place.
func (in *Input) speaksOf(p permit) bool {
	text, own := p.decision.Text.Value, kindID{p.of.Kind, p.of.ID}
	named := func(of kindID) bool {
		title := in.titles()[of]
		return contains(text, of.id) || title != "" && contains(text, title)
	}
	if named(own) {
		return true
	}
	if in.namesAnother(own, named) {
		return false
	}
	said := words.Split(text)
	return slices.ContainsFunc(words.Split(strings.Join([]string{own.kind, own.id, p.Key.Value, in.titles()[own],
		strings.Join(programme.Values(p.To), " ")}, " ")), func(w string) bool {
		return len(w) > 3 && slices.ContainsFunc(said, func(s string) bool { return alikeWords(w, s) })
	})
}

// namesAnother reports whether a text names a record of the same kind as one, and not it.
func (in *Input) namesAnother(own kindID, named func(kindID) bool) bool {
	for of := range in.planned() {
		if of.kind == own.kind && of.id != own.id && of.id != "" && named(of) {
			return true
		}
	}
	return false
}

// contains reports whether a text holds some words whole, whatever their case.
func contains(text, sought string) bool {
	return sought != "" && strings.Contains(" "+strings.Join(words.Split(text), " ")+" ",
		" "+strings.Join(words.Split(sought), " ")+" ")
}

// alikeWords reports whether two words begin alike, so that one is a form of the other:
// visit, visits, visited.
func alikeWords(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && len(a)-n <= 3 && len(b)-n <= 3
}
