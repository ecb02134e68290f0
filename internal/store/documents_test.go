package store

import "testing"

// A document has a file of this folder or an address; only files are looked at.
func TestDocumentsThatAreNotThere(t *testing.T) {
	for file, missing := range map[string]bool{
		"documents/vision.txt":              false,
		"https://example.org/vision.pdf":    false,
		"documents/other.txt":               true,
		"documents":                         true,
		"documents/../documents/vision.txt": true,
		"../vision.txt":                     true,
		"/documents/vision.txt":             true,
		`documents\vision.txt`:              true,
		"C:/vision.txt":                     true,
	} {
		_, problems, err := Load(archive("-- plan/programme.yaml --\nname: P\ndocuments:\n  - {id: d, title: D, file: '" + file +
			"'}\n-- documents/vision.txt --\nEvery child safe.\n"))
		if err != nil || problems.Has(DocumentMissing.ID) != missing || len(problems) > 1 {
			t.Errorf("%s: %v %v", file, err, problems)
		}
	}
}
