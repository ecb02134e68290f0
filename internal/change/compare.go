package change

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// compare finds the differences of every entry.
func (d *differ) compare() {
	all := pairs(d.before.items, d.after.items)
	d.stays = map[*item]bool{}
	for _, p := range all {
		if p.before != nil && p.after != nil {
			d.stays[p.before], d.stays[p.after] = true, true
		}
	}
	for _, p := range all {
		switch {
		case p.after == nil && d.goesWithParent(p.before), p.before == nil && d.goesWithParent(p.after):
		case p.after == nil && d.after.unread(d.before, p.before):
			d.say(Unread, p.before, nil, "", "It cannot be read in the later record.")
		case p.before == nil && d.before.unread(d.after, p.after):
			d.say(Unread, nil, p.after, "", "It could not be read in the earlier record.")
		case p.after == nil:
			d.say(Removed, p.before, nil, "", d.farewell(p.before))
		case p.before == nil:
			d.added(p.after)
		default:
			d.changed(p.before, p.after)
		}
	}
	d.hintAtNewIDs()
}

// goesWithParent reports whether a part came or went with what it is part of,
// which then says it. What an update says is told by itself, save what a program
// wrote.
func (d *differ) goesWithParent(i *item) bool {
	return i.parent != nil && !d.stays[i.parent] && (i.parent.kind != "update" || i.byProgram())
}

// unread reports whether one side may hold an entry that only the other side
// shows, because something in the same file could not be read.
func (s side) unread(other side, i *item) bool {
	if len(s.programme.Unread) == 0 {
		return false
	}
	path := other.programme.FilePlace(i.pos).File
	if i.update != nil {
		path = i.update.Path
	}
	return slices.ContainsFunc(s.programme.Unread, func(u programme.Unread) bool {
		return s.programme.Files[u.Pos.File] == path &&
			(u.What == "file" || u.What == i.kind || i.parent != nil && u.What == i.parent.kind)
	})
}

// changed says what is different in an entry that both records hold.
func (d *differ) changed(before, after *item) {
	lost, missing := before.fact(unreadable).values, after.fact(unreadable).values
	for n, was := range before.facts {
		is := after.facts[n] // one kind has one list of facts
		key, _, _ := strings.Cut(was.key, " ")
		switch {
		case slices.Equal(was.values, is.values) || slices.Contains(missing, key):
		case slices.Contains(lost, key) && !is.given():
			d.say(Unread, before, after, was.key,
				diag.UpperFirst(was.label)+": taken out; it could not be read before.")
		case slices.Contains(lost, key):
			d.say(Unread, before, after, was.key,
				diag.UpperFirst(was.label)+": now "+d.showAll(is, is.values)+"; it could not be read before.")
		default:
			kind, text := d.sentence(before, after, was, is)
			d.say(kind, before, after, was.key, text)
		}
	}
}

// sentence says how one value is different. The kinds told at length come
// first.
func (d *differ) sentence(before, after *item, was, is fact) (Kind, string) {
	switch {
	case before.kind == "task" && was.key == "target":
		return d.targets(after.source.(*programme.Task), before.source.(*programme.Task))
	case before.kind == "task" && was.key == "ambition":
		return Moved, "Moved to ambition " + is.written() + "; it was in ambition " + was.written() + "."
	case was.key == file:
		return Moved, "Stands in " + is.written() + " now, was in " + was.written() + "."
	case was.key == unreadable:
		return Unread, d.faults(was, is)
	}
	if text, told := d.effect(before, was, is); told {
		return Changed, text
	}
	of := ""
	if before.parent != nil && before.kind != "progress entry" {
		of = " of " + before.name
	}
	if before.update != nil {
		of += " of " + before.on.Words()
	}
	return Changed, d.difference(diag.UpperFirst(was.label+of), was, is)
}

// faults adds the values that can be read in one record only.
func (d *differ) faults(was, is fact) string {
	gone, come := apart(was.values, is.values)
	var parts []string
	if len(come) > 0 {
		parts = append(parts, "cannot be read now: "+strings.Join(come, ", "))
	}
	if len(gone) > 0 {
		parts = append(parts, "can be read now: "+strings.Join(gone, ", "))
	}
	return diag.UpperFirst(strings.Join(parts, "; ")) + "."
}

// hintAtNewIDs says where an entry that went and one that came are the same but
// for the id.
func (d *differ) hintAtNewIDs() {
	came := map[string]*found{}
	for _, f := range d.found {
		if f.Kind == Added && f.after.update == nil && f.after.fact("id").given() {
			came[f.after.allButID()] = f
		}
	}
	for _, gone := range d.found {
		if gone.Kind != Removed || gone.after != nil || !gone.before.fact("id").given() {
			continue
		}
		if come := came[gone.before.allButID()]; come != nil {
			gone.Text += " It looks as if it were called " + come.after.fact("id").written() +
				" now: an id is for ever."
			come.Text += " It looks as if it were " + gone.before.fact("id").written() + " under another id."
		}
	}
}

// allButID is an entry without its id, to find one that was renumbered.
func (i *item) allButID() string { return i.words("id") }

// words are all that an entry says but for some keys, to find the same elsewhere.
func (i *item) words(without ...string) string {
	words := []string{i.kind}
	for _, f := range i.facts {
		if !slices.Contains(without, f.key) {
			words = append(words, f.written())
		}
	}
	return strings.Join(words, "\x00")
}

// apart are the values that only the first list holds, and only the second.
func apart(was, is []string) (gone, come []string) {
	left := slices.Clone(is)
	for _, v := range was {
		if at := slices.Index(left, v); at >= 0 {
			left = slices.Delete(left, at, at+1)
		} else {
			gone = append(gone, v)
		}
	}
	return gone, left
}
