package store

import (
	"testing"

	"improve/internal/diag"
	"improve/internal/yamldoc"
)

// Where a text for people ends at a comment, its author may have meant the rest
// as part of it: a number is an error, other words are a warning.
func TestTextsThatEndAtAComment(t *testing.T) {
	const file, head = "plan/programme.yaml", "name: P\n"
	for _, c := range []struct {
		in      string
		rule    diag.Rule
		message string
		remedy  string
	}{
		{"name: Room «# 4»\n", yamldoc.CommentCut, `only "Room" is read of this text: # 4 counts as a comment`, `put the text in quotes: "Room # 4", or write the comment on the line above`},
		{"name: Room   «#   4b»  \n", yamldoc.CommentCut, `only "Room" is read`, `"Room #   4b"`},
		{"name: Room\t«#\t4»\n", yamldoc.CommentCut, `only "Room" is read`, ""},
		{"name: Rôom «# 4»\r\n", yamldoc.CommentCut, `only "Rôom" is read`, ""},
		{"name: Fewer «# of visits»\n", yamldoc.CommentAfter, `only "Fewer" is read of this text: # of visits counts as a comment`, `"Fewer # of visits", or write the comment on the line above`},
		{"name: Room «#»\n", yamldoc.CommentAfter, "# counts as a comment", `"Room #"`},
		{"name: Room «#4»\n", yamldoc.CommentCut, "#4 counts as a comment", `"Room #4"`},
		{"name: Meet in\n  Room «# 4»\n", yamldoc.CommentCut, `only "Meet in Room" is read`, `"Meet in Room # 4"`},
		{"name: Meet\n\n  in\n  Room «# 4»\n", yamldoc.CommentCut, "is read", "put the whole text in quotes, or"},
		{"name: 4 «# 4»\n", yamldoc.CommentCut, `only "4" is read`, `"4 # 4"`},
		{"name: «# 4»\n", yamldoc.CommentCut, "nothing is read here: # 4 counts as a comment", `put the text in quotes: "# 4"`},
		{head + "organisation: «# 4»\n", yamldoc.CommentCut, "nothing is read here", `"# 4"`},
		{head + "events:\n  - {date: 2020-01-02, kind: other, title: Room «# 4»\n    }\n", yamldoc.CommentCut, `only "Room" is read`, ""},
		{head + "groups:\n  - {id: b, name: B, members: [Room «# 4»\n      , x]}\n", yamldoc.CommentCut, `only "Room" is read`, ""},
		{head + "groups:\n  - id: b\n    name: B\n    members:\n      - Room «# 4»\n", yamldoc.CommentCut, `only "Room" is read`, ""},
		{head + "groups:\n  - id: b\n    name: B\n    members:\n      - «# 4»\n      - x\n", yamldoc.CommentCut, "nothing is read here", ""},
	} {
		expectOne(t, file, c.in, c.rule, c.message, c.remedy)
	}
}

func TestCommentsThatCutNoText(t *testing.T) {
	for _, in := range []string{
		"as_at: 2019-12-01 # 4 days late\n", "as_at: 2019-12-01 # was Dec\n", "policy: {cycle_days: 42 # 6 weeks\n  }\n", "as_at: # 4\n", "organisation: # to be filled in\n",
		"organisation: \"Room\" # 4\n", "organisation: 'Room' # 4\n", "organisation: >- # 4\n  Room # 4\n  at noon\n", "organisation: |\n  Room # 4\n", "organisation: Room#4\n", "organisation: Room\n# 4\n",
		"organisation: Room\n  # 4\n", "# 4\n", "groups: # 4\n  - {id: b, name: B} # 4\n", "groups:\n  # 4\n  - id: b # 4\n    name: \"B\"\n    members: # 4\n      - x\n      # 4\n", "groups: [{id: b, name: B}] # 4\n",
		"groups:\n  - {id: b, name: B, members: [x, # 4\n      y]}\n",
	} {
		if _, problems := load(t, "plan/programme.yaml", "name: P\n"+in); len(problems) > 0 {
			t.Errorf("%q: %v", in, problems)
		}
	}
}

// Of 1,250 within braces the 1 is read: another figure, which nothing is computed with.
func TestAFigureCutShortIsNone(t *testing.T) {
	for _, value := range []string{"1,250", "1 #250", "&a 1"} {
		p, problems := load(t, "updates/2020-02-20-ann.yaml",
			"date: 2020-02-20\nmeasures:\n  visits: {period: 2020-01, value: "+value+"\n    }\n")
		if len(problems) != 1 {
			t.Errorf("%s: %v", value, problems)
		}
		if got := p.Updates[0].Measures[0].Value; got.Given() {
			t.Errorf("%s is read as %v", value, got.Value)
		}
	}
}
