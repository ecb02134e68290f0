// Package examples holds the complete example of a record, which `improve init
// --example` writes. It holds nothing else.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed brightwater
var files embed.FS

// Brightwater is the record of a council that does not exist.
func Brightwater() fs.FS {
	record, err := fs.Sub(files, "brightwater")
	if err != nil {
		panic(err) // the folder is named in this file
	}
	return record
}
