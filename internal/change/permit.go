package change

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Permission is a decision of the board that permits a change, and when it was made.
type Permission struct {
	Meeting  programme.Text // the group that decided; empty of what was decided before the record
	On       programme.Date
	Decision string
}

// Words are a permission in a sentence.
func (p Permission) Words() string {
	who := "The board"
	if !p.Meeting.Given() {
		who = "A decision told before this record"
	}
	return who + " permitted it on " + p.On.Words() + ": " + quoted(p.Decision) + "."
}

// permitted are the decisions that permit a change of the plan, the latest first: that
// change and no other, whether the board decided it before or after.
func (d *differ) permitted(f *found) []Permission {
	of := f.named()
	if of.kind == "" {
		return nil
	}
	shape := schema.OfKind(of.kind)
	path := shape.Path(of.path)
	var changes []programme.Permitted
	for _, p := range d.permits {
		switch {
		case p.Kind != of.kind || p.ID != of.id || d.used[p.Permit]:
		case p.Verb == programme.PermitDrop && f.Kind == Removed && of.path == "",
			p.Verb == programme.PermitEnd && strings.HasPrefix(of.path, "ended "):
			return d.permissions(p)
		case p.Verb == programme.PermitChange && path != nil && slices.Equal(shape.Path(p.Permit.Key.Value), path):
			changes = append(changes, p)
		}
	}
	for n := len(changes); n > 0; n-- {
		if steps := chain(changes[:n], path.Key(), f.before.decided(of), f.after.decided(of)); steps != nil {
			return d.permissions(steps...)
		}
		if d.used == nil {
			break // only the last says what the plan may say now
		}
	}
	return nil
}

// permissions are permits as a change tells them. Of many steps each is permitted once.
func (d *differ) permissions(permits ...programme.Permitted) []Permission {
	list := make([]Permission, len(permits))
	for n, p := range permits {
		list[n] = Permission{p.Update.Meeting, p.Update.Date.Date, p.Decision.Text.Value}
		if d.used != nil {
			d.used[p.Permit] = true
		}
	}
	return list
}

// values are the values of a fact that is written as one text.
func values(written string) []string {
	if written == "" {
		return nil
	}
	return strings.Split(written, "\n")
}

// chain are the permits that lead from one value to another, the last first. Only the last
// permit of a key says what the plan may say now; what it says the value was before may be
// what an earlier one permitted.
func chain(permits []programme.Permitted, key *schema.Key, before, after []string) []programme.Permitted {
	last := len(permits) - 1
	if !key.Agrees(after, programme.Values(permits[last].Permit.To)) {
		return nil
	}
	steps := []programme.Permitted{permits[last]}
	for from := permits[last].Permit.From; len(from) > 0 && !key.Agrees(before, programme.Values(from)); {
		last--
		was := programme.Values(programme.Meant(from))
		for last >= 0 && !key.Agrees(was, programme.Values(permits[last].Permit.To)) {
			last--
		}
		if last < 0 {
			return nil
		}
		steps = append(steps, permits[last])
		from = permits[last].Permit.From
	}
	return steps
}

// decided are the values of an entry that a permit is about.
func (i *item) decided(of subject) []string {
	if i == nil {
		return nil
	}
	return i.fact(of.key).values
}

// subject is what a permit would have to name to permit a change: a record, and the path
// to a value of it, whose key is the last; no path where the record came or went.
type subject struct{ kind, id, path, key string }

// named is what a change is of, as permits name it; without a kind where none can.
func (f *found) named() subject {
	i := cmp.Or(f.after, f.before)
	switch {
	case i.update != nil:
		return subject{}
	case i.kind == "programme":
		if limit, is := strings.CutPrefix(f.Field, "policy "); is {
			return subject{"policy", "", limit, f.Field}
		}
		return subject{"programme", "", f.Field, f.Field}
	case i.kind == "pause":
		return subject{i.kind, i.id, cmp.Or(f.Field, "to"), cmp.Or(f.Field, "to")}
	case i.parent == nil:
		return subject{i.kind, i.id, f.Field, f.Field}
	case i.under != nil && i.under.Shape.Item != nil && i.under.Shape.Item.Local:
		_, id, _ := strings.Cut(i.id, "\x00")
		return subject{i.parent.kind, i.parent.id, strings.TrimSpace(i.under.Name + " " + id + " " + f.Field),
			cmp.Or(f.Field, i.under.Shape.Item.Bare.Name)}
	}
	return subject{}
}

// permitWords say which permit would permit a change.
func permitWords(f *found) string {
	of := f.named()
	record := strings.TrimSpace(of.kind + " " + of.id)
	permit := "{drop: " + record + "}"
	if of.path != "" {
		permit = "{change: " + record + ", key: " + of.path + ", from: " + f.inFile(of, f.before) + ", to: " +
			f.inFile(of, f.after) + "}"
	}
	return "record in the minutes of the board that decided it: permits: [" + permit + "]"
}

// was is the earlier value of a change as a file writes it.
func (f *found) was() string { return f.inFile(subject{key: f.Field}, f.before) }

// inFile is the value of an entry that a permit is about, as a file writes it: true for
// yes, none where there is none.
func (f *found) inFile(of subject, i *item) string {
	row, value := cmp.Or(f.after, f.before).fact(of.key).row, strings.Join(i.decided(of), "\n")
	switch {
	case value == "":
		return "none"
	case row != nil && row.Shape.Kind == schema.KindYesNo:
		return map[string]string{"yes": "true", "no": "false"}[value]
	case strings.Contains(value, "\n"):
		return "[" + strings.ReplaceAll(value, "\n", ", ") + "]"
	}
	return value
}
