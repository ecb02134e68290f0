package yamldoc

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/diag"
)

// TestWhatYAMLAllowsAndTheRecordDoesNot holds files that a YAML library reads
// without a word, as something other than what is written.
func TestWhatYAMLAllowsAndTheRecordDoesNot(t *testing.T) {
	for _, c := range []struct {
		in              string
		rule            diag.Rule
		message, remedy string
	}{
		// Anchors and aliases: the mark itself is underlined.
		{"a: «&co» production\n", Anchor, "&co is a label for this value", "delete &co; if & is part of the text, put the whole text in quotes"},
		{"é: «&über» x\n", Anchor, "text cannot start with &", `"&über x"`},
		{"«&x» a: b\n", Anchor, "&x is a label", ""},
		{"«&x»\na: b\n", Anchor, "&x is a label", ""},
		{"a: «&x»\n  b: c\n", Anchor, "&x is a label", ""},
		{"a: «&x»\n- b\n", Anchor, "&x is a label", ""},
		{"a: «&x»\nb: c\n", Anchor, "&x is a label", ""},
		{"a: [«&x», b]\n", Anchor, "&x is a label", ""},
		{"a: [b, «&x» {c: d}]\n", Anchor, "&x is a label", ""},
		{"a: «&x» |\n  t\n", Anchor, "&x is a label", ""},
		{"? «&x» b\n: c\n", Anchor, "&x is a label", ""},
		{"\ufeff«&x» a: b\r\n", Anchor, "&x is a label", ""},
		{"«<<»: {a: b}\n", Anchor, "<< copies keys", "write the keys themselves"},
		// Tags.
		{"a: «!important» x\n", Tag, "!important is a type for this value", "delete !important; if ! is part"},
		{"a: «!!str» 5\n", Tag, "!!str is a type", ""},
		{"a: «!<tag:yaml.org,2002:str>» b\n", Tag, "!<tag:yaml.org,2002:str> is a type", ""},
		{"a: «!» b\n", Tag, "! is a type", ""},
		{"a: «!» \"b\"\n", Tag, "! is a type", ""},
		{"a: «!» [b]\n", Tag, "! is a type", ""},
		{"a: «!»", Tag, "! is a type", ""},
		{"«!t»\na: b\n", Tag, "!t is a type", ""},
		{"a: [«!t», b]\n", Tag, "!t is a type", ""},
		// Texts that their own # cuts short.
		{"a: Room «#4»\n", CommentCut, `only "Room" is read of this text: #4 counts as a comment`, `put the text in quotes: "Room #4", or write the comment on the line above`},
		{"a: Use   «#MeToo  well»  \nb: c\n", CommentCut, `only "Use" is read`, ""},
		{"a: «#MeToo»\nb: c\n", CommentCut, "nothing is read here: #MeToo counts as a comment", `"#MeToo"`},
		{"a:\n  - «#4»\n  - b\n", CommentCut, "nothing is read here", ""},
		{"a: [b, c «#4»\n]\n", CommentCut, `only "c" is read`, ""},
		{"a: {b: c «#4»\n}\n", CommentCut, `only "c" is read`, ""},
		{"a: b\n  c «#4»\nd: e\n", CommentCut, `only "b c" is read`, ""},
		{"a: b\n  c «#élan»\n", CommentCut, `only "b c" is read`, ""},
		{"a: Say \"é\" «#4»\r\n", CommentCut, "#4 counts", `'Say "é" #4'`},
		// Texts within braces that their own comma cuts short.
		{"a: {b: Late, «because of rain», c: d}\n", CommaCut, `only "Late" is read of "Late, because of rain": the comma ends it`, `put the whole text in quotes: "Late, because of rain"`},
		{"a: {c: 1, b: Late, «so», and so on}\n", CommaCut, `only "Late" is read`, `"Late, so, and so on"`},
		{"a: {b: Late,\n  «because» # c\n  , c: d}\n", CommaCut, `only "Late" is read`, `"Late, because"`},
		{"- {b: é, «ü»}\n", CommaCut, `only "é" is read`, `"é, ü"`},
		{"a: {b: 1,«250», c: d}\n", CommaCut, `only "1" is read of "1,250"`, "write 1250, without a comma"},
		{"a: {b: 1,«250»,000}\n", CommaCut, `only "1" is read of "1,250,000"`, "write 1250000, without a comma"},
		{"a: {b: 1,«5»}\n", CommaCut, `only "1" is read of "1,5"`, `put the whole text in quotes: "1,5"`},
		// Lines that run on into the text above.
		{"a:\n  - ann\n    «- bob»\n", RunOn, `"- bob" is read as part of the text above`, "start the line in the right column"},
		{"a: ann\n  «- bob»\n", RunOn, `"- bob" is read as part`, ""},
		{"a: Create\n\n    «target:2019-09» # c\nb: c\n", RunOn, `"target:2019-09" is read as part`, ""},
		{"id:1\n«title:x»\n", RunOn, `"title:x" is read as part`, ""},
	} {
		expectOne(t, c.in, c.rule, c.message, c.remedy)
		data, _ := marked(t, c.in)
		if doc, _ := Parse("f", []byte(data)); doc != nil && c.rule.Severity == diag.Error && !holdsInvalid(doc) {
			t.Errorf("%q: no value is invalid", data)
		}
	}
}

func TestAliases(t *testing.T) {
	doc, problems := Parse("f", []byte("a: &x b\nc: *x\nd: [*x , e]\n*x : f\n<<: *x\n"))
	want := []string{"1:4-6", "2:4-6", "3:5-7", "4:1-3", "5:1-3"}
	for i, d := range problems {
		if d.Rule != Anchor.ID || i >= len(want) || placeOf(d) != want[i] {
			t.Errorf("%s %s: %s", placeOf(d), d.Rule, d.Message)
		}
	}
	if len(problems) != len(want) {
		t.Errorf("%d problems, want %d", len(problems), len(want))
	}
	for k, v := range doc.Root().Pairs() {
		if k.Value() == "c" && (v.Kind() != Nothing || !v.IsAlias() || !v.Invalid() || v.Value() != "") {
			t.Errorf("an alias is followed: %q", v.Value())
		}
	}
}

func TestAnchorAndTagTogether(t *testing.T) {
	for _, in := range []string{"a: &x !t b\n", "a: !t &x b\n"} {
		_, problems := Parse("f", []byte(in))
		if len(problems) != 2 || placeOf(problems[0]) != "1:4-6" || placeOf(problems[1]) != "1:7-9" {
			t.Errorf("%q: %v", in, problems)
		}
	}
}

// Common writing that must raise nothing.
func TestNothingToSay(t *testing.T) {
	for _, in := range []string{
		"a: b # c\n", "a: b #\n", "a: b #- c\n", "a: b # 4\n", "#1 first\na: b\n", "a:\n  #1 first\n  b: c\n", "a: \"Room #4\" # c\n", "a: 'x' #4\n",
		"a: #four leads\n  - b\n", "a: | #4\n  x\n", "a: [b] #4\n", "a: C#4\n", "a: >-\n  Room #4\n  # 5\n", "a: \"b\n  #4\"\n",
		"a: R&D\n", "a: 5 * 3\n", "a: Wow! Yes\n", "a: Wow!\n", "a: \"! b\"\n", "a: >-\n  ! b\n", "a: [Wow!, b]\n", "a: b &c\n", "a: b *c\n",
		"a: Fix\n  this - now\n", "a: see\n  https://example.org/x\n", "a: at\n  10:00-12:30\n", "a: >-\n  - b\n  - c\n", "a: \"b\n  - c\"\n", "a: b:c\n", "a: -5\n",
		"a: {b: c, d: }\n", "a: {b: c, d:}\n", "a: {b: c, \"d\"}\n", "a: {b}\n", "a: {b: \"c\", d}\n", "a: [b, c]\n", "a: {b: [c], d}\n",
	} {
		if doc, problems := Parse("f", []byte(in)); doc == nil || len(problems) > 0 {
			t.Errorf("%q: %v", in, problems)
		}
	}
}

func TestManyProblems(t *testing.T) {
	for _, in := range []string{strings.Repeat("- &a x\n", 3000), strings.Repeat("a: b\x01\n", 3000), strings.Repeat("- a #1\n", 3000)} {
		_, problems := Parse("f", []byte(in))
		last := problems[len(problems)-1]
		if len(problems) != MaxProblems+1 || last.Rule != Many.ID || !strings.Contains(last.Message, "2000 more") {
			t.Errorf("%.10q: %d problems, the last %v", in, len(problems), last)
		}
	}
}

func holdsInvalid(doc *Document) bool {
	return slices.ContainsFunc(doc.nodes, func(n node) bool { return n.marks&invalid != 0 })
}
