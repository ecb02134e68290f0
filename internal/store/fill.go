package store

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// file decodes a file of a kind.
func (r *reader) file(kind *schema.File, root yamldoc.Node) *programme.Programme {
	part := &programme.Programme{Policy: programme.DefaultPolicy()}
	if record := kind.Begin(part); r.fill(kind.Shape, root, record) {
		kind.Add(part, record)
	}
	return part
}

// fill reads a group of keys into a record. It returns false where there is nothing
// to keep: the value is no group, or what names the record is missing.
func (r *reader) fill(shape *schema.Shape, value yamldoc.Node, record any) bool {
	if !r.wantMap(value, func() string { return example(shape) }, func() string { return keysOf(shape) }) {
		r.unread(shape.Name, value)
		return false
	}
	meta := shape.Meta(record)
	if meta == nil {
		meta = &programme.Meta{}
	}
	meta.Pos = r.pos(value)
	if pos := shape.Pos(record); pos != nil {
		*pos = meta.Pos
	}
	g := group{shape: shape, value: value, record: record}
	for k, v := range value.Pairs() {
		if key, ok := r.key(&g, k, v); !ok {
			meta.Faults = append(meta.Faults, programme.Text{Value: key, Pos: r.pos(k)})
			if row := shape.Key(key); row != nil && row.Guards {
				guard(row, record, r.pos(k))
			}
		}
	}
	for i, row := range shape.Keys {
		if row.Required && (g.given|g.meant)&(1<<i) == 0 {
			r.missing(&g, row, g.seen&(1<<i) != 0)
			meta.Faults = append(meta.Faults, programme.Text{Value: row.Name, Pos: r.pos(value)})
		}
	}
	id := shape.ID(record)
	switch {
	case id == nil || shape.Local:
	case id.Given():
		meta.Pos = id.Pos
	case shape.NeedsID():
		r.unread(shape.Name, value)
		return false
	}
	return true
}

// group is a group of keys while it is read. The bits say, a bit a row, which keys
// are there, which have a value, and which were probably meant by a misspelt key.
type group struct {
	shape              *schema.Shape
	value              yamldoc.Node
	record             any
	seen, given, meant uint64
}

// example names a group of keys by its first two, for messages.
func example(shape *schema.Shape) string {
	names := shape.Names()
	if len(names) > 1 {
		return "a group of keys such as " + names[0] + ": and " + names[1] + ":"
	}
	return "a group of keys such as " + names[0] + ":"
}

// keysOf is how to write a group of keys, for messages.
func keysOf(shape *schema.Shape) string {
	var keys []string
	for _, name := range shape.Names()[:min(len(shape.Keys), 2)] {
		keys = append(keys, name+": ...")
	}
	return "write each key on its own line, indented, or all in braces: {" + strings.Join(keys, ", ") + "}"
}

// guard takes for granted what a key would say that keeps something from being
// published.
func guard(row *schema.Key, record any, at programme.Pos) {
	switch yes := row.At(record).(type) {
	case *bool:
		*yes = true
		return
	case *programme.YesNo:
		*yes = programme.YesNo{Yes: true, Pos: at}
		return
	}
	there := false
	row.Each(record, func(any) { there = true })
	if there {
		return
	}
	part := row.Begin(record)
	if pos := row.Shape.Pos(part); pos != nil {
		*pos = at
	}
	row.Add(record, part)
}

// missing reports a key that is not there, or that is there and empty. It names the
// record by its id, where it has one.
func (r *reader) missing(g *group, row *schema.Key, empty bool) {
	at, what := g.value.Head(), "this "+g.shape.Name
	if id := g.shape.ID(g.record); id != nil && id.Given() && !g.shape.Local {
		what = g.shape.Name + " " + diag.Shorten(id.Value)
	}
	if empty {
		at = firstKey(g.value, row.Name)
	}
	r.report(KeyMissing, at, func() (string, string) {
		if empty {
			return "the " + row.Name + " of " + what + " is empty", "write it after the colon: " + row.Doc
		}
		return what + " has no " + row.Name, "add " + row.Name + ": " + row.Doc
	})
}

// key reads one key. It returns false where the record now lacks something that was
// written, with the key: the one that was meant, where it is misspelt.
func (r *reader) key(g *group, k, v yamldoc.Node) (key string, ok bool) {
	errors := r.errors
	if k.Invalid() {
		r.errors++ // reported when the file was parsed
	}
	key = k.Value()
	i := g.shape.Rank(key)
	if i == len(g.shape.Keys) {
		return r.unknownKey(g, k), false
	}
	if g.seen&(1<<i) != 0 {
		r.duplicate(k, func() diag.Place { return firstKey(g.value, key) })
		return key, false
	}
	g.seen |= 1 << i
	row := g.shape.Keys[i]
	if v.Kind() == yamldoc.Nothing && !v.Invalid() && !row.Guards {
		if d, found := v.CutShort(); found && row.Shape.Kind == schema.KindText {
			r.add(d)
			g.given |= 1 << i // which is not reported as missing as well
		}
		return key, r.errors == errors // `key:` with nothing after it is an absent value
	}
	g.given |= 1 << i
	r.value(row, g.record, v)
	keysInText(r, g.shape, v)
	if carriesFaults(row) {
		return key, !k.Invalid() // what is wrong in records of their own is theirs
	}
	return key, r.errors == errors
}

// carriesFaults reports whether a key holds records that keep their own faults.
func carriesFaults(row *schema.Key) bool {
	return row.Shape.IsRecords() && row.Shape.Item.CarriesMeta()
}

// unknownKey reports a key that no row has, and returns the one that was meant.
func (r *reader) unknownKey(g *group, k yamldoc.Node) (meant string) {
	meant = k.Value()
	if k.Invalid() {
		return meant // reported when the file was parsed
	}
	r.report(KeyUnknown, k.Head(), func() (message, remedy string) {
		known := g.shape.Names()
		if k.Kind() != yamldoc.Scalar {
			return k.Kind().String() + " cannot be a key", "write one of " + diag.Or(known)
		}
		name := k.Value()
		near, ok := called(g, name)
		remedy = "write " + near + " instead of " + diag.Shorten(name)
		if !ok {
			near, ok = diag.Nearest(strings.TrimSpace(name), known)
			remedy = unknownKeyRemedy(known, name, near)
		}
		if ok {
			g.meant |= 1 << g.shape.Rank(near)
			meant = near
		}
		return schema.Article(g.shape.Name) + " has no key " + diag.Quote(name), remedy
	})
	return meant
}

// called is the key for which people write another word, unless it is there as well.
func called(g *group, name string) (key string, ok bool) {
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	for _, row := range g.shape.Keys {
		if slices.Contains(row.Also, name) && !g.value.Holds(row.Name) {
			return row.Name, true
		}
	}
	return "", false
}

func unknownKeyRemedy(known []string, name, near string) string {
	switch {
	case near == "":
		return "the keys are " + diag.And(known)
	case near == strings.TrimSpace(name):
		return "did you mean " + near + "? There is a non-breaking space before or after it"
	}
	return "did you mean " + near + "?"
}

// keysInText finds keys that were indented so far that they became part of the
// text above them.
func keysInText(r *reader, shape *schema.Shape, v yamldoc.Node) {
	if !strings.Contains(v.Value(), ": ") {
		return
	}
	for place, line := range v.Lines() {
		name, _, ok := strings.Cut(line, ": ")
		if ok && shape.Key(name) != nil {
			r.add(KeyInText.New(place, "the key "+name+" is read as part of the text above",
				"start the line in the same column as the other keys; if it is part of the text, "+
					"start it with another word"))
		}
	}
}

// firstKey is the place of the first of a group's keys with that name.
func firstKey(group yamldoc.Node, name string) diag.Place {
	for k := range group.Pairs() {
		if k.Kind() == yamldoc.Scalar && k.Value() == name {
			return k.Place()
		}
	}
	return group.Place()
}
