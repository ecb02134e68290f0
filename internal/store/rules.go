package store

import (
	"slices"

	"improve/internal/diag"
	"improve/internal/yamldoc"
)

// Rules are what can be wrong in reading a record, file by file and key by key.
func Rules() []diag.Rule {
	return slices.Concat(yamldoc.Rules(), []diag.Rule{
		FileUnknown, FileName, FileLink, FileKind, FileUnreadable,
		KeyUnknown, KeyDuplicate, KeyMissing, KeyInText,
		ValueKind, ValueEmpty, ValueID, ValueChoice, ValueDate, ValueNumber,
	})
}

// The rules, with their documentation.
var (
	FileUnknown = diag.Rule{
		ID: "file/unknown", Severity: diag.Error,
		Title: "A file or folder is none of the record's",
		Why:   "The program reads a file by its path. One it does not know is left out of everything, so a slip in its name would make what it says disappear. Capital letters count: some computers tell Plan from plan, and others do not.",
		Mend:  "Give the file the name the record expects, or move it out of plan/ and updates/.",
		Bad:   "-- plan/programe.yaml --\nname: Improvement programme\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\n",
	}
	FileName = diag.Rule{
		ID: "file/name", Severity: diag.Error,
		Title: "An update's file name does not begin with its date",
		Why:   "The updates stand in the order of their days, and a file without one could not be placed.",
		Mend:  "Name the file with the day, a word for what it is, and .yaml: 2020-02-25-board.yaml.",
		Bad:   "-- updates/february-board.yaml --\ndate: 2020-02-25\n",
		Good:  "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\n",
	}
	FileLink = diag.Rule{
		ID: "file/link", Severity: diag.Error,
		Title: "A link leads out of the record, to nothing, or to a folder",
		Why:   "What stands outside the repository has no history and may not be there for the next reader. Links to folders are not followed, because they can lead in a circle.",
		Mend:  "Replace the link by the file itself.",
	}
	FileKind = diag.Rule{
		ID: "file/kind", Severity: diag.Error,
		Title: "A folder, or something stranger, stands where a file should",
		Why:   "What is inside a folder with a file's name is not read.",
		Mend:  "Move the folder's content to where the record expects it.",
		Bad:   "-- plan/people.yaml/ann.yaml --\nid: ann\n",
		Good:  "-- plan/people.yaml --\npeople:\n  - id: ann\n    kind: person\n",
	}
	FileUnreadable = diag.Rule{
		ID: "file/unreadable", Severity: diag.Error,
		Title: "A file cannot be opened",
		Why:   "What it says is missing from everything shown.",
		Mend:  "Allow the file to be read (on Linux and macOS: chmod u+r FILE), or restore it from git.",
	}
	KeyUnknown = diag.Rule{
		ID: "key/unknown", Severity: diag.Error,
		Title: "A key is none that may stand here",
		Why:   "A misspelt key would be left out in silence, and with it a date or a name.",
		Mend:  "Use the spelling that the message suggests; docs/file-format.md lists every key.",
		Bad:   "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    title: Create the board\n    traget: 2019-09\n",
		Good:  "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    title: Create the board\n    target: 2019-09\n",
	}
	KeyDuplicate = diag.Rule{
		ID: "key/duplicate", Severity: diag.Error,
		Title: "A key stands twice in one place",
		Why:   "Only one of the two can count, and nobody reading the file knows which.",
		Mend:  "Keep the one that is right.",
		Bad:   "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {note: Interviews held.}\n  1.1: {note: Post offered.}\n-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board}\n",
		Good:  "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {note: Interviews held and post offered.}\n-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board}\n",
	}
	KeyMissing = diag.Rule{
		ID: "key/missing", Severity: diag.Error,
		Title: "A key that must be there is missing",
		Why:   "Without it the entry cannot be named, placed or understood.",
		Mend:  "Add the key.",
		Bad:   "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    target: 2019-09\n",
		Good:  "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    title: Create the board\n    target: 2019-09\n",
	}
	KeyInText = diag.Rule{
		ID: "key/in-text", Severity: diag.Warning,
		Title: "A key is read as part of the text above it",
		Why:   "A text that begins with > or | goes on as far as its lines are indented. A key that is indented like the text becomes part of it, and what it says does not count.",
		Mend:  "Begin the line under the other keys. Where it does belong to the text, begin it with another word.",
		Bad:   "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1:\n    note: >-\n      Interviews were held.\n      forecast: 2020-06\n-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board}\n",
		Good:  "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1:\n    note: >-\n      Interviews were held.\n    forecast: 2020-06\n-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board}\n",
	}
	ValueKind = diag.Rule{
		ID: "value/kind", Severity: diag.Error,
		Title: "A value is of the wrong kind",
		Why:   "A list where one value should stand, or a text where keys should, cannot be read as what was meant.",
		Mend:  "Write the kind of value that the message names.",
		Bad:   "-- plan/people.yaml --\npeople: Ann Example\n",
		Good:  "-- plan/people.yaml --\npeople:\n  - id: head-of-service\n    role: Head of service\n    kind: person\n",
	}
	ValueEmpty = diag.Rule{
		ID: "value/empty", Severity: diag.Error,
		Title: "A text holds nothing but space",
		Why:   "It looks given and says nothing.",
		Mend:  "Write the text, or delete the key.",
		Bad:   "-- plan/programme.yaml --\nname: \" \"\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\n",
	}
	ValueID = diag.Rule{
		ID: "value/id", Severity: diag.Error,
		Title: "An id has signs that an id cannot have",
		Why:   "Ids are typed in commands, addresses and other files; spaces and signs break there.",
		Mend:  "Use letters, digits, dots and hyphens.",
		Bad:   "-- plan/people.yaml --\npeople:\n  - id: Head of Early Help\n    kind: person\n",
		Good:  "-- plan/people.yaml --\npeople:\n  - id: head-of-early-help\n    kind: person\n",
	}
	ValueChoice = diag.Rule{
		ID: "value/choice", Severity: diag.Error,
		Title: "A value is none of those that may stand here",
		Why:   "Words that the program does not know would count as nothing.",
		Mend:  "Use one of the values that the message lists.",
		Bad:   "-- plan/people.yaml --\npeople:\n  - id: masa\n    kind: organisation\n",
		Good:  "-- plan/people.yaml --\npeople:\n  - id: masa\n    kind: body\n",
	}
	ValueDate = diag.Rule{
		ID: "value/date", Severity: diag.Error,
		Title: "A date cannot be read, or does not exist",
		Why:   "What falls due, and when, rests on dates. A date that a computer guesses is a promise that nobody made.",
		Mend:  "Write a month as 2019-12 or a day as 2019-12-31.",
		Bad:   "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    title: Create the board\n    target: Sept-19\n",
		Good:  "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - id: 1.1\n    title: Create the board\n    target: 2019-09\n",
	}
	ValueNumber = diag.Rule{
		ID: "value/number", Severity: diag.Error,
		Title: "A number cannot be read, or is out of range",
		Why:   "Figures are compared with targets; a figure with its unit in it cannot be.",
		Mend:  "Write figures only: 84.2, not 84.2%.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme\npolicy: {cycle_days: six weeks}\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\npolicy: {cycle_days: 42}\n",
	}
)
