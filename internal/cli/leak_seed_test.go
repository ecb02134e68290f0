package cli

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/publish"
)

// seeder restricts a part of a programme and puts words into it that nothing
// public may hold.
type seeder struct {
	programme *programme.Programme
	secrets   []string
	done      map[*programme.Text]bool
}

// seed restricts every third record, beginning with the one of that number,
// gives everyone who is not public a name, and hides figures.
func seed(p *programme.Programme, first int) *seeder {
	s := &seeder{programme: p, done: map[*programme.Text]bool{}}
	n := 0
	s.walk(reflect.ValueOf(p), func(v reflect.Value) {
		m, ok := v.Addr().Interface().(*programme.Meta)
		if !ok || m == &p.Meta {
			return
		}
		if n++; n%3 == first {
			m.Restricted = &programme.Restriction{Reason: programme.Text{Value: s.secret("zqreason")}}
		}
	})
	s.walk(reflect.ValueOf(p), func(v reflect.Value) {
		if v.Kind() == reflect.Struct && v.FieldByName("Restricted").IsValid() &&
			v.Type() != reflect.TypeFor[programme.Meta]() && v.Addr().Interface() != any(p) &&
			!v.FieldByName("Restricted").IsNil() {
			s.words(v)
		}
	})
	s.people()
	for i := range p.Files {
		p.Files[i] = s.secret("updates/zqfile")
	}
	for _, u := range p.Updates {
		u.Path = s.secret("updates/zqpath")
	}
	s.figures()
	return s
}

func (s *seeder) secret(word string) string {
	s.secrets = append(s.secrets, fmt.Sprintf("%s%dz", word, len(s.secrets)))
	return s.secrets[len(s.secrets)-1]
}

// walk visits every value of a programme once, those within it first.
func (s *seeder) walk(v reflect.Value, visit func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			s.walk(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			s.walk(v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.Type() != reflect.TypeFor[*programme.Ambition]() &&
				f.Type() != reflect.TypeFor[*programme.Update]() {
				s.walk(f, visit)
			}
		}
		visit(v)
	}
}

// words adds a word of its own to every text of a record that is no id.
func (s *seeder) words(record reflect.Value) {
	s.walk(record, func(v reflect.Value) {
		if t, ok := v.Addr().Interface().(*programme.Text); ok && strings.Contains(t.Value, " ") && !s.done[t] {
			s.done[t] = true
			t.Value += " " + s.secret("zqsecret")
		}
	})
}

// people gives everyone who is not public a name, other spellings, an address
// and an id that tells it.
func (s *seeder) people() {
	for _, v := range s.programme.People {
		if v.Public || v.Kind.Value == "body" {
			continue
		}
		id, old := s.secret("zqperson"), v.ID.Value
		s.walk(reflect.ValueOf(s.programme), func(x reflect.Value) {
			if t, ok := x.Addr().Interface().(*programme.Text); ok && t.Value == old {
				t.Value = id
			}
		})
		v.Name.Value = s.secret("Zqfirst") + " " + s.secret("Zqlast")
		v.Also = []programme.Text{{Value: s.secret("Zqalso") + " Smith"}}
		v.Git = []programme.Text{{Value: s.secret("zqgit") + "@example.org"}}
	}
}

// figures puts a small count behind the values of a measure of children, and a
// value of its own into every restricted reading.
func (s *seeder) figures() {
	number := func(text string, v float64) programme.Number {
		return programme.Number{Value: v, Text: programme.Text{Value: text, Pos: programme.Pos{Line: 1}}}
	}
	for i, u := range s.programme.Updates {
		for _, r := range u.Measures {
			switch {
			case r.Restricted != nil || u.Restricted != nil:
				v := 91.75 + float64(i)/1e6
				r.Value = number(fmt.Sprint(v), v)
				s.secrets = append(s.secrets, fmt.Sprint(v))
			case r.Measure.Value == "unsuitable-homes":
				v := 7.13571 + float64(i)/1e6
				r.Value, r.Numerator, r.Denominator = number(fmt.Sprint(v), v), number("3", 3), number("42", 42)
				s.secrets = append(s.secrets, fmt.Sprint(v))
			}
		}
	}
}

// mend takes the words out of texts that leak. None of them may be restricted:
// of those no words are left to leak.
func (s *seeder) mend(tb testing.TB, leaks []publish.Leak) {
	tb.Helper()
	at := map[programme.Pos]bool{}
	for _, l := range leaks {
		at[l.Pos] = true
	}
	s.walk(reflect.ValueOf(s.programme), func(v reflect.Value) {
		if t, ok := v.Addr().Interface().(*programme.Text); ok && at[t.Pos] {
			if s.done[t] {
				tb.Errorf("restricted, and left to be found: %s", t)
			}
			t.Value = "Mended."
		}
	})
}
