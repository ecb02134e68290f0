package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/words"
)

// nextID is an id that nothing has, and that nothing had as far as the updates
// tell: the id would mean two things.
func (k Kind) nextID(p *programme.Programme, minutes *programme.Update, given Given) string {
	used := usedIDs(p, k.Name)
	switch k.Name {
	case "ambition":
		return following("", used)
	case "task":
		return following(taskPrefix(p, given.one("ambition")), used)
	case "action":
		return following(minutes.Date.Date.String()+".", used)
	case "finding":
		return following(given.one("source")+"-", used)
	case "person":
		if name := given.one("name"); name != "" {
			return unused(cmp.Or(words.Slug(name), k.Name), used)
		}
		return unused(cmp.Or(words.Slug(given.one("role")), k.Name), used)
	}
	return unused(cmp.Or(words.Slug(given.one("title")), k.Name), used)
}

// following is a prefix with the number after the highest that is used.
func following(prefix string, used []string) string {
	highest := 0
	for _, id := range used {
		rest, ok := strings.CutPrefix(id, prefix)
		if !ok {
			continue
		}
		digits := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))] // 6.2a is a 6.2
		if n, err := strconv.Atoi(digits); err == nil {
			highest = max(highest, n)
		}
	}
	return prefix + strconv.Itoa(highest+1)
}

// unused is an id, with a number behind it where it is used.
func unused(id string, used []string) string {
	for n, next := 2, id; ; n++ {
		if !slices.ContainsFunc(used, func(u string) bool { return strings.EqualFold(u, next) }) {
			return next
		}
		next = fmt.Sprintf("%s-%d", id, n)
	}
}

// taskPrefix is what the ids of an ambition's tasks begin with: as its last task
// does, for the numbers of sections and tasks need not agree.
func taskPrefix(p *programme.Programme, ambition string) string {
	for _, a := range p.Ambitions {
		if a.ID.Value != ambition || len(a.Tasks) == 0 {
			continue
		}
		last := a.Tasks[len(a.Tasks)-1].ID.Value
		if i := strings.LastIndexByte(last, '.'); i >= 0 {
			return last[:i+1]
		}
	}
	return ambition + "."
}

// Place is the place of an entry; unknown if there is none.
func (k Kind) Place(p *programme.Programme, id string) programme.Pos {
	for _, t := range idsOf(p, k.Name) {
		if t.Value == id {
			return t.Pos
		}
	}
	return programme.Pos{}
}

func usedIDs(p *programme.Programme, kind string) []string { return programme.Values(idsOf(p, kind)) }

// idsOf are the ids of a kind that the record has, and after them those that its
// updates and other entries mention.
func idsOf(p *programme.Programme, kind string) []programme.Text {
	var ids []programme.Text
	add := func(texts ...programme.Text) { ids = append(ids, texts...) }
	switch kind {
	case "ambition", "task":
		planIDs(p, kind, add)
	case "measure":
		for _, m := range p.Measures {
			add(m.ID)
		}
	case "risk":
		for _, r := range p.Risks {
			add(r.ID)
		}
	case "person":
		for _, v := range p.People {
			add(v.ID)
		}
	case "source":
		for _, s := range p.Sources {
			add(s.ID)
		}
	}
	for _, f := range p.Findings {
		if kind == "finding" {
			add(f.ID)
		}
		if kind == "source" {
			add(f.Source)
		}
	}
	for _, u := range p.Updates {
		mentioned(u, kind, add)
	}
	return ids
}

func planIDs(p *programme.Programme, kind string, add func(...programme.Text)) {
	for _, a := range p.Ambitions {
		if kind == "ambition" {
			add(a.ID)
			continue
		}
		for _, t := range a.Tasks {
			add(t.ID)
		}
	}
}

// mentioned are the ids that an update mentions.
func mentioned(u *programme.Update, kind string, add func(...programme.Text)) {
	switch kind {
	case "ambition":
		for _, h := range u.Ambitions {
			add(h.Ambition)
		}
		for i := range u.Sections {
			add(u.Sections[i].Ambitions...)
		}
		for i := range u.Decisions {
			add(u.Decisions[i].Ambition)
		}
	case "task":
		for _, e := range u.Progress {
			add(e.Task)
		}
		for _, i := range u.Impact {
			add(i.Task)
		}
		for i := range u.Seen {
			add(u.Seen[i].Task)
		}
	case "measure":
		for _, m := range u.Measures {
			add(m.Measure)
		}
	case "risk":
		for _, r := range u.Risks {
			add(r.Risk)
		}
	case "person":
		add(u.By)
	case "action":
		for _, a := range u.Actions {
			add(a.ID)
		}
		add(u.ActionsDone...)
	}
}

// ambitionFile is the name of a new ambition's file: its number, and what tables
// call it.
func ambitionFile(p *programme.Programme, given Given) string {
	name := words.Slug(given.one("short"))
	if name == "" {
		name = words.SlugOf(given.one("title"), 24)
	}
	if name == "" {
		name = "ambition"
	}
	stem := "plan/ambitions/" + given.one("id") + "-" + name
	for n, file := 2, stem+".yaml"; ; n++ {
		if !slices.ContainsFunc(p.Files, func(f string) bool { return strings.EqualFold(f, file) }) {
			return file
		}
		file = fmt.Sprintf("%s-%d.yaml", stem, n)
	}
}
