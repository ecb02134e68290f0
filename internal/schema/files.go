package schema

import (
	"path"
	"slices"
	"strings"
	"sync"

	"improve/internal/programme"
)

// ProgrammeFile is the file without which a folder holds no programme.
const ProgrammeFile = "plan/programme.yaml"

// File is a kind of file of a record.
type File struct {
	Path  string // within the record; a pattern where there are many
	Title string // what it holds, in a line
	Shape *Shape // of all that it says

	// many is where the programme keeps what such files hold, each a record; nil for
	// a file of which there is one, whose keys are the programme's own.
	many access
}

// Files lists the kinds of file, in the order in which to read about them. The list is
// made once, and nobody may change it.
func Files() []*File { return files() }

var files = sync.OnceValue(func() []*File {
	return []*File{
		{Path: ProgrammeFile,
			Title: "the programme: its name, policy, groups and their meetings, pauses, events, plans",
			Shape: programmeFile()},
		{Path: "plan/people.yaml", Title: "who leads: people and bodies", Shape: peopleFile()},
		{Path: "plan/findings.yaml", Title: "what the inspections found", Shape: findingsFile()},
		{Path: "plan/priorities.yaml", Title: "the improvement priorities: pledges, and what success looks like",
			Shape: prioritiesFile()},
		{Path: "plan/ambitions/*.yaml", Title: "one file an ambition, its tasks inside", Shape: ambitionFile(),
			many: pointers[prog, programme.Ambition]{
				func(p *prog) *[]*programme.Ambition { return &p.Ambitions }, nil}},
		{Path: "plan/measures.yaml", Title: "key performance indicators (level 2)", Shape: measuresFile()},
		{Path: "plan/risks.yaml", Title: "risks and issues (level 3)", Shape: risksFile()},
		{Path: "plan/glossary.yaml", Title: "terms", Shape: glossaryFile()},
		{Path: "plan/import.yaml", Title: "answers to improve import, used for the next workbook of the same source",
			Shape: importFile()},
		{Path: "plan/site.yaml", Title: "the public pages that improve site makes: title, address, contact, licence",
			Shape: siteFile()},
		{Path: "updates/*.yaml", Title: "dated entries, one file an author and day; never edited afterwards",
			Shape: updateFile(),
			many:  pointers[prog, programme.Update]{func(p *prog) *[]*programme.Update { return &p.Updates }, nil}},
	}
})

// Matches reports whether a path is that of such a file.
func (f *File) Matches(name string) bool {
	before, after, several := strings.Cut(f.Path, "*")
	if !several {
		return name == f.Path
	}
	rest, found := strings.CutPrefix(name, before)
	own, ends := strings.CutSuffix(rest, after)
	return found && ends && !strings.Contains(own, "/")
}

// IsOne reports whether a record has one such file at most.
func (f *File) IsOne() bool { return f.many == nil }

// Begin makes what such a file says, to be filled: a record of its own, or the
// programme, which holds no more than this file gives.
func (f *File) Begin(p *programme.Programme) (record any) {
	if f.IsOne() {
		return p
	}
	return f.many.begin(p)
}

// Add puts a record that was begun into a programme.
func (f *File) Add(p *programme.Programme, record any) {
	if !f.IsOne() {
		f.many.add(p, record)
	}
}

// Join adds to a programme what one such file gave.
func (f *File) Join(p, part *programme.Programme) {
	if !f.IsOne() {
		f.many.each(part, func(record any) { f.many.add(p, record) })
		return
	}
	for _, k := range f.Shape.Keys {
		k.Assign(p, part)
	}
	p.Faults = append(p.Faults, part.Faults...)
	if !f.Shape.Lists {
		p.Pos = part.Pos
	}
}

// Keep takes out of a programme what such files give, save the records to be kept. What
// the one file of its kind says stays.
func (f *File) Keep(p *programme.Programme, keep func(record any) bool) {
	if !f.IsOne() {
		f.many.keep(p, keep)
	}
}

// each visits what such files say, file by file.
func (f *File) each(p *programme.Programme, visit func(record any)) {
	if f.IsOne() {
		visit(p)
		return
	}
	f.many.each(p, visit)
}

// Family is a family of ids: the shape of its records, and the file or folder that they
// are kept in.
type Family struct {
	*Shape
	Where string
}

// Families lists the families, in the order of the files.
func Families() []*Family { return families() }

// FamilyOf is the family of a name; nil where there is none.
func FamilyOf(name string) *Family {
	for _, f := range families() {
		if f.Family == name {
			return f
		}
	}
	return nil
}

var families = sync.OnceValue(func() []*Family {
	var all []*Family
	for _, f := range Files() {
		where := f.Path
		if !f.IsOne() {
			where = path.Dir(f.Path)
		}
		f.Shape.visit(func(s *Shape) {
			if s.Family != "" {
				all = append(all, &Family{s, where})
			}
		})
	}
	return all
})

// Groups visits every group of keys of every file: each before the groups in it.
func Groups(visit func(*Shape)) {
	for _, f := range Files() {
		f.Shape.visit(visit)
	}
}

// visit goes over a shape and all shapes of groups in it.
func (s *Shape) visit(visit func(*Shape)) {
	if s.Kind == KindObject {
		visit(s)
	}
	for _, k := range s.Keys {
		k.Shape.visit(visit)
	}
	if s.Item != nil {
		s.Item.visit(visit)
	}
}

// OfKind is the shape of the records that are called by a name, such as task; nil
// where there is none. Of two of one name the first that has ids counts.
func OfKind(name string) *Shape { return kinds()[name] }

var kinds = sync.OnceValue(func() map[string]*Shape {
	all := map[string]*Shape{}
	Groups(func(s *Shape) {
		if found := all[s.Name]; found == nil || found.Family == "" && s.Family != "" {
			all[s.Name] = s
		}
	})
	return all
})

// Like is the path of the one kind of file that takes some keys and has all that it
// needs among them, such as plan/risks.yaml; empty where none or several do.
func Like(keys []string) string {
	like := ""
	for _, f := range Files() {
		known := true
		for _, key := range keys {
			known = known && f.Shape.Key(key) != nil
		}
		for _, k := range f.Shape.Keys {
			known = known && (!k.Required || slices.Contains(keys, k.Name))
		}
		switch {
		case known && like != "":
			return ""
		case known:
			like = strings.Replace(f.Path, "*", "2020-02-25-x", 1)
		}
	}
	return like
}
