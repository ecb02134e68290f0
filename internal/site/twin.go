package site

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"

	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/spare"
)

// Twin is a view for programs, in one line: its keys are a contract, the first says in which
// version. A key that has nothing to say is not there: null, false, "", [] and {}.
//
// It is the JSON that encoding/json makes of the view, made key by key and long lists item by
// item, for one paper of a large plan takes as much memory as all else.
func Twin(v report.View) ([]byte, error) {
	view := reflect.Indirect(reflect.ValueOf(v))
	w := twin{out: append(make([]byte, 0, 4<<10), `{"schema":1`...), part: spare.Buffer()}
	defer spare.Back(w.part)
	for _, k := range keysOf(view.Type()) {
		value, err := view.FieldByIndexErr(k.at)
		if err != nil || k.orNothing && value.IsZero() {
			continue // of a view that is not there
		}
		if err := w.key(k.name, value); err != nil {
			return nil, err
		}
	}
	return append(w.out, "}\n"...), nil
}

// twin is JSON being made.
type twin struct {
	out  []byte
	part *bytes.Buffer // the last that was made
}

// longList is from how many items on a list is made item by item.
const longList = 16

// key adds a key with its value, if that says anything.
func (w *twin) key(name string, value reflect.Value) error {
	before := len(w.out)
	w.out = append(append(append(w.out, `,"`...), name...), `":`...)
	if value.Kind() != reflect.Slice || value.Len() < longList {
		if err := w.value(value); err != nil {
			return err
		}
		if slices.Contains(nothing[:], strings.TrimSuffix(w.part.String(), "\n")) {
			w.out = w.out[:before]
		}
		return nil
	}
	for i := range value.Len() {
		w.out = append(w.out, "[,"[min(i, 1)])
		if err := w.value(value.Index(i)); err != nil {
			return err
		}
	}
	w.out = append(w.out, ']')
	return nil
}

// value adds a value.
func (w *twin) value(v reflect.Value) error {
	w.part.Reset()
	if v.CanAddr() {
		v = v.Addr() // what is not copied
	}
	if err := render.CompactJSON(w.part, v.Interface()); err != nil {
		return err
	}
	w.out = bytes.TrimSuffix(sparse(w.out, w.part.Bytes()), []byte("\n"))
	return nil
}

// key is a key of a view in JSON: the field of a struct, or of one that is embedded in it.
type key struct {
	name      string
	at        []int // of the field
	orNothing bool  // the key is not there where the field is zero
}

var allKeys sync.Map // by the type of the view

func keysOf(t reflect.Type) []key {
	if keys, found := allKeys.Load(t); found {
		return keys.([]key)
	}
	var keys []key
	for _, f := range reflect.VisibleFields(t) {
		name, more, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "-" && f.IsExported() && !f.Anonymous {
			keys = append(keys, key{cmp.Or(name, f.Name), f.Index, more != ""})
		}
	}
	allKeys.Store(t, keys)
	return keys
}

// nothing are the values of keys that have nothing to say.
var nothing = [...]string{`null`, `false`, `""`, `[]`, `{}`}

// sparse adds JSON in one line, with a newline at its end, to what there is of it, without
// the keys that have nothing to say.
func sparse(out, data []byte) []byte {
	begun := 0 // of what is not added yet
	for i := 0; i < len(data); {
		if data[i] != '"' {
			i++
			continue
		}
		end := i + 1
		for ; data[end] != '"'; end++ {
			if data[end] == '\\' {
				end++
			}
		}
		end++
		value := empty(data[end:])
		if value == 0 {
			i = end
			continue
		}
		out = append(out, data[begun:i]...)
		if i = end + value; data[i] == ',' {
			i++
		} else {
			out = bytes.TrimSuffix(out, []byte(","))
		}
		begun = i
	}
	return append(out, data[begun:]...)
}

// empty is how long a colon and a value that says nothing are; 0 where something else is.
func empty(rest []byte) int {
	if rest[0] != ':' {
		return 0
	}
	for _, value := range nothing {
		if bytes.HasPrefix(rest[1:], []byte(value)) {
			return 1 + len(value)
		}
	}
	return 0
}
