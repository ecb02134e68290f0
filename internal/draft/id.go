package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
)

// nextID is an id that nothing has, and that nothing had as far as the updates
// tell: the id would mean two things.
func (k Kind) nextID(p *programme.Programme, into Into, given Given) string {
	used := programme.Values(idsOf(p, k.shape.Family))
	switch k.Name {
	case "ambition":
		return following("", used)
	case "task":
		return following(taskPrefix(p, given.one("ambition")), used)
	case "action":
		return following(into.Minutes.Date.Date.String()+".", used)
	case "recommendation":
		return following(sourceOf(given)+"-"+into.Day.String()+".", used)
	case "event":
		year, _, _ := strings.Cut(given.one("date"), "-")
		return following(cmp.Or(words.Slug(given.one("kind")), k.Name)+"-"+year+"-", used)
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
	for _, t := range idsOf(p, k.shape.Family) {
		if t.Value == id {
			return t.Pos
		}
	}
	return programme.Pos{}
}

// idsOf are the ids of a family that the record has, and after them those that its
// records mention.
func idsOf(p *programme.Programme, family string) (ids []programme.Text) {
	var mentioned []programme.Text
	schema.Walk(p, func(e *schema.Entry) {
		if e.Shape.Family == family {
			ids = append(ids, *e.Shape.ID(e.Record))
		}
		e.Values(func(k *schema.Key) {
			if k.Shape.Single().Refers == family || family == "people" && k.NamesPeople() {
				mentioned = append(mentioned, k.Written(e.Record)...)
			}
		})
	})
	return append(ids, mentioned...)
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
