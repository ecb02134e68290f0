package workbook

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// foreign refuses a file of a kind that is not read, by its first bytes, and says
// what to do instead.
func foreign(data []byte) error {
	begins := func(marks ...string) bool {
		for _, mark := range marks {
			if bytes.HasPrefix(data, []byte(mark)) {
				return true
			}
		}
		return false
	}
	switch {
	case len(data) == 0:
		return &Error{"the file is empty", "save the workbook again, and send the file itself"}
	case begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return oldFile(data)
	case begins("%PDF-"):
		return &Error{"this is a PDF, which holds a plan as a drawing", "ask whoever made it for the workbook or the " +
			"Word document; or open it in Word, look at every table, and save it as “Word document (.docx)”"}
	case begins("\x89PNG", "\xff\xd8\xff", "GIF8", "BM6", "II*\x00", "MM\x00*"):
		return &Error{"this is a picture", "ask whoever made it for the workbook or the Word document"}
	case begins(`{\rtf`):
		return &Error{"this is a document in rich text (.rtf)", asDOCX}
	case begins("<!DOCTYPE html", "<html", "<HTML"):
		return &Error{"this is a web page, whatever its name says", asXLSX}
	case begins("<?xml"):
		return &Error{"this is XML, not a workbook", asXLSX}
	}
	return nil
}

// oldFile tells a file with a password from those of the formats before 2007: all
// begin with the same bytes, and name their parts in UTF-16.
func oldFile(data []byte) error {
	names := func(part string) bool {
		var name []byte
		for _, u := range utf16.Encode([]rune(part)) {
			name = append(name, byte(u), byte(u>>8))
		}
		return bytes.Contains(data, name)
	}
	switch {
	case names("EncryptedPackage"):
		return &Error{"the file is protected by a password",
			"open it, take the password off (File, Info, Protect, Encrypt with Password) and save it"}
	case names("WordDocument"):
		return &Error{"this is a document of the old format (.doc)", asDOCX}
	case names("PowerPoint Document"):
		return &Error{"this is a presentation", "copy its table into a spreadsheet and save that as .xlsx"}
	}
	return &Error{"this is a workbook of the old format (.xls)", asXLSX}
}

// foreign refuses a zip file that is neither a workbook nor a document, or has
// macros. None would be run here, but what its cells show may be theirs.
func (p *pack) foreign() error {
	has := func(name string) bool { return p.files[name] != nil }
	switch {
	case has("mimetype"):
		return &Error{"this is an OpenDocument file (.ods or .odt)",
			"open it and save it as “Excel workbook (.xlsx)” or “Word document (.docx)”"}
	case has("xl/workbook.bin"):
		return &Error{"this is a binary workbook (.xlsb)", asXLSX}
	case has("ppt/presentation.xml"):
		return &Error{"this is a presentation", "copy its table into a spreadsheet and save that as .xlsx"}
	case p.has(func(name string) bool { return strings.HasSuffix(name, ".iwa") }):
		return &Error{"this is a file of Numbers or Pages", "open it and export it to Excel or Word"}
	case p.has(func(name string) bool {
		return strings.HasSuffix(name, "vbaproject.bin") || strings.HasPrefix(name, "xl/macrosheets/")
	}):
		return &Error{"the file has macros (.xlsm or .docm), which are never run here",
			"open it and save it as “Excel workbook (.xlsx)” or “Word document (.docx)”, without them"}
	}
	return nil
}

// picture refuses a file that holds pictures and no words: a table as a picture.
func (b *Book) picture(p *pack, folder, kind string) error {
	for i := range b.Sheets {
		if len(b.Sheets[i].Rows) > 0 {
			return nil
		}
	}
	if !p.has(func(name string) bool { return strings.HasPrefix(name, folder) }) {
		return nil
	}
	return &Error{"the " + kind + " holds pictures and no words: a picture of a table cannot be read",
		"ask whoever made it for the file from which the picture was made, or type the table"}
}
