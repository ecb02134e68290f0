package store

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// fill reads a group of keys into a record. It returns false where there is
// nothing to keep: the value is no group, or what names the record is missing.
func fill[T any](r *reader, t *table[T], value yamldoc.Node, into *T) bool {
	if !r.wantMap(value, t.example) {
		r.unread(t.name, value)
		return false
	}
	meta := &programme.Meta{}
	if t.meta != nil {
		meta = t.meta(into)
	}
	meta.Pos = r.pos(value)
	if t.pos != nil {
		*t.pos(into) = meta.Pos
	}
	var met rows
	for k, v := range value.Pairs() {
		if key, ok := fillKey(r, t, value, k, v, into, &met); !ok {
			meta.Faults = append(meta.Faults, programme.Text{Value: key, Pos: r.pos(k)})
			if i := t.row(key); i >= 0 && t.rows[i].doubt != nil {
				t.rows[i].doubt(into, r.pos(k))
			}
		}
	}
	for i := range t.rows {
		if row := &t.rows[i]; row.Required && (met.given|met.meant)&(1<<i) == 0 {
			reportMissing(r, t, value, into, row, met.seen&(1<<i) != 0)
			meta.Faults = append(meta.Faults, programme.Text{Value: row.Name, Pos: r.pos(value)})
		}
	}
	if t.id == nil {
		return true
	}
	if !t.id(into).Given() {
		r.unread(t.name, value)
		return false
	}
	meta.Pos = t.id(into).Pos
	return true
}

// reportMissing reports a key that is not there, or that stands there empty. It
// names the record by its id, where it has one.
func reportMissing[T any](r *reader, t *table[T], value yamldoc.Node, into *T, row *row[T], empty bool) {
	at, what := value.Head(), "this "+t.name
	if t.id != nil && t.id(into).Given() {
		what = t.name + " " + diag.Shorten(t.id(into).Value)
	}
	if empty {
		at = firstKey(value, row.Name)
	}
	r.report(KeyMissing, at, func() (string, string) {
		if empty {
			return "the " + row.Name + " of " + what + " is empty", "write it behind the colon: " + row.Doc
		}
		return what + " has no " + row.Name, "add " + row.Name + ": " + row.Doc
	})
}

// rows says which rows of a table were met in one group of keys, a bit a row:
// those whose key stands there, those that have a value, and those for which a
// misspelt key was probably meant.
type rows struct{ seen, given, meant uint64 }

// fillKey reads one key. It returns false where the record now lacks something
// that was written, with the key: the one that was meant, where it is misspelt.
func fillKey[T any](r *reader, t *table[T], group, k, v yamldoc.Node, into *T, met *rows) (key string, ok bool) {
	errors := r.errors
	if k.Doubted() {
		r.errors++ // said when the file was parsed
	}
	key = k.Value()
	i := t.row(key)
	if i < 0 {
		return unknownKey(r, t, group, k, met), false
	}
	if met.seen&(1<<i) != 0 {
		r.duplicate(k, func() diag.Place { return firstKey(group, key) })
		return key, false
	}
	met.seen |= 1 << i
	if v.Kind() == yamldoc.Nothing && !v.Doubted() && t.rows[i].doubt == nil {
		return key, !k.Doubted() // `key:` with nothing after it is an absent value
	}
	met.given |= 1 << i
	t.rows[i].read(r, into, v)
	keysInText(r, t, v)
	if t.rows[i].records {
		return key, !k.Doubted() // what is wrong in records of their own is theirs
	}
	return key, r.errors == errors
}

// unknownKey reports a key that no row has, and returns the one that was meant.
func unknownKey[T any](r *reader, t *table[T], group, k yamldoc.Node, met *rows) (meant string) {
	meant = k.Value()
	if k.Doubted() {
		return meant // said when the file was parsed
	}
	r.report(KeyUnknown, k.Head(), func() (message, remedy string) {
		known := t.keyNames()
		if k.Kind() != yamldoc.Scalar {
			return k.Kind().String() + " stands here as a key", "write one of " + diag.Or(known)
		}
		name := k.Value()
		near, ok := t.called(name, group)
		remedy = "write " + near + " instead of " + diag.Shorten(name)
		if !ok {
			near, ok = diag.Nearest(strings.TrimSpace(name), known)
			remedy = unknownKeyRemedy(known, name, near)
		}
		if ok {
			met.meant |= 1 << t.row(near)
			meant = near
		}
		return article(t.name) + " has no key " + diag.Quote(name), remedy
	})
	return meant
}

// called is the key for which people write another word, unless it stands there
// as well.
func (t *table[T]) called(name string, group yamldoc.Node) (key string, ok bool) {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	for i := range t.rows {
		if slices.Contains(t.rows[i].also, name) && !group.Holds(t.rows[i].Name) {
			return t.rows[i].Name, true
		}
	}
	return "", false
}

func unknownKeyRemedy(known []string, name, near string) string {
	switch {
	case near == "":
		return "it may hold " + diag.And(known)
	case near == strings.TrimSpace(name):
		return "did you mean " + near + "? There is a space before it or after it that is not an ordinary one"
	}
	return "did you mean " + near + "?"
}

// keysInText finds keys that were indented so far that they became part of the
// text above them.
func keysInText[T any](r *reader, t *table[T], v yamldoc.Node) {
	if !strings.Contains(v.Value(), ": ") {
		return
	}
	for place, line := range v.Lines() {
		name, _, ok := strings.Cut(line, ": ")
		if ok && t.row(name) >= 0 {
			r.warn(KeyInText.New(place, "the key "+name+" is read as part of the text above it",
				"begin the line under the other keys; where it does belong to the text, begin it with another word"))
		}
	}
}

// firstKey is where a key stands first in a group.
func firstKey(group yamldoc.Node, name string) diag.Place {
	for k := range group.Pairs() {
		if k.Kind() == yamldoc.Scalar && k.Value() == name {
			return k.Place()
		}
	}
	return group.Place()
}
