package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
)

// Limits keep a hostile or mistaken file from taking the machine with it. A
// plan of 5,000 tasks stays far within them.
const (
	MaxFile     = 32 << 20  // bytes of a file
	maxRows     = 12_000    // of all sheets, that hold anything
	maxDown     = 60_000    // rows of a sheet, down to the last that holds anything
	maxCells    = 200_000   // of all sheets, with the empty ones between
	maxShared   = 600_000   // texts that cells name by number
	maxText     = 8 << 20   // bytes of the texts of all cells, also where many cells name one text
	maxCellText = 32_767    // units of UTF-16, as in any spreadsheet
	maxWork     = 5_000_000 // cells that rules and addresses look at
)

// Error is a file that cannot be read, with what to do about it.
type Error struct{ What, Remedy string }

func (e *Error) Error() string { return e.What }

// What to do with a file that is not as it should be.
const (
	asXLSX = "open it and save it as “Excel workbook (.xlsx)”"
	asDOCX = "open it and save it as “Word document (.docx)”"
	repair = "open it in the program that made it, let it repair the file, and save it again"
)

// Open reads a file by its bytes: a workbook (.xlsx), the tables of a Word document
// (.docx), or CSV, which name tells from what is not known at all. It runs nothing
// that the file holds. What is wrong with the file is an *Error in words for whoever
// has it open.
func Open(name string, data []byte) (*Book, error) {
	if len(data) > MaxFile {
		return nil, &Error{fmt.Sprintf("the file has %d MB; the limit is %d MB",
			len(data)>>20, MaxFile>>20), "save a copy without pictures, and with only the sheets to import"}
	}
	if err := foreign(data); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, []byte("PK")) {
		book, err := openOffice(data)
		return book, inWords(err)
	}
	if ext := strings.ToLower(path.Ext(name)); ext == ".csv" || ext == ".tsv" || ext == ".txt" || ext == "" {
		return readCSV(data)
	}
	return nil, &Error{"this is not a workbook", "open it in your spreadsheet program and save it as " +
		"“Excel workbook (.xlsx)” or as CSV; a document as “Word document (.docx)”"}
}

// inWords says what is wrong with a file.
func inWords(err error) error {
	switch {
	case errors.Is(err, errBroken):
		return &Error{"the file is damaged and cannot be read to its end", repair}
	case errors.Is(err, errUnpacked):
		return &Error{fmt.Sprintf("unpacked, the file is larger than the limit of %d MB", maxPlain>>20),
			"save a copy with only the sheets to import, as values"}
	case errors.Is(err, errTooLarge):
		return tooLarge("of texts")
	}
	return err
}

// openOffice reads a workbook or a document.
func openOffice(data []byte) (*Book, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	if err := p.foreign(); err != nil {
		return nil, err
	}
	main, err := p.main()
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(strings.ToLower(main), "word/") {
		return openDOCX(p, main)
	}
	return openXLSX(p, main)
}

// errTooLarge ends the reading of a sheet that is longer or wider than any plan.
var errTooLarge = errors.New("too large")

func tooLarge(sheet string) error {
	return &Error{fmt.Sprintf("the sheet %q is too large (the limit is %d rows and %d cells in all sheets together)",
		sheet, maxRows, maxCells), "delete cells far below or far right of the table, and sheets that are not to be " +
		"imported; or save a copy with that table alone"}
}
