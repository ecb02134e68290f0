package schema

import (
	"slices"

	"improve/internal/programme"
)

// Copy copies a programme with all its records, so that nothing done to the copy
// changes the programme.
func Copy(p *programme.Programme) *programme.Programme {
	made := *p
	made.Files = slices.Clone(p.Files)
	made.Unread = slices.Clone(p.Unread)
	for _, f := range Files() {
		if !f.IsOne() {
			f.many.own(&made)
		}
		f.each(&made, func(record any) { own(f.Shape, record) })
	}
	return &made
}

// CopyUpdate copies an update with all that it says.
func CopyUpdate(u *programme.Update) *programme.Update {
	made := *u
	own(OfKind("update"), &made)
	return &made
}

// own gives a record, copied as it was, lists and parts of its own.
func own(s *Shape, record any) {
	if m := s.Meta(record); m != nil {
		m.Faults = slices.Clone(m.Faults)
	}
	for _, k := range s.Keys {
		k.access.own(record)
		if of := k.Shape.Group(); of != nil {
			k.Each(record, func(part any) { own(of, part) })
		}
	}
}
