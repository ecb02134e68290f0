package yamldoc

import "improve/internal/diag"

// Rules are the rules about a file as such: its encoding, its syntax, its size.
func Rules() []diag.Rule {
	return []diag.Rule{Syntax, TabIndent, Conflict, NotUTF8, Control, Large, Empty, Several, Directive, Anchor, Tag,
		CommentCut, CommentAfter, CommaCut, RunOn, Many}
}

const asTheFile = "Nothing in a file that cannot be read appears in any paper."

// The rules, with their documentation.
var (
	Syntax = diag.Rule{
		ID: "file/syntax", Severity: diag.Error,
		Title: "The file is not YAML",
		Why:   asTheFile,
		Mend: "Go to the line and column given. Put text in quotes if it contains a colon followed by a space, " +
			"or starts with one of @ ` % { [ * & !. Check that the line is indented like its neighbours and that " +
			"brackets and quotes are closed.",
	}
	TabIndent = diag.Rule{
		ID: "file/tab", Severity: diag.Error,
		Title: "Tab in the indentation",
		Why:   "YAML allows only spaces before a key, because the width of a tab differs between editors.",
		Mend:  "Replace the tab with spaces, two for each level.",
	}
	Conflict = diag.Rule{
		ID: "file/conflict-marker", Severity: diag.Error,
		Title: "Unresolved merge conflict",
		Why: "Git found two versions of the same lines and kept both for a person to choose. Until somebody does, " +
			"neither version counts.",
		Mend: "Keep the lines that are right. Delete the others and the three marker lines. " +
			"improve merge-driver --install, once in each clone, lets git join what does not contradict.",
	}
	NotUTF8 = diag.Rule{
		ID: "file/encoding", Severity: diag.Error,
		Title: "The file is not saved as UTF-8",
		Why: "In another encoding, characters such as é, £ or ’ would be read wrongly, " +
			"and with them names and sums of money.",
		Mend: "Open the file in an editor and save it as UTF-8.",
	}
	Control = diag.Rule{
		ID: "file/invisible", Severity: diag.Error,
		Title: "Invisible character",
		Why: "Such characters come with text copied from other programs. They can break lines where no editor " +
			"shows a break, make two names that look the same differ, or change the order in which words appear.",
		Mend: "Delete the character at the place given.",
	}
	Large = diag.Rule{
		ID: "file/size", Severity: diag.Error,
		Title: "The file is larger than 1 MB",
		Why:   "No file that a person writes is that large. Something else has got into the record.",
		Mend:  "Split the file, or remove what is not text.",
	}
	Empty = diag.Rule{
		ID: "file/empty", Severity: diag.Error,
		Title: "The file is empty",
		Why:   "An empty file may be unfinished or a mistake. Only a person can tell.",
		Mend:  "Write the file's first key, or delete the file.",
	}
	Several = diag.Rule{
		ID: "file/several-documents", Severity: diag.Error,
		Title: "More than one document in a file",
		Why:   "A line of --- or ... ends a YAML document. Nothing below it would be read.",
		Mend:  "Delete the line, or move what follows to its own file.",
	}
	Directive = diag.Rule{
		ID: "file/directive", Severity: diag.Error,
		Title: "YAML directive",
		Why:   "A line that starts with % is an instruction to a YAML program, not part of the record.",
		Mend:  "Delete the line.",
	}
	Anchor = diag.Rule{
		ID: "file/anchor", Severity: diag.Error,
		Title: "YAML anchor (&) or alias (*)",
		Why: "With an alias the value is written somewhere else, so a person reading the line cannot see it. " +
			"Text that starts with & loses its first word.",
		Mend: "Write the value where it is used. If & or * is part of the text, put the text in quotes.",
	}
	Tag = diag.Rule{
		ID: "file/tag", Severity: diag.Error,
		Title: "A value starts with !",
		Why:   "YAML reads a word that starts with ! as the type of the value and drops it from the text.",
		Mend:  "Delete the word, or put the whole text in quotes.",
	}
	CommentCut = diag.Rule{
		ID: "file/comment-cut", Severity: diag.Error,
		Title: "Text cut short by a # sign",
		Why: "A space and # start a comment, so `Room #4` and `Room # 4` are read as `Room` and the rest is lost. " +
			"A # followed at once by a letter or a digit is reported everywhere. A # followed by a space and a " +
			"number is reported after a text: after a date, an id or a number it is a comment.",
		Mend: "Put the text in quotes. If it is a comment, write it on the line above.",
	}
	CommentAfter = diag.Rule{
		ID: "file/comment-after-text", Severity: diag.Warning,
		Title: "Comment after a text without quotes",
		Why: "A space and # start a comment, so `Reduce # of visits` is read as `Reduce`. " +
			"Only the author knows if the words after # are part of the text. A comment after a date, " +
			"an id or a number is not reported: the value is complete without it.",
		Mend: "If the words are part of the text, put all of it in quotes. If they are a comment, " +
			"put the text before them in quotes, or write the comment on the line above.",
	}
	CommaCut = diag.Rule{
		ID: "file/comma-cut", Severity: diag.Error,
		Title: "Text in braces cut short by a comma",
		Why: "Within { } a comma ends a value, so `{note: Late, because of rain}` is read as `Late` and " +
			"`{value: 1,250}` as 1. The rest counts as a key that holds nothing.",
		Mend: "Put the text in quotes. Write numbers without commas.",
	}
	RunOn = diag.Rule{
		ID: "file/run-on", Severity: diag.Warning,
		Title: "Entry or key read as part of the text above",
		Why: "A line that is indented further than the value above it continues that value, " +
			"so two entries become one.",
		Mend: "Start the line in the right column, with a space after - or after the colon. " +
			"If it is part of the text, put the whole text in quotes.",
	}
	Many = diag.Rule{
		ID: "file/many-problems", Severity: diag.Error,
		Title: "Too many problems to list",
		Why:   "Often one mistake is repeated, and a list of thousands would hide the others.",
		Mend:  "Fix those that are listed and check again.",
	}
)
