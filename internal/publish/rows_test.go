package publish

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/cases"
	"improve/internal/programme"
	"improve/internal/schema"
)

// eachRow goes over the rows of the schema that hold values: for each a programme of
// its own, the first record that has the row, and the texts there.
func eachRow(visit func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text)) {
	seen := map[*schema.Key]bool{}
	for i, e := range entries(full()) {
		e.Values(func(k *schema.Key) {
			if !seen[k] {
				seen[k] = true
				p := full()
				e := entries(p)[i]
				visit(p, e, k, slices.Collect(k.Texts(e.Record)))
			}
		})
	}
}

func entries(p *programme.Programme) []*schema.Entry {
	var list []*schema.Entry
	schema.Walk(p, func(e *schema.Entry) { list = append(list, e) })
	return list
}

func nameOf(e *schema.Entry, k *schema.Key) string { return e.Shape.Name + "." + k.Name }

// A name, and the title and the id of a restricted task, are written in every row in
// turn. Each is found, save in what is not published of anybody.
func TestEveryRowIsSearched(t *testing.T) {
	for i, words := range [][2]string{
		{"We thank Zara Quill for it", "quill"}, {"as in Rescue the secret garden", "secret garden"}, {"see task 9.7 too", "9.7"},
	} {
		rows, planted, secret := 0, words[0], words[1]
		eachRow(func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text) {
			task := p.Ambitions[1].Tasks[1]
			call(p, task.ID.Value, "9.7")
			task.Title.Value, task.Restricted = "Rescue the secret garden", &programme.Restriction{}
			if len(texts) == 0 || k.Role == schema.Identity || k.Role == schema.Reference && k.NamesPeople() {
				return
			}
			if rows++; !cases.Tried(rows+i, 3) {
				return
			}
			at := texts[0]
			at.Value = planted
			if d, is := e.Record.(*programme.Document); is && at == &d.File {
				at.Value = "https://example.org/?" + planted // a file is not published at all
			}
			public, _, leaks := whole(p)
			rest := strings.ToLower(strings.ReplaceAll(everyString(public), "Hartington-Quill", ""))
			for _, l := range leaks {
				if l.Pos != at.Pos {
					t.Errorf("%q in %s: line %d %s", planted, nameOf(e, k), l.Pos.Line, l.What)
				}
			}
			if len(leaks) == 0 && strings.Contains(rest, secret) {
				t.Errorf("%q in %s is published", planted, nameOf(e, k))
			}
			if len(leaks) == 0 && !unpublished(e, k) {
				t.Errorf("%q in %s is neither published nor found", planted, nameOf(e, k))
			}
		})
		if rows < 100 {
			t.Errorf("only %d rows were searched", rows)
		}
	}
}

// unpublished reports whether what a record says is published of nobody: what is said about
// the person who is private, what is for those who keep the record, and what was seen of
// no task.
func unpublished(e *schema.Entry, k *schema.Key) bool {
	_, seen := e.Record.(*programme.Seen)
	return isPerson(e) || seen || k.Role == schema.Secret || e.Key != nil && e.Key.Role == schema.Secret
}

// Whatever a row calls somebody who is not public, and whatever it keeps secret, is found
// where a text says it.
func TestEveryRowThatTellsWhoSomebodyIs(t *testing.T) {
	rows := 0
	eachRow(func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text) {
		if !isPerson(e) || k.Role != schema.Title && k.Role != schema.Secret {
			return
		}
		rows++
		at := &p.Ambitions[0].Tasks[0].Outcomes[0]
		at.Value = "as " + texts[0].Value + " wrote"
		if _, _, leaks := whole(p); len(leaks) != 1 || leaks[0].Pos != at.Pos {
			t.Errorf("%q of %s is not found: %+v", at.Value, nameOf(e, k), leaks)
		}
	})
	if rows < 3 {
		t.Errorf("only %d rows tell who somebody is", rows)
	}
}

// Wherever a row names somebody who is not public, the role is named.
func TestEveryRowThatNamesPeople(t *testing.T) {
	rows := 0
	eachRow(func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text) {
		if !k.NamesPeople() {
			return
		}
		rows++
		texts[0].Value = "zquill7"
		public, _ := clean(t, p)
		named := slices.ContainsFunc(allTexts(public), func(w written) bool {
			return w.row == k && w.text.Pos == texts[0].Pos && w.text.Value == "head-of-early-help"
		})
		if rest := everyString(public); strings.Contains(rest, "quill") || !named {
			t.Errorf("%s names somebody else than the role", nameOf(e, k))
		}
	})
	if rows < 10 {
		t.Errorf("only %d rows name people", rows)
	}
}

// Whatever a row refers to is restricted: it is named nowhere.
func TestEveryRowThatRefersToTheRestricted(t *testing.T) {
	rows := 0
	eachRow(func(p *programme.Programme, e *schema.Entry, k *schema.Key, texts []*programme.Text) {
		if k.Role != schema.Reference || k.NamesPeople() {
			return
		}
		rows++
		for _, r := range recordsOf(p) {
			if named(r) && r.Shape.Family == k.Shape.Single().Refers && r.ID() == texts[0].Value {
				r.Meta().Restricted = &programme.Restriction{}
			}
		}
		id := texts[0].Value
		public, left := clean(t, p)
		if left == (Left{}) || strings.Contains(everyString(public), id) {
			t.Errorf("%s refers to %s, which is restricted", nameOf(e, k), id)
		}
	})
	if rows < 15 {
		t.Errorf("only %d rows refer to records", rows)
	}
}

// Nothing of a secret row is published, of whatever record.
func TestEverySecretRowIsCleared(t *testing.T) {
	p := full()
	var secrets []string
	schema.Walk(p, func(e *schema.Entry) {
		for _, k := range e.Shape.Keys {
			if k.Role == schema.Secret {
				for t := range k.Texts(e.Record) {
					secrets = append(secrets, t.Value)
				}
				k.Each(e.Record, func(part any) {
					secrets = append(secrets, wordsOf(&schema.Entry{Shape: k.Shape.Group(), Record: part})...)
				})
			}
		}
	})
	if len(secrets) < 20 {
		t.Fatalf("only %d secrets", len(secrets))
	}
	public, _ := clean(t, p)
	rest := everyString(public)
	for _, secret := range secrets {
		if strings.Contains(rest, secret) {
			t.Errorf("%q is published", secret)
		}
	}
}
