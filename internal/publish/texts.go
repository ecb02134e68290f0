package publish

import (
	"slices"

	"improve/internal/parallel"
	"improve/internal/programme"
	"improve/internal/schema"
)

// texts visits every written text of a programme, with its row; those that name a key
// that could not be read, which have none, with nil.
func texts(p *programme.Programme, visit func(*schema.Key, programme.Text)) {
	schema.Walk(p, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			for t := range k.Texts(e.Record) {
				if t.Given() {
					visit(k, *t)
				}
			}
		})
		if m := e.Meta(); m != nil {
			for _, fault := range m.Faults {
				visit(nil, fault)
			}
		}
	})
}

// inTexts are what is found in the texts of a programme, in their order. Texts are looked
// through side by side.
func inTexts[T any](p *programme.Programme, find func(*schema.Key, programme.Text) []T) []T {
	type place struct {
		key  *schema.Key
		text programme.Text
	}
	const atOnce = 4096 // so many that a large record's are not in memory at once
	places, found := make([]place, 0, atOnce), make([][]T, atOnce)
	var all []T
	look := func() {
		parallel.Each(len(places), func(i int, _ *struct{}) { found[i] = find(places[i].key, places[i].text) })
		all = append(all, slices.Concat(found[:len(places)]...)...)
		places = places[:0]
	}
	texts(p, func(k *schema.Key, t programme.Text) {
		if places = append(places, place{k, t}); len(places) == atOnce {
			look()
		}
	})
	look()
	return all
}
