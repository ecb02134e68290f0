package programme

import (
	"bytes"
	"encoding/json"
)

// Values know their JSON: an absent one is null.

// MarshalJSON is the date as files write it: "2019-12-31" or "2019-12".
func (d Date) MarshalJSON() ([]byte, error) { return textOrNull(d.String()), nil }

// MarshalJSON is the date without its place.
func (d Dated) MarshalJSON() ([]byte, error) { return d.Date.MarshalJSON() }

// MarshalJSON is the period as files write it: "2020-01", "2020-Q1" or "2020".
func (p Period) MarshalJSON() ([]byte, error) { return textOrNull(p.String()), nil }

// MarshalJSON is the letter.
func (r Rating) MarshalJSON() ([]byte, error) {
	if r == Unrated {
		return textOrNull(""), nil
	}
	return textOrNull(r.Letter()), nil
}

// MarshalJSON is the written value without its place.
func (t Text) MarshalJSON() ([]byte, error) { return textOrNull(t.Value), nil }

// MarshalJSON is the value as a number.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Given() {
		return textOrNull(""), nil
	}
	return json.Marshal(n.Value)
}

// textOrNull is a JSON string, null for an empty one. It leaves <, > and & as
// they are; an encoder that is set to escape them still does.
func textOrNull(s string) []byte {
	if s == "" {
		return []byte("null")
	}
	if isPlain(s) {
		return append(append(append(make([]byte, 0, len(s)+2), '"'), s...), '"')
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always has a JSON form
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// isPlain reports whether a text stands in JSON as it is: dates, letters, most titles.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
