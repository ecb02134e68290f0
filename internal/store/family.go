package store

import (
	"path"
	"slices"

	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// family is a kind of file: where it stands, what it holds, and how it joins
// the programme.
type family struct {
	Path  string // a path, or a pattern where there are many
	Title string // a line for the documentation
	Shape *Shape
	read  func(r *reader, root yamldoc.Node) *prog
	join  func(p, part *prog)
}

const programmeFile = "plan/programme.yaml"

// Family is a kind of file, as the documentation and the schemas see it.
type Family struct {
	Path, Title string
	Shape       *Shape
}

// Families lists the kinds of file, in the order in which to read about them.
func Families() []Family {
	var list []Family
	for _, f := range families() {
		list = append(list, Family{f.Path, f.Title, f.Shape})
	}
	return list
}

func families() []family {
	return []family{
		single(programmeFile, "the programme: its name, policy, groups and their meetings, pauses, events, plans", programmeTable(),
			func(p, part *prog) {
				files, unread := p.Files, p.Unread
				*p = *part
				p.Files, p.Unread, p.Faults = files, unread, slices.Clip(part.Faults) // the part is kept as it is
			}),
		single("plan/people.yaml", "who leads: people and bodies", peopleTable(),
			func(p, part *prog) { p.People = part.People }),
		single("plan/findings.yaml", "what the inspections found", findingsTable(),
			func(p, part *prog) { p.Sources, p.Findings = part.Sources, part.Findings }),
		single("plan/priorities.yaml", "the improvement priorities: pledges, and what success looks like", prioritiesTable(),
			func(p, part *prog) { p.Priorities, p.Success = part.Priorities, part.Success }),
		member("plan/ambitions/*.yaml", "one file an ambition, its tasks inside", ambitionTable(),
			func(p *prog, a *programme.Ambition) { p.Ambitions = append(p.Ambitions, a) }),
		single("plan/measures.yaml", "key performance indicators (level 2)", measuresTable(),
			func(p, part *prog) { p.Measures = part.Measures }),
		single("plan/risks.yaml", "risks and issues (level 3)", risksTable(),
			func(p, part *prog) { p.Risks = part.Risks }),
		single("plan/glossary.yaml", "terms", glossaryTable(),
			func(p, part *prog) { p.Terms = part.Terms }),
		member("updates/*.yaml", "dated entries, one file an author and day; never edited afterwards", updateTable(),
			func(p *prog, u *programme.Update) { p.Updates = append(p.Updates, u) }),
	}
}

// single is a file of which there is one, a table of the programme's own lists.
func single(at, title string, t *table[prog], join func(p, part *prog)) family {
	return family{Path: at, Title: title, Shape: t.shape(),
		join: func(p, part *prog) {
			join(p, part)
			if at != programmeFile { // its own faults came with it
				p.Faults = append(p.Faults, part.Faults...)
			}
		},
		read: func(r *reader, root yamldoc.Node) *prog {
			part := &prog{Policy: programme.DefaultPolicy()}
			fill(r, t, root, part)
			return part
		}}
}

// member is one of many files, each a record of its own.
func member[T any](pattern, title string, t *table[T], add func(*prog, *T)) family {
	return family{Path: pattern, Title: title, Shape: t.shape(),
		join: func(p, part *prog) {
			p.Ambitions = append(p.Ambitions, part.Ambitions...)
			p.Updates = append(p.Updates, part.Updates...)
		},
		read: func(r *reader, root yamldoc.Node) *prog {
			part, v := &prog{}, new(T)
			if fill(r, t, root, v) {
				add(part, v)
			}
			return part
		}}
}

// matches reports whether a path is of this kind.
func (f family) matches(name string) bool {
	ok, _ := path.Match(f.Path, name)
	return ok
}
