package yamldoc

import (
	"strings"
	"testing"

	"improve/internal/diag"
)

// TestSyntaxErrors holds everyday and hostile mistakes, each with what must be
// underlined, between « and », and a part of what must be said.
func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct{ in, message, remedy string }{
		// Quotes.
		{"id: 1\ntitle: «\"»Leadership\nlead: ann\n", "the quote that opens here is not closed", "same sign"},
		{"id: 1\ntitle: «'»Leadership", "the quote that opens here is not closed", "same sign"},
		{"id: 1\ntitle: «\"»Leadership\nlead: \"ann\"\nx: y\n", "closed only in line 3", "same sign"},
		{"title: 'Children'«s services'»\nid: 1\n", `only "Children" stands inside`, "write '' for an apostrophe"},
		{"title: \"Fix\" «now»\nid: 1\n", `only "Fix" stands inside`, `write \" for a quote sign`},
		{"title: 'Fix' «now» # later\n", `only "Fix" stands inside`, "write '' for an apostrophe"},
		{"title: \"Say \"«hello\" now\"»\nid: 1\n", `only "Say " stands inside`, `write \"`},
		{"title: \"Fix\"«\"»\nid: 1\n", "one too many", "delete it"},
		{"- \"Fix\" «now»\n- b\n", `only "Fix" stands inside`, `write \"`},
		{"«\"»a: b\nc: d\n", "the quote that opens here is not closed", ""},
		// Brackets.
		{"id: 1\nleads: «[»ann, bob\ntarget: 2019-09\nx: y\n", "the list that opens here with [ is not closed", "write ]"},
		{"id: 1\nleads: «[»ann, bob", "the list that opens here with [ is not closed", "write ]"},
		{"leads: «[»", "not closed", "closing bracket"},
		{"tasks:\n  - «{»id: 1.1, title: x\n  - {id: 1.2, title: y}\n", "the group of keys that opens here with { is not closed", "write }"},
		{"leads: [ann, bob«}»\nid: 1\n", "closed here with }", "write ]"},
		{"p: {a: b«]»\nid: 1\n", "closed here with ]", "write }"},
		{"leads: [ann, bob]«]»\nid: 1\n", "one closing bracket too many", "delete it"},
		{"p: {id: 1 «title»: x}\n", "a comma is missing before title", "write a comma"},
		{"p: [\"a\" «\"b\"», c]\n", "a comma is missing before \"b\"", "write a comma"},
		{"title: [draft] «of the plan»\n", "nothing can follow the closing bracket", `"[draft] of the plan"`},
		{"title: [a,«,» b]\n", "nothing before this comma", "delete the comma"},
		// Colons.
		{"id: 1\ntitle: «Fix this: now»\n", "a colon followed by a space stands inside this text", `put the text in quotes: "Fix this: now"`},
		{"title: «Say \"now\": fix»\n", "a colon followed by a space", `'Say "now": fix'`},
		{"title: «“Fix this: now”»\n", "a colon followed by a space", `"Fix this: now"`},
		{"title: «Fix this:»\nid: 1\n", "a colon followed by a space", ""},
		{"x:\n  - «Fix this: now: please»\n", "a colon followed by a space", `"Fix this: now: please"`},
		{"title: «Grüße: 1»  # later\n", "a colon followed by a space", `"Grüße: 1"`},
		{"id«:»1\ntitle: x\n", "no space after this colon", "write id: 1"},
		{"title: x\nid«:»1\n", "no space after this colon", "write id: 1"},
		{"tasks:\n  - id«:»1.1\n    title: x\n", "no space after this colon", "write id: 1.1"},
		{"a:«\u00a0»b\nc: d\n", "not an ordinary one", "type a space"},
		{"id: 1\n«title Leadership»\nlead: ann\n", "neither a key with its value nor part of the text above", "write a colon and a space"},
		{"«title Leadership» # new\nid: 1\n", "neither a key with its value", "write a colon and a space"},
		{"note: >-\n  first line\n«second line»\nid: 1\n", "nor part of the text above", "indent it further"},
		// Columns.
		{"a:\n    b: c\n  «d: e»\n", "lines up with nothing above it", "in column 5, under b, or in column 1, under a"},
		{"tasks:\n  - id: 1\n    title: x\n   «plan: y»\n", "lines up with nothing", "column 5, under title, or in column 3, under the -, or in column 1, under tasks"},
		{"a: b\n  «c: d» # x\n", "under a key that has its value already", "begin the line in column 1, under a"},
		{"- id: 1\n    «title: x»\n", "under a key that has its value already", "column 3, under id"},
		{"a: \"b\"\n  «c: d»\n", "lines up with nothing", "column 1, under a"},
		{"tasks:\n  - id: 1\n  «title: x»\n", "under the - of a list", "begin it in column 5"},
		{"tasks:\n  id: 1\n  «- id: 2»\n", "an entry of a list stands here among keys", "delete the -"},
		{"leads:\n  - ann\n «- bob»\n", "lines up with nothing", "column 3, under the -"},
		{"note: >-\n    text\n  «more»\nb: c\n", "indented less than the text above it", "like the first line"},
		{"  a: b\n«c: d»\n", "begins in column 1, and the file's first key in column 3", "begin both in column 1"},
		{"{a: b}\n«c: d»\n", "would not be read", "each key on a line of its own"},
		{"[a]\n«[b]»\n", "would not be read", ""},
		{"\"a\"\n«b: c»\n", "would not be read", ""},
		// Dashes.
		{"leads:\n  - ann\n  «-»bob\nid: 1\n", "no space after this -", "write - bob"},
		{"tasks:\n  «-»id: 1\n   title: x\n", "no space after this -", "write - id: 1"},
		{"leads: «- ann»\n", "a list cannot begin on the line of its key", `"- ann"`},
		// Signs that a text cannot begin with.
		{"entryStart: «@»ann\n", "a text cannot begin with @", `"@ann"`},
		{"leads: [«@»ann, bob]\n", "a text cannot begin with @", `"@ann"`},
		{"entryStart: «`»ann`\n", "a text cannot begin with `", "\"`ann`\""},
		{"title: «%»done\n", "a text cannot begin with %", `"%done"`},
		{"x: 5\n«%»done: 3\n", "a text cannot begin with %", "put the text in quotes"},
		{"title: «,» b\n", "a text cannot begin with ,", `", b"`},
		{"title: «]» b\n", "a text cannot begin with ]", `"] b"`},
		{"title: «?» b\n", "a text cannot begin with ?", `"? b"`},
		{"title: «>50 days»\n", "begins on the next line", `">50 days"`},
		{"title: «| a»\n", "begins on the next line", `"| a"`},
		// Backslashes.
		{"path: \"C:«\\d»ata\"\n", `\d begins a special character`, `write \\`},
		{"path: \"C:«\\U»sers\\x\"\n", `\U begins a special character`, "single quotes"},
		{"p: \"é«\\x»ZZ\"\n", `\x begins a special character`, "single quotes"},
		{"p: \"«\\u»d800\"\n", `\u begins a special character`, ""},
		{"a: b\n«:» c\n", "no key before this colon", "write the key"},
		{"a: \"Room\"«#4»\n", "stands right after a value", "write a space before a comment"},
		{"a: [x]«# c»\nb: c\n", "stands right after a value", ""},
		{"a: {b: 'x'«#4»\n}\n", "stands right after a value", ""},
		{"a: >-«#MeToo»\n  x\n", "stands right after a value", ""},
		// Others.
		{strings.Repeat("- ", 10_000) + "«-» a\n", "more than 10,000 deep", ""},
		{"«" + strings.Repeat("k", 1100) + ": v»\n", "a key cannot be as long as this", ""},
		// Line ends and marks change no place.
		{"\ufeffid: 1\r\ntitle: «Fix this: now»\r\n", "a colon followed by a space", `"Fix this: now"`},
		{"\ufefftitle: «Fix this: now»\r\n", "a colon followed by a space", `"Fix this: now"`},
		{"id: 1\rtitle: «\"»Fix\r", "the quote that opens here", ""},
	} {
		expectOne(t, c.in, Syntax, c.message, c.remedy)
	}
}

func TestMistakesOfOtherRules(t *testing.T) {
	for _, c := range []struct {
		in              string
		rule            diag.Rule
		message, remedy string
	}{
		{"title: Meet in\n  Room «#4»\n  at noon\nid: 1\n", CommentCut, "#4 counts as a comment", `"Room #4"`},
		{"leads: [Room «#4, x]»\nid: 1\n", CommentCut, `only "Room" is read`, `"Room #4"`},
		{"a: «*»\n", Anchor, "a text cannot begin with *", ""},
		{"a: «*important*» thing\n", Anchor, "a text cannot begin with *", `"*important* thing"`},
		{"note: «**Bold**» x\n", Anchor, "a text cannot begin with *", `"**Bold** x"`},
		{"a: «&» b\n", Anchor, "a text cannot begin with &", `"& b"`},
		{"people:\n«\t»- id: ann\n", TabIndent, "a tab stands here", "use spaces"},
		{"people:\n  - id: ann\n  «\t»name: x\n", TabIndent, "a tab stands here", "use spaces"},
		{"people:\n«\t»\n  - id: ann\n", TabIndent, "a tab stands here", "use spaces"},
		{"a:\n  b: c\n«\t»\n  d: e\n", TabIndent, "a tab stands here", "use spaces"},
		{"a: |\n«\t»text\n", TabIndent, "a tab stands here", "use spaces"},
		{"-«\t»a\n", TabIndent, "a tab stands here", "use spaces"},
		{"- «\t»a: b\n", TabIndent, "a tab stands here", "use spaces"},
		{"a:\n  -«\t»b\n", TabIndent, "a tab stands here", "use spaces"},
		{"a: [\n«\t»b]\n", TabIndent, "a tab stands here", "use spaces"},
		{"a: \"x\n «\t\t»b\"\n", TabIndent, "a tab stands here", "use spaces"},
	} {
		expectOne(t, c.in, c.rule, c.message, c.remedy)
	}
}

// A tab that indents nothing is no mistake.
func TestTabsElsewhere(t *testing.T) {
	for _, in := range []string{"a:\tb\n", "a: b\t# c\n", "a: b\tc\n", "a: |\n  x\n  \tcode\n  y\nb: c\n", "a: >-\n  x\n   \ty\n"} {
		if doc, problems := Parse("f", []byte(in)); doc == nil || len(problems) > 0 {
			t.Errorf("%q: %v", in, problems)
		}
	}
}
