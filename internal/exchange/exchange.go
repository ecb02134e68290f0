// Package exchange carries a programme to workbooks and back: it reads a
// council's action plan out of a grid of cells, makes the form that leads fill
// in, and reads what they return.
//
// It never writes: it says what is to be written, what it had to guess, and
// which cells it could place nowhere. Cells and sheets are `workbook`'s
// business, files are `store`'s.
package exchange

// Guess is a cell that could be read in more than one way, or not as it is:
// what was made of it, for a person to confirm.
type Guess struct {
	Cell  string `json:"cell"`
	Said  string `json:"said"`
	Wrote string `json:"wrote"` // empty where nothing was written
	Why   string `json:"why"`
	File  string `json:"file"`
	Key   string `json:"key"`
}

// Leftover is a cell that was placed nowhere.
type Leftover struct {
	Cell string `json:"cell"`
	Text string `json:"text"`
	Why  string `json:"why"`
}
