package jsonschema

import (
	"slices"
	"testing"

	"improve/internal/store"
)

// What the board saw is fingerprints by the ids of tasks. A damaged one, a key that is
// no id and any other value are refused by reading and by the schema alike.
func TestSchemasAgreeOnFingerprints(t *testing.T) {
	schemas := compiled(t)
	const whole = "db45e1-e4c44a-665a1b"
	damaged := []string{whole, `"` + whole + `"`, "DB45e1-e4c44a-665a1b", "db45e1-e4c44a", "db45e1-e4c44a-665a1", "db45e1-e4c44a-665a1bc", "db45e1e4c44a665a1b",
		"gb45e1-e4c44a-665a1b", " db45e1-e4c44a-665a1b ", `" db45e1-e4c44a-665a1b"`, `"db45e1-e4c44a-665a1b\n"`, `"~"`, "null", "[" + whole + "]", "{fingerprint: " + whole + "}", "{}"}
	keys := []string{"1.1", `"1.1"`, `"~"`, `"a b"`, `"1.1 "`, "-a", "é", "a_b", `""`, whole}
	taken := 0
	for _, text := range texts {
		damaged, keys = append(damaged, text, `"`+text+`"`), append(keys, `"`+text+`"`)
	}
	try := func(key, value string) {
		f := file{path: "updates/2020-02-25-board.yaml", schema: "update", data: []byte("date: 2020-02-25\nmeeting: board\nseen: {" + key + ": " + value + "}\n")}
		read, err := asEditors(f.data)
		if err != nil {
			return // no YAML
		}
		_, problems, err := store.Load(f.alone())
		if err != nil {
			t.Fatal(err)
		}
		refused := schemas[f.schema].Validate(read)
		if (refused != nil) != (len(problems) > 0) {
			t.Errorf("%s: reading it says %v, the schema %v", f.data, problems, refused)
		}
		if refused == nil {
			taken++
		}
	}
	for _, value := range damaged {
		try("1.1", value)
	}
	for _, key := range slices.Compact(keys) {
		try(key, whole)
	}
	if taken < 10 {
		t.Errorf("only %d were taken", taken)
	}
}
