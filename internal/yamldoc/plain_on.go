//go:build !libraryonly

package yamldoc

// readsPlain is whether plain files are read without the library. The tag
// libraryonly builds a program that reads every file with it: it must do and
// print the same.
const readsPlain = true
