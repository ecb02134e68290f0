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
		{"id: 1\ntitle: «\"»Leadership\nlead: ann\n", "missing closing quote", "same quote mark"},
		{"id: 1\ntitle: «'»Leadership", "missing closing quote", "same quote mark"},
		{"id: 1\ntitle: «\"»Leadership\nlead: \"ann\"\nx: y\n", "next quote mark is on line 3", "same quote mark"},
		{"title: 'Children'«s services'»\nid: 1\n", `only "Children" is inside`, "write '' for an apostrophe"},
		{"title: \"Fix\" «now»\nid: 1\n", `only "Fix" is inside`, `write \" for a quote mark`},
		{"title: 'Fix' «now» # later\n", `only "Fix" is inside`, "write '' for an apostrophe"},
		{"title: \"Say \"«hello\" now\"»\nid: 1\n", `only "Say " is inside`, `write \"`},
		{"title: \"Fix\"«\"»\nid: 1\n", "one quote mark too many", "delete it"},
		{"- \"Fix\" «now»\n- b\n", `only "Fix" is inside`, `write \"`},
		{"«\"»a: b\nc: d\n", "missing closing quote", ""},
		// Brackets.
		{"id: 1\nleads: «[»ann, bob\ntarget: 2019-09\nx: y\n", "the list that starts here with [ is not closed", "write ]"},
		{"id: 1\nleads: «[»ann, bob", "the list that starts here with [ is not closed", "write ]"},
		{"leads: «[»", "not closed", "closing bracket"},
		{"tasks:\n  - «{»id: 1.1, title: x\n  - {id: 1.2, title: y}\n", "the group of keys that starts here with { is not closed", "write }"},
		{"leads: [ann, bob«}»\nid: 1\n", "closed here with }", "write ]"},
		{"p: {a: b«]»\nid: 1\n", "closed here with ]", "write }"},
		{"leads: [ann, bob]«]»\nid: 1\n", "one closing bracket too many", "delete it"},
		{"p: {id: 1 «title»: x}\n", "a comma is missing before title", "write a comma"},
		{"p: [\"a\" «\"b\"», c]\n", "a comma is missing before \"b\"", "write a comma"},
		{"title: [draft] «of the plan»\n", "unexpected text after the closing bracket", `"[draft] of the plan"`},
		{"title: [a,«,» b]\n", "missing entry before this comma", "delete the comma"},
		// Colons.
		{"id: 1\ntitle: «Fix this: now»\n", "this text contains a colon followed by a space", `put the text in quotes: "Fix this: now"`},
		{"title: «Say \"now\": fix»\n", "contains a colon followed by a space", `'Say "now": fix'`},
		{"title: «“Fix this: now”»\n", "contains a colon followed by a space", `"Fix this: now"`},
		{"title: «Fix this:»\nid: 1\n", "contains a colon followed by a space", ""},
		{"x:\n  - «Fix this: now: please»\n", "contains a colon followed by a space", `"Fix this: now: please"`},
		{"title: «Grüße: 1»  # later\n", "contains a colon followed by a space", `"Grüße: 1"`},
		{"id«:»1\ntitle: x\n", "missing space after this colon", "write id: 1"},
		{"title: x\nid«:»1\n", "missing space after this colon", "write id: 1"},
		{"tasks:\n  - id«:»1.1\n    title: x\n", "missing space after this colon", "write id: 1.1"},
		{"a:«\u00a0»b\nc: d\n", "non-breaking space", "type a space"},
		{"id: 1\n«title Leadership»\nlead: ann\n", "not a key and does not continue the text above", "write a colon and a space"},
		{"«title Leadership» # new\nid: 1\n", "not a key", "write a colon and a space"},
		{"note: >-\n  first line\n«second line»\nid: 1\n", "does not continue the text above", "indent it further"},
		// Columns.
		{"a:\n    b: c\n  «d: e»\n", "does not line up", "in column 5, under b, or in column 1, under a"},
		{"tasks:\n  - id: 1\n    title: x\n   «plan: y»\n", "does not line up", "column 5, under title, or in column 3, under the -, or in column 1, under tasks"},
		{"a: b\n  «c: d» # x\n", "under a key that already has a value", "start the line in column 1, under a"},
		{"- id: 1\n    «title: x»\n", "under a key that already has a value", "column 3, under id"},
		{"a: \"b\"\n  «c: d»\n", "does not line up", "column 1, under a"},
		{"tasks:\n  - id: 1\n  «title: x»\n", "only another -", "start it in column 5"},
		{"tasks:\n  id: 1\n  «- id: 2»\n", "list entry among keys", "delete the -"},
		{"leads:\n  - ann\n «- bob»\n", "does not line up", "column 3, under the -"},
		{"note: >-\n    text\n  «more»\nb: c\n", "indented less than the text above it", "like the first line"},
		{"  a: b\n«c: d»\n", "starts in column 1, but the first key of the file starts in column 3", "start both in column 1"},
		{"{a: b}\n«c: d»\n", "would not be read", "each key on its own line"},
		{"[a]\n«[b]»\n", "would not be read", ""},
		{"\"a\"\n«b: c»\n", "would not be read", ""},
		// Dashes.
		{"leads:\n  - ann\n  «-»bob\nid: 1\n", "missing space after this -", "write - bob"},
		{"tasks:\n  «-»id: 1\n   title: x\n", "missing space after this -", "write - id: 1"},
		{"leads: «- ann»\n", "a list cannot start on the same line as its key", `"- ann"`},
		// Signs that a text cannot begin with.
		{"lead: «@»ann\n", "text cannot start with @", `"@ann"`},
		{"leads: [«@»ann, bob]\n", "text cannot start with @", `"@ann"`},
		{"lead: «`»ann`\n", "text cannot start with `", "\"`ann`\""},
		{"title: «%»done\n", "text cannot start with %", `"%done"`},
		{"x: 5\n«%»done: 3\n", "text cannot start with %", "put the text in quotes"},
		{"title: «,» b\n", "text cannot start with ,", `", b"`},
		{"title: «]» b\n", "text cannot start with ]", `"] b"`},
		{"title: «?» b\n", "text cannot start with ?", `"? b"`},
		{"title: «>50 days»\n", "must start on the next line", `">50 days"`},
		{"title: «| a»\n", "must start on the next line", `"| a"`},
		// Backslashes.
		{"path: \"C:«\\d»ata\"\n", `\d is not a special character`, `write \\`},
		{"path: \"C:«\\U»sers\\x\"\n", `\U is not a special character`, "single quotes"},
		{"p: \"é«\\x»ZZ\"\n", `\x is not a special character`, "single quotes"},
		{"p: \"«\\u»d800\"\n", `\u is not a special character`, ""},
		{"a: b\n«:» c\n", "missing key before this colon", "write the key"},
		{"a: \"Room\"«#4»\n", "missing space before this #", "write a space before a comment"},
		{"a: [x]«# c»\nb: c\n", "missing space before this #", ""},
		{"a: {b: 'x'«#4»\n}\n", "missing space before this #", ""},
		{"a: >-«#MeToo»\n  x\n", "missing space before this #", ""},
		// Others.
		{strings.Repeat("- ", 10_000) + "«-» a\n", "more than 10,000 deep", ""},
		{"«" + strings.Repeat("k", 1100) + ": v»\n", "this key is too long", ""},
		// Line ends and marks change no place.
		{"\ufeffid: 1\r\ntitle: «Fix this: now»\r\n", "contains a colon followed by a space", `"Fix this: now"`},
		{"\ufefftitle: «Fix this: now»\r\n", "contains a colon followed by a space", `"Fix this: now"`},
		{"id: 1\rtitle: «\"»Fix\r", "missing closing quote", ""},
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
		{"title: Meet in\n  Room «# 4»\n  at noon\nid: 1\n", CommentCut, `only "Room" is read`, `"Room # 4"`},
		{"title: Meet in\n  Room «# the large one»\n  at noon\nid: 1\n", CommentCut, "# the large one counts as a comment", "on the line above"},
		{"leads: [Room «# 4, x]»\nid: 1\n", CommentCut, `only "Room" is read`, `"Room # 4"`},
		{"leads: [x, Room «# four]»\nid: 1\n", CommentCut, `only "Room" is read`, `"Room # four"`},
		{"p: {id: 1, title: Room «# 4}»\nid: 1\n", CommentCut, `only "Room" is read`, `"Room # 4"`},
		{"a: «*»\n", Anchor, "text cannot start with *", ""},
		{"a: «*important*» thing\n", Anchor, "text cannot start with *", `"*important* thing"`},
		{"note: «**Bold**» x\n", Anchor, "text cannot start with *", `"**Bold** x"`},
		{"a: «&» b\n", Anchor, "text cannot start with &", `"& b"`},
		{"people:\n«\t»- id: ann\n", TabIndent, "tab in the indentation", "use spaces"},
		{"people:\n  - id: ann\n  «\t»name: x\n", TabIndent, "tab in the indentation", "use spaces"},
		{"people:\n«\t»\n  - id: ann\n", TabIndent, "tab in the indentation", "use spaces"},
		{"a:\n  b: c\n«\t»\n  d: e\n", TabIndent, "tab in the indentation", "use spaces"},
		{"a: |\n«\t»text\n", TabIndent, "tab in the indentation", "use spaces"},
		{"-«\t»a\n", TabIndent, "tab in the indentation", "use spaces"},
		{"- «\t»a: b\n", TabIndent, "tab in the indentation", "use spaces"},
		{"a:\n  -«\t»b\n", TabIndent, "tab in the indentation", "use spaces"},
		{"a: [\n«\t»b]\n", TabIndent, "tab in the indentation", "use spaces"},
		{"a: \"x\n «\t\t»b\"\n", TabIndent, "tab in the indentation", "use spaces"},
	} {
		expectOne(t, c.in, c.rule, c.message, c.remedy)
	}
}

// A bracket that nobody closes is no fault of a comment beside it.
func TestCommentsInOpenBrackets(t *testing.T) {
	expectOne(t, "leads: «[»ann, # the first\n  bob\nid: 1\n", Syntax, "not closed", "write ]")
}

// A tab that indents nothing is no mistake.
func TestTabsElsewhere(t *testing.T) {
	for _, in := range []string{"a:\tb\n", "a: b\t# c\n", "a: b\tc\n", "a: |\n  x\n  \tcode\n  y\nb: c\n", "a: >-\n  x\n   \ty\n"} {
		if doc, problems := Parse("f", []byte(in)); doc == nil || len(problems) > 0 {
			t.Errorf("%q: %v", in, problems)
		}
	}
}
