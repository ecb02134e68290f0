// Package publish makes the record that the public may see: without anything
// restricted, and with roles in place of the names that are not public.
//
// It works on the programme, before anything is assessed or reported, so that
// no report can show what it does not hold, compute it, or rate by it. Numbers of
// children too small to publish go for the same reason.
//
// What is to be done with a key is said by its row in the schema: by its role, by what
// it hangs on, and by whether status is computed from it. A new row is searched for
// names, and goes from what is restricted, unless it says something else.
package publish

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// Withheld stands where a note is restricted and its entry must still count:
// leaving the entry out would show a status that the record does not support.
const Withheld = "Not for publication."

// Left counts what was left out.
type Left struct{ Tasks, Others int }

// All is the copy of the whole record, as if every word of it had been posted: what
// could be published of it some day. It rests on no board.
func All(p *programme.Programme) *Edition {
	return made(p, func(whole *programme.Programme) *programme.Programme { return whole })
}

// made makes an edition of what a copy shows. Of a programme that is restricted as a
// whole it is empty.
//
// Taking something out takes out what hangs on it: with an ambition its tasks,
// measures, risks, highlights, decisions and the sections about it alone; with a
// task or a measure what updates say about it; with a source its findings; with a
// group its minutes. A restriction holds until somebody takes it off, whatever
// its date says.
func made(p *programme.Programme, shown func(whole *programme.Programme) *programme.Programme) *Edition {
	if p.Restricted != nil {
		return &Edition{Programme: &programme.Programme{}, Leaks: []Leak{{p.Restricted.Pos,
			"the whole programme is restricted: nothing can be published"}}}
	}
	whole := schema.Copy(p)
	r := newRedaction(whole)
	secrets := newSearch(append(names(p), r.secrets(whole)...))
	roles(p, secrets).rename(whole)
	ids := idsOf(whole)
	public := shown(whole)
	r.lose(ids, idsOf(public))
	r.redact(public)
	suppress(public)
	hideFiles(public)
	nameUpdates(public)
	seeAnew(p, public)
	public.Files = slices.Repeat([]string{"record"}, len(public.Files)) // an update's file may bear its author's name
	found := append(unknowable(p, public), leaks(public, secrets)...)
	found = append(found, strangers(public)...)
	slices.SortStableFunc(found, func(a, b Leak) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	return &Edition{Programme: public, Left: r.left, Leaks: found, NotLooked: notLooked(public)}
}

// unknowable are the reasons why a name or a restriction may have been missed.
func unknowable(p, public *programme.Programme) []Leak {
	found := unknownPeople(p)
	parts := parts()
	schema.Walk(public, func(e *schema.Entry) {
		m := e.Meta()
		if m == nil {
			return
		}
		for _, fault := range m.Faults {
			if parts[fault.Value] {
				found = append(found,
					Leak{fault.Pos, fault.Value +
						" could not be read completely, so it is unknown what can be published: fix it first"})
			}
		}
	})
	texts(public, func(_ *schema.Key, t programme.Text) {
		if strings.Contains(t.Value, "restricted:") {
			found = append(found,
				Leak{t.Pos, "has restricted: as part of a text, so it restricts nothing: start the line under the " +
					"other keys"})
		}
	})
	return found
}

// unknownPeople are the reasons why nobody can tell who may be named.
func unknownPeople(p *programme.Programme) []Leak {
	var found []Leak
	people := schema.FamilyOf("people")
	for _, u := range p.Unread {
		if u.What == people.Name || u.What == "file" && p.Files[u.Pos.File] == people.Where {
			found = append(found,
				Leak{u.Pos, "could not be read, so it is unknown which names can be published: fix it first"})
		}
	}
	for _, v := range p.People {
		for _, fault := range v.Faults {
			if k := people.Key(fault.Value); private(v) && k != nil && k.Role != schema.Prose {
				found = append(found,
					Leak{fault.Pos,
						fmt.Sprintf("%s could not be read, so it is unknown whether a text names %s: fix it first",
							fault.Value, v.ID.Value)})
			}
		}
	}
	return found
}

// parts are the keys under which something may have been meant to be restricted that
// cannot be: parts of records that hold words, and the list of people.
func parts() map[string]bool {
	parts := map[string]bool{}
	schema.Groups(func(s *schema.Shape) {
		for _, k := range s.Keys {
			of := k.Shape.Group()
			if of != nil && k.Role != schema.Secret && (of == schema.FamilyOf("people").Shape || !of.CarriesMeta() &&
				holdsWords(of)) {
				parts[k.Name] = true
			}
		}
	})
	return parts
}

func holdsWords(s *schema.Shape) bool {
	return slices.ContainsFunc(s.Keys, func(k *schema.Key) bool { return k.Shape.Single().Kind == schema.KindText })
}

// Words says what was left out, for the head of every page; empty where nothing
// was.
func (l Left) Words() string {
	switch {
	case l.Tasks+l.Others == 0:
		return ""
	case l.Others == 0:
		return fmt.Sprintf("Left out as not for publication: %s.", diag.CountOf(l.Tasks, "task", "tasks"))
	case l.Tasks == 0:
		return fmt.Sprintf("Left out as not for publication: %s.", diag.CountOf(l.Others, "entry", "entries"))
	}
	return fmt.Sprintf("Left out as not for publication: %s and %s.", diag.CountOf(l.Tasks, "task", "tasks"),
		diag.CountOf(l.Others, "other entry", "other entries"))
}
