package storetest

import _ "embed"

// Full is a record, as an archive, with every key of every file and each form that a value
// can take.
//
//go:embed full.txtar
var Full string
