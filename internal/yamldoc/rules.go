package yamldoc

import "improve/internal/diag"

// Rules are what can be wrong with a file as a file.
func Rules() []diag.Rule {
	return []diag.Rule{Syntax, TabIndent, Conflict, NotUTF8, Control, Large, Empty, Several, Directive, Anchor, Tag, CommentCut, RunOn, Many}
}

const asTheFile = "A file that cannot be read takes what it says out of every paper, so the program stops short of pretending otherwise."

// The rules, with their documentation.
var (
	Syntax = diag.Rule{
		ID: "file/syntax", Severity: diag.Error,
		Title: "The file is not YAML",
		Why:   asTheFile,
		Mend:  "Go to the line and column given. Most often a text holds a colon followed by a space, or begins with one of @ ` % { [ * & !, and wants quotes; or a line is not indented like its neighbours; or a bracket or quote is not closed.",
		Bad:   "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership: what good looks like\n",
		Good:  "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: \"Leadership: what good looks like\"\n",
	}
	TabIndent = diag.Rule{
		ID: "file/tab", Severity: diag.Error,
		Title: "A tab stands before the first word of a line",
		Why:   "YAML allows only spaces before a key, because a tab is as wide as each editor likes.",
		Mend:  "Replace the tab with spaces, two for each level.",
		Bad:   "-- plan/people.yaml --\npeople:\n\t- id: ann\n",
		Good:  "-- plan/people.yaml --\npeople:\n  - id: ann\n    kind: person\n",
	}
	Conflict = diag.Rule{
		ID: "file/conflict-marker", Severity: diag.Error,
		Title: "A merge conflict was left in the file",
		Why:   "Git met two versions of the same lines and kept both, between marks, for a person to choose. Until somebody does, neither version counts.",
		Mend:  "Keep the lines that are right, delete the others and the three marks.",
		Bad:   "-- plan/programme.yaml --\n<<<<<<< HEAD\nname: Improvement programme\n=======\nname: Improvement programme 2020\n>>>>>>> refresh\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme 2020\n",
	}
	NotUTF8 = diag.Rule{
		ID: "file/encoding", Severity: diag.Error,
		Title: "The file is not saved as UTF-8",
		Why:   "In another encoding letters such as é, £ or ’ are different bytes, and names and sums would be read wrongly.",
		Mend:  "Open the file in an editor and save it again as UTF-8.",
		Bad:   "-- plan/programme.yaml --\nname: Programme with a grant of \xa3200,000\n",
		Good:  "-- plan/programme.yaml --\nname: Programme with a grant of £200,000\n",
	}
	Control = diag.Rule{
		ID: "file/invisible", Severity: diag.Error,
		Title: "An invisible character stands in the file",
		Why:   "Such characters come with text copied from elsewhere. They break lines where no editor shows a break, make names differ that look alike, or show words in another order than they are read in.",
		Mend:  "Delete the character at the place given.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement\u2028programme\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\n",
	}
	Large = diag.Rule{
		ID: "file/size", Severity: diag.Error,
		Title: "The file is larger than 1 MB",
		Why:   "No page that a person writes is that large; something else has got into the record.",
		Mend:  "Split the file, or take out what is not text.",
	}
	Empty = diag.Rule{
		ID: "file/empty", Severity: diag.Error,
		Title: "The file is empty",
		Why:   "An empty file is either a beginning or an accident; only a person knows which.",
		Mend:  "Write the file's first key, or delete the file.",
		Bad:   "-- plan/risks.yaml --\n# Risks\n",
		Good:  "-- plan/risks.yaml --\n# Risks\nrisks: []\n",
	}
	Several = diag.Rule{
		ID: "file/several-documents", Severity: diag.Error,
		Title: "The file holds more than one document",
		Why:   "A line of --- or ... ends a YAML document, and nothing below it would be read.",
		Mend:  "Delete the line, or move what follows into a file of its own.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme\n---\norganisation: Borough Council\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\norganisation: Borough Council\n",
	}
	Directive = diag.Rule{
		ID: "file/directive", Severity: diag.Error,
		Title: "The file begins with a YAML directive",
		Why:   "A line beginning with % speaks to the YAML library, not to the programme.",
		Mend:  "Delete the line.",
		Bad:   "-- plan/programme.yaml --\n%YAML 1.2\n---\nname: Improvement programme\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\n",
	}
	Anchor = diag.Rule{
		ID: "file/anchor", Severity: diag.Error,
		Title: "A value is marked with & or repeated with *",
		Why:   "With anchors and aliases the value is written somewhere else, so that a reviewer of one line cannot see what it says. A text that begins with & loses its first word.",
		Mend:  "Write the value out where it is used. Where & or * is part of the text, put the text in quotes.",
		Bad:   "-- plan/programme.yaml --\nname: &co production\n",
		Good:  "-- plan/programme.yaml --\nname: \"&co production\"\n",
	}
	Tag = diag.Rule{
		ID: "file/tag", Severity: diag.Error,
		Title: "A value begins with !",
		Why:   "YAML takes a word that begins with ! as the type of the value and drops it from the text.",
		Mend:  "Delete the word, or put the whole text in quotes.",
		Bad:   "-- plan/programme.yaml --\nname: !important Improvement programme\n",
		Good:  "-- plan/programme.yaml --\nname: \"!important Improvement programme\"\n",
	}
	CommentCut = diag.Rule{
		ID: "file/comment-cut", Severity: diag.Error,
		Title: "A text is cut short by its own # sign",
		Why:   "A space and # begin a comment, so `Room #4` is read as `Room` and the rest is lost without a word. A # with a letter or figure right after it is taken for such a text.",
		Mend:  "Put the text in quotes. Where a comment is meant, write a space after #.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme #2\n",
		Good:  "-- plan/programme.yaml --\nname: \"Improvement programme #2\"\n",
	}
	RunOn = diag.Rule{
		ID: "file/run-on", Severity: diag.Warning,
		Title: "A line that looks like an entry or a key is read as part of the text above",
		Why:   "A line that is indented further than the value above it goes on with that value. Nothing is lost, but two entries become one.",
		Mend:  "Begin the line under the one that it belongs with, with a space after its - or its colon. Where it does belong to the text, put the whole text in quotes.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme\n  organisation:Borough Council\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\norganisation: Borough Council\n",
	}
	Many = diag.Rule{
		ID: "file/many-problems", Severity: diag.Error,
		Title: "A file has more problems than are listed",
		Why:   "Most often one mistake repeats itself, and a list of thousands would hide the others.",
		Mend:  "Mend those that are listed and look again.",
	}
)
