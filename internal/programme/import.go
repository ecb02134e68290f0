package programme

// Import is what somebody answered about the workbooks of one source, so that the next one
// is read alike.
type Import struct {
	Source  Text // what the names of its files have in common
	Columns []ImportColumn
	Letters []ImportLetter
	Sheets  []ImportSheet
	Same    []ImportSame
	Pos     Pos
}

// ImportColumn is a column and what it is read as.
type ImportColumn struct {
	Heading, ReadAs Text
	Pos             Pos
}

// ImportLetter is a word of a rating column, or a colour, and what it means.
type ImportLetter struct {
	Word, Means Text
	Pos         Pos
}

// ImportSheet is a sheet and what it is read as.
type ImportSheet struct {
	Sheet, ReadAs Text
	Pos           Pos
}

// ImportSame is a spelling, and the name of the person whom it means.
type ImportSame struct {
	Spelling, Name Text
	Pos            Pos
}
