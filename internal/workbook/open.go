package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
)

// Limits keep a hostile or mistaken file from taking the machine with it. A
// plan of 5,000 tasks stays far within them.
const (
	MaxFile  = 32 << 20  // bytes of a file
	maxPlain = 128 << 20 // bytes of its parts, unpacked
	maxRows  = 60_000    // of a sheet, down to the last that holds anything
	maxCells = 2_000_000 // of all sheets, with the empty ones between
)

// Error is a file that cannot be read, with what to do about it.
type Error struct{ What, Remedy string }

func (e *Error) Error() string { return e.What }

// Open reads a file by its bytes; name tells CSV from what is not known at all.
// What is wrong with the file is an *Error in words for whoever has it open.
func Open(name string, data []byte) (*Book, error) {
	switch {
	case len(data) == 0:
		return nil, &Error{"the file is empty", "save the workbook again, and send the file itself"}
	case len(data) > MaxFile:
		return nil, &Error{fmt.Sprintf("the file has %d MB; the limit is %d MB",
			len(data)>>20, MaxFile>>20), "save a copy without pictures, and with only the sheets to import"}
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, oldFile(data)
	case bytes.HasPrefix(data, []byte("PK")):
		if err := checkPackage(data); err != nil {
			return nil, err
		}
		return openXLSX(data)
	}
	if ext := strings.ToLower(path.Ext(name)); ext == ".csv" || ext == ".tsv" || ext == ".txt" || ext == "" {
		return readCSV(data)
	}
	return nil, &Error{"this is not a workbook",
		"open it in your spreadsheet program and save it as “Excel workbook (.xlsx)” or as CSV"}
}

// oldFile tells a file with a password from one of the format before 2007: both
// begin with the same bytes.
func oldFile(data []byte) error {
	name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	if bytes.Contains(data, name) {
		return &Error{"the workbook is protected by a password",
			"open it, take the password off (File, Info, Protect Workbook, Encrypt with Password) and save it"}
	}
	return &Error{"this is a workbook of the old format (.xls)", "open it and save it as “Excel workbook (.xlsx)”"}
}

// checkPackage refuses a zip file that is no .xlsx, or would not fit.
func checkPackage(data []byte) error {
	broken := &Error{"the workbook is damaged",
		"open it in your spreadsheet program, let it repair the file, and save it again"}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return broken
	}
	size, found := uint64(0), false
	for _, f := range z.File {
		size += f.UncompressedSize64
		switch {
		case size > maxPlain:
			return &Error{fmt.Sprintf("unpacked, the workbook is larger than the limit of %d MB", maxPlain>>20),
				"save a copy with only the sheets to import, as values"}
		case f.Name == "mimetype":
			return &Error{"this is an OpenDocument file", "open it and save it as “Excel workbook (.xlsx)”"}
		case f.Name == "xl/workbook.bin":
			return &Error{"this is a binary workbook (.xlsb)", "open it and save it as “Excel workbook (.xlsx)”"}
		case strings.HasPrefix(f.Name, "word/") || strings.HasPrefix(f.Name, "ppt/"):
			return &Error{"this is a document, not a workbook",
				"copy its table into a spreadsheet and save that as .xlsx"}
		case strings.EqualFold(f.Name, "xl/workbook.xml"):
			found = true
		}
	}
	if !found {
		return &Error{"this is a zip file without a workbook in it", "name the .xlsx file itself"}
	}
	return nil
}

// errTooLarge ends the reading of a sheet that is longer or wider than any plan.
var errTooLarge = errors.New("too large")

func tooLarge(sheet string) error {
	return &Error{fmt.Sprintf("the sheet %q is too large (the limit is %d rows, %d cells)",
		sheet, maxRows, maxCells), "delete cells far below or far right of the table, or save that sheet alone"}
}
