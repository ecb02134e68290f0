// Package schematest makes programmes for tests by the rows of the schema, so that a
// test that goes over everything a record can say goes over a new row too.
package schematest

import (
	"fmt"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Full is a programme that gives every row of the schema, two of each list. Its words,
// ids and figures are each to be found once, at a place of their own. The first record
// of a list names the first records of other families, the second the second. All is
// restricted and waived that can be: see Clear.
func Full() *programme.Programme {
	p := &programme.Programme{}
	f := &filler{}
	for _, file := range schema.Files() {
		for n := 0; n == 0 || n < 2 && !file.IsOne(); n++ {
			f.file = uint32(len(p.Files))
			p.Files = append(p.Files, strings.Replace(file.Path, "*", fmt.Sprintf("2020-%02d-25-x", 2+n), 1))
			record := file.Begin(p)
			f.record(file.Shape, record, n)
			file.Add(p, record)
		}
	}
	for i, u := range p.Updates {
		u.Path, u.Date.Date = p.Files[u.Pos.File], programme.Day(2020, 2+i, 25)
	}
	refer(p)
	return p
}

// Clear takes out of a programme all that some rows give, such as those that guard.
func Clear(p *programme.Programme, rows func(*schema.Key) bool) *programme.Programme {
	schema.Walk(p, func(e *schema.Entry) {
		for _, k := range e.Shape.Keys {
			if rows(k) {
				k.Clear(e.Record)
			}
		}
	})
	return p
}

// filler fills records. It counts the values, which tells them apart.
type filler struct{ file, n uint32 }

func (f *filler) pos() programme.Pos {
	f.n++
	return programme.Pos{File: f.file, Line: f.n, Column: 1, Width: 5}
}

// record fills a record, which is the nth of its list.
func (f *filler) record(s *schema.Shape, record any, nth int) {
	if m := s.Meta(record); m != nil && !s.Lists {
		m.Pos = f.pos()
	}
	if pos := s.Pos(record); pos != nil {
		*pos = f.pos()
	}
	(&schema.Entry{Shape: s, Record: record}).Values(func(k *schema.Key) { f.value(k, record, nth) })
	for _, k := range s.Keys {
		of, several := k.Shape.Group(), k.Shape.IsRecords()
		for n := 0; of != nil && n < 2 && (n == 0 || several); n++ {
			part := k.Begin(record)
			if several {
				f.record(of, part, n)
			} else {
				f.record(of, part, nth)
			}
			k.Add(record, part)
		}
	}
}

// value fills what a row gives of a record, save references.
func (f *filler) value(k *schema.Key, record any, nth int) {
	one := k.Shape.Single()
	switch at := k.At(record).(type) {
	case *programme.Text:
		*at = f.text(one, nth)
	case *[]programme.Text:
		*at = []programme.Text{f.text(one, 0), f.text(one, 1)}
	case *programme.Dated:
		*at = f.date()
	case *[]programme.Dated:
		*at = []programme.Dated{f.date(), f.date()}
	case *programme.Number:
		*at = f.number(one)
	case *bool:
		*at = true
	case *programme.YesNo:
		*at = programme.YesNo{Yes: true, Pos: f.pos()}
	case *int:
		*at = int(f.pos().Line)
	case schema.RatingAt:
		*at.Letter, *at.Pos = programme.Ratings()[nth], f.pos()
	}
}

func (f *filler) text(s *schema.Shape, nth int) programme.Text {
	t := programme.Text{Pos: f.pos()}
	switch s.Kind {
	case schema.KindChoice:
		t.Value = s.Choices[nth%len(s.Choices)]
	case schema.KindPeriod:
		t.Value = fmt.Sprintf("2020-%02d", 1+nth)
	case schema.KindFingerprint:
		t.Value = fmt.Sprintf("9f2c1a-04ab33-%06x", f.n)
	default: // a reference is a word until refer finds what it can name
		t.Value = fmt.Sprintf("zw%dq", f.n)
	}
	return t
}

func (f *filler) date() programme.Dated {
	pos := f.pos()
	return programme.Dated{Date: programme.Day(2020, 1, 1).AddDays(int(f.n)), Pos: pos}
}

// number is a figure that no other is part of, where the row allows for it.
func (f *filler) number(s *schema.Shape) programme.Number {
	pos := f.pos()
	v := 70000.5 + float64(f.n)
	if s.Kind == schema.KindWhole {
		v = float64(s.Lowest + int(f.n)%(s.Highest-s.Lowest+1))
	}
	return programme.Number{Value: v, Text: programme.Text{Value: fmt.Sprint(v), Pos: pos}}
}

// refer makes references name records.
func refer(p *programme.Programme) {
	ids := map[string][]string{}
	schema.Walk(p, func(e *schema.Entry) {
		family := e.Shape.Family
		if e.Shape.Local {
			family += " of " + e.Parent.ID()
		}
		ids[family] = append(ids[family], e.ID())
	})
	type place struct {
		parent *schema.Entry
		key    *schema.Key
		file   *schema.File
	}
	nth, next := map[*schema.Entry]int{}, map[place]int{}
	schema.Walk(p, func(e *schema.Entry) {
		at := place{e.Parent, e.Key, e.File}
		nth[e] = next[at]
		next[at]++
		if e.Parent != nil && !e.Key.Shape.IsRecords() {
			nth[e] = nth[e.Parent]
		}
		e.Values(func(k *schema.Key) {
			family := ids[k.Shape.Single().Refers]
			if family == nil {
				family = ids[k.Shape.Single().Refers+" of "+e.ID()]
			}
			i := 0
			if k.Shape.Item == nil {
				i = nth[e]
			}
			for t := range k.Texts(e.Record) {
				if k.Shape.Single().Refers != "" {
					t.Value = family[i%len(family)]
				}
				i++
			}
		})
	})
}
