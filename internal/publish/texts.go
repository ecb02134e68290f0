package publish

import (
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
