package store

import (
	"fmt"
	"io/fs"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// missingDocuments are the documents whose file is not there. An address is not looked at.
func missingDocuments(fsys fs.FS, p *programme.Programme) (problems diag.List) {
	for _, d := range p.Documents {
		if !d.File.Given() || d.Address() {
			continue
		}
		place := p.Place(d.File.Pos)
		if !fs.ValidPath(d.File.Value) || strings.ContainsAny(d.File.Value, `:\`) {
			problems.Add(DocumentMissing.New(place,
				fmt.Sprintf("%s is not a path in this folder", diag.Quote(d.File.Value)),
				"write it from the folder that holds plan/, with /: documents/action-plan.pdf; "+
					"or an address with https://"))
			continue
		}
		if strings.HasPrefix(strings.ToLower(d.File.Value), "www.") {
			problems.Add(DocumentMissing.New(place, diag.Quote(d.File.Value)+" is neither an address nor a file here",
				"write https:// before an address"))
			continue
		}
		if info, err := fs.Stat(fsys, d.File.Value); err != nil || !info.Mode().IsRegular() {
			problems.Add(DocumentMissing.New(place,
				fmt.Sprintf("the file of document %s is missing: %s", d.ID.Value, diag.Shorten(d.File.Value)),
				"add the file, correct the path, or give the address where it is published"))
		}
	}
	return problems
}
