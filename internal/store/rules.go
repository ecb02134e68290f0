package store

import (
	"slices"

	"improve/internal/diag"
	"improve/internal/yamldoc"
)

// Rules are the rules about reading a record, file by file and key by key.
func Rules() []diag.Rule {
	return slices.Concat(yamldoc.Rules(), []diag.Rule{
		FileUnknown, FileName, FileLink, FileKind, FileUnreadable,
		KeyUnknown, KeyDuplicate, KeyMissing, KeyInText,
		ValueKind, ValueEmpty, ValueID, ValueChoice, ValueDate, ValueNumber,
		DocumentMissing,
	})
}

// The rules, with their documentation.
var (
	FileUnknown = diag.Rule{
		ID: "file/unknown", Severity: diag.Error,
		Title: "Unexpected file or folder",
		Why: "The program finds files by name. A misspelt name would hide everything in the file. " +
			"Capital letters matter: some computers treat Plan and plan as different.",
		Mend: "Rename the file as the message suggests, or move it out of plan/ and updates/.",
	}
	FileName = diag.Rule{
		ID: "file/name", Severity: diag.Error,
		Title: "File name without a date",
		Why:   "Updates are read in the order of their dates, which their file names give.",
		Mend:  "Name the file with the date, a hyphen, a word and .yaml: 2020-02-25-board.yaml.",
	}
	FileLink = diag.Rule{
		ID: "file/link", Severity: diag.Error,
		Title: "Link that cannot be followed",
		Why: "The link points outside the record, to a missing file or to a folder. A file outside the record has " +
			"no history and other people may not have it. A link to a folder can lead in a circle.",
		Mend: "Replace the link with the file.",
	}
	FileKind = diag.Rule{
		ID: "file/kind", Severity: diag.Error,
		Title: "Expected a file here",
		Why:   "A folder, a device or a pipe with the name of a file is not read.",
		Mend:  "Move the content of the folder to the right file, and delete the folder.",
	}
	FileUnreadable = diag.Rule{
		ID: "file/unreadable", Severity: diag.Error,
		Title: "File cannot be opened",
		Why:   "Its content is missing from every paper.",
		Mend: "Give yourself permission to read the file (on Linux and macOS: chmod u+r FILE), " +
			"or restore it from git.",
	}
	KeyUnknown = diag.Rule{
		ID: "key/unknown", Severity: diag.Error,
		Title: "Unknown key",
		Why:   "A misspelt key would be ignored, and its date or name would be lost.",
		Mend:  "Use the spelling that the message suggests. docs/file-format.md lists every key.",
	}
	KeyDuplicate = diag.Rule{
		ID: "key/duplicate", Severity: diag.Error,
		Title: "Duplicate key",
		Why:   "Only one of the two can count, and a reader cannot tell which.",
		Mend:  "Delete the wrong one.",
	}
	KeyMissing = diag.Rule{
		ID: "key/missing", Severity: diag.Error,
		Title: "Missing key",
		Why:   "The entry is incomplete without it.",
		Mend:  "Add the key.",
	}
	KeyInText = diag.Rule{
		ID: "key/in-text", Severity: diag.Warning,
		Title: "Key read as part of the text above",
		Why: "Text after > or | continues as long as its lines are indented. A key that is indented as far as the " +
			"text becomes part of it and does not count.",
		Mend: "Start the line in the same column as the other keys. If it is part of the text, " +
			"start it with another word.",
	}
	ValueKind = diag.Rule{
		ID: "value/kind", Severity: diag.Error,
		Title: "Wrong kind of value",
		Why:   "A list in place of a single value, or text in place of keys, cannot be read.",
		Mend:  "Write the kind of value that the message names.",
	}
	ValueEmpty = diag.Rule{
		ID: "value/empty", Severity: diag.Error,
		Title: "Blank text",
		Why:   "It looks filled in but is empty.",
		Mend:  "Write the text, or delete the key.",
	}
	ValueID = diag.Rule{
		ID: "value/id", Severity: diag.Error,
		Title: "Invalid id",
		Why: "Ids are used in commands, web addresses and other files, " +
			"where spaces and other characters do not work.",
		Mend: "Use letters, digits, dots and hyphens.",
	}
	ValueChoice = diag.Rule{
		ID: "value/choice", Severity: diag.Error,
		Title: "Invalid value",
		Why:   "A value that the program does not know would not count.",
		Mend:  "Use one of the values that the message lists.",
	}
	ValueDate = diag.Rule{
		ID: "value/date", Severity: diag.Error,
		Title: "Invalid date",
		Why: "Dates decide what is due and when. The program does not guess a date, " +
			"because nobody has agreed to a guess.",
		Mend: "Write a month as 2019-12 or a day as 2019-12-31.",
	}
	ValueNumber = diag.Rule{
		ID: "value/number", Severity: diag.Error,
		Title: "Invalid number",
		Why:   "Numbers are compared with targets. A number with a unit or a comma cannot be.",
		Mend:  "Write digits only: 84.2, not 84.2%.",
	}
	DocumentMissing = diag.Rule{
		ID: "document/missing", Severity: diag.Warning,
		Title: "Missing file of a document",
		Why:   "Papers link to the document, but it cannot be opened.",
		Mend: "Put the file where the path says, from the folder that holds plan/, or correct the path. " +
			"For a document published elsewhere, give its address.",
	}
)
