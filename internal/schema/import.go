package schema

import "improve/internal/programme"

// importFile is for those who keep the record: nothing of it is published.
func importFile() *Shape {
	return lists("import file",
		must(as(Secret, entries("imports", "the answers, one block a source", imports(),
			func(p *prog) *[]programme.Import { return &p.Imports }))))
}

func imports() *Shape {
	type t = programme.Import
	return laid(SetApart, at(group[t]("import",
		must(as(Secret, title("source", "what the names of its files have in common, without dates and versions",
			func(v *t) *word { return &v.Source }))),
		as(Secret, entries("columns", "what columns are read as", importColumn(),
			func(v *t) *[]programme.ImportColumn { return &v.Columns })),
		as(Secret, entries("letters", "what letters, words and colours of ratings mean", importLetter(),
			func(v *t) *[]programme.ImportLetter { return &v.Letters })),
		as(Secret, entries("sheets", "what sheets are read as", importSheet(),
			func(v *t) *[]programme.ImportSheet { return &v.Sheets })),
		as(Secret, entries("same", "spellings that are of one person", importSame(),
			func(v *t) *[]programme.ImportSame { return &v.Same })),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func importColumn() *Shape {
	type t = programme.ImportColumn
	return laid(OnOneLine, at(group[t]("import column",
		must(as(Secret, title("heading", "the column's heading or its letter",
			func(v *t) *word { return &v.Heading }))),
		must(as(Secret, text("read_as", "the field, as --map has it", func(v *t) *word { return &v.ReadAs }))),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func importLetter() *Shape {
	type t = programme.ImportLetter
	return laid(OnOneLine, at(group[t]("import letter",
		must(as(Secret, title("word", "the letter, word or colour", func(v *t) *word { return &v.Word }))),
		must(as(Secret, choice("means", "the rating, or how a task ended", func(v *t) *word { return &v.Means },
			"complete", "off track", "behind", "on track", "superseded", "merged", "withdrawn", "on hold", "none"))),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func importSheet() *Shape {
	type t = programme.ImportSheet
	return laid(OnOneLine, at(group[t]("import sheet",
		must(as(Secret, title("sheet", "the sheet's name", func(v *t) *word { return &v.Sheet }))),
		must(as(Secret, text("read_as", "plan, milestones, risks, log ...", func(v *t) *word { return &v.ReadAs }))),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func importSame() *Shape {
	type t = programme.ImportSame
	return laid(OnOneLine, at(group[t]("import spelling",
		must(as(Secret, title("spelling", "the spelling in the workbook", func(v *t) *word { return &v.Spelling }))),
		must(as(Secret, text("name", "the name of the person", func(v *t) *word { return &v.Name }))),
	), func(v *t) *programme.Pos { return &v.Pos }))
}
