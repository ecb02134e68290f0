//go:build libraryonly

package yamldoc

const readsPlain = false
