package store

import (
	"strconv"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// value reads the value of a key into a record, by the shape of the key.
func (r *reader) value(row *schema.Key, record any, n yamldoc.Node) {
	switch {
	case row.Shape.Kind == schema.KindObject:
		if part := row.Begin(record); r.part(row.Shape, n, part) {
			row.Add(record, part)
		}
	case row.Shape.Kind == schema.KindSteps:
		r.steps(row, record, n)
	case row.Shape.Kind == schema.KindMap:
		r.byID(row, record, n)
	case row.Shape.IsRecords():
		r.records(row, record, n)
	default:
		r.values(row, record, n)
	}
}

// values reads a value, or a list of them, to where a record keeps it.
func (r *reader) values(row *schema.Key, record any, n yamldoc.Node) {
	one := row.Shape.Single()
	switch at := row.At(record).(type) {
	case *programme.Text:
		*at = r.word(one, n)
	case *programme.Dated:
		*at = r.when(one, n)
	case *programme.Number:
		*at = r.figure(one, n)
	case *int: // has a default, which stays where the value is wrong
		if v := r.figure(one, n); v.Given() {
			*at = int(v.Value)
		}
	case *bool:
		*at = r.choice(n, one, "value").Value == "true"
	case *programme.YesNo:
		t := r.choice(n, one, "value")
		*at = programme.YesNo{Yes: t.Value == "true", Pos: t.Pos}
	case schema.RatingAt:
		t := r.choice(n, one, "rating")
		*at.Letter, _ = programme.ParseRating(t.Value)
		*at.Pos = t.Pos
	case *[]programme.Text:
		*at = listOf(r, row.Shape, n, r.word)
	case *[]programme.Dated:
		*at = listOf(r, row.Shape, n, r.when)
	}
}

// word reads a value that is kept as its text.
func (r *reader) word(shape *schema.Shape, n yamldoc.Node) programme.Text {
	switch shape.Kind {
	case schema.KindID:
		return r.id(n)
	case schema.KindChoice:
		return r.choice(n, shape, "value")
	case schema.KindPeriod:
		return r.period(n)
	case schema.KindFingerprint:
		return r.fingerprint(n)
	case schema.KindText:
		return r.prose(n)
	}
	return r.text(n)
}

func (r *reader) when(shape *schema.Shape, n yamldoc.Node) programme.Dated {
	if shape.Kind == schema.KindDay {
		return r.day(n)
	}
	return r.date(n)
}

func (r *reader) figure(shape *schema.Shape, n yamldoc.Node) programme.Number {
	if shape.Kind == schema.KindWhole {
		return r.whole(n, shape.Lowest, shape.Highest)
	}
	return r.number(n)
}

// listOf reads a list, or a value alone where the shape allows for it. What cannot be
// read is left out; its error stays.
func listOf[V interface{ Given() bool }](r *reader, shape *schema.Shape, n yamldoc.Node,
	read func(*schema.Shape, yamldoc.Node) V) []V {
	if shape.Kind == schema.KindOneOrList && n.Kind() != yamldoc.List {
		if v := read(shape.Item, n); v.Given() {
			return []V{v}
		}
		return nil
	}
	if !r.wantList(n) {
		return nil
	}
	values := make([]V, 0, n.Len())
	for item := range n.Items() {
		if v := read(shape.Item, item); v.Given() {
			values = append(values, v)
		}
	}
	return values
}

// part reads a group of keys, or the single value that may be written in its place.
func (r *reader) part(shape *schema.Shape, n yamldoc.Node, part any) bool {
	if shape.Flat != nil && flat(shape, n) {
		*shape.Pos(part) = r.pos(n)
		r.value(shape.Flat, part, n)
		return true
	}
	if shape.Bare == nil || n.Kind() == yamldoc.Map && !shape.Alone {
		return r.fill(shape, n, part)
	}
	if pos := shape.Pos(part); pos != nil {
		*pos = r.pos(n)
	}
	r.value(shape.Bare, part, n)
	return !shape.Alone || !shape.Bare.HoldsValues() || len(shape.Bare.Written(part)) > 0
}

// flat reports whether a map has none of the keys of a group.
func flat(shape *schema.Shape, n yamldoc.Node) bool {
	if n.Kind() != yamldoc.Map {
		return false
	}
	for k := range n.Pairs() {
		if shape.Key(k.Value()) != nil {
			return false
		}
	}
	return n.Len() > 0
}

// records reads a list of records.
func (r *reader) records(row *schema.Key, record any, n yamldoc.Node) {
	of := row.Shape.Item
	if !r.wantRecords(n) {
		r.unread(of.Name, n)
		return
	}
	begin := row.Several(record, n.Len())
	for item := range n.Items() {
		if part := begin(); r.part(of, item, part) {
			row.Add(record, part)
		}
	}
}

// byID reads a map of records, each under the id of the record that it is about.
func (r *reader) byID(row *schema.Key, record any, n yamldoc.Node) {
	of := row.Shape.Item
	about := func() string { return schema.Article(schema.FamilyOf(row.Shape.Refers).Noun) }
	if !r.wantMap(n, func() string { return "entries by the id of " + about() },
		func() string { return "start each entry with the id of " + about() + " and a colon, on its own line" }) {
		r.unread(of.Name, n)
		return
	}
	begin, repeats := row.Several(record, n.Len()), r.repeats(n)
	for k, item := range n.Pairs() {
		if r.again(k, repeats) {
			r.unread(of.Name, k)
			continue
		}
		part := begin()
		id := of.ID(part)
		if *id = r.id(k); !id.Given() {
			r.unread(of.Name, k)
		} else if r.part(of, item, part) {
			row.Add(record, part)
		}
	}
}

// steps reads records by letter, or in a list, where they are numbered from 1.
func (r *reader) steps(row *schema.Key, record any, n yamldoc.Node) {
	of, count, begin := row.Shape.Item, 0, row.Several(record, n.Len())
	step := func(id programme.Text, item yamldoc.Node) {
		part := begin()
		*of.ID(part) = id
		r.part(of, item, part)
		row.Add(record, part) // even where it cannot be read: others call it by its letter
		count++
	}
	switch n.Kind() {
	case yamldoc.List:
		for item := range n.Items() {
			step(programme.Text{Value: strconv.Itoa(count + 1), Pos: r.pos(item)}, item)
		}
	case yamldoc.Map:
		repeats := r.repeats(n)
		for k, item := range n.Pairs() {
			if !r.again(k, repeats) {
				step(r.id(k), item)
			}
		}
	default:
		r.wantMap(n, func() string { return "the " + row.Name + " by letter, such as a: and b:" },
			func() string { return "start each on its own line with its letter and a colon, or with -" })
	}
}
