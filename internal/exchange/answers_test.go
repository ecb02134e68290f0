package exchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/store"
)

// The files of one source are known by what their names have in common.
func TestTheSourceOfAFile(t *testing.T) {
	for file, want := range map[string]string{
		"Action plan Nov 2025.xlsx": "action-plan", "Action plan December 2025 v3 FINAL.xlsx": "action-plan",
		"action_plan_2025-11-29.csv": "action-plan", "Action plan (2).xlsx": "action-plan", "plan.csv": "plan",
		"2025-11.xlsx": "2025-11", "SEND Written Statement of Action Q2.docx": "send-written-statement-of-action",
		"Zoë’s plan.xlsx": "zoes-plan", "王.xlsx": "plan",
	} {
		if got := SourceOf(file); got != want {
			t.Errorf("%s: %s, not %s", file, got, want)
		}
	}
}

// What one import was told the next one knows; what a call says counts, and replaces it.
func TestAnswersAreRemembered(t *testing.T) {
	o := Options{Letters: Letters{"no": {Rating: programme.OffTrack}, "a: late, again": {End: "on-hold"}, "1.10": {}},
		Mappings: []Mapping{{"Who = lead", FieldLeads}}, Same: []SamePerson{{"Anne Okoro", "Ann Okoro"}},
		Sheets: map[string]SheetKind{"Plan": SheetPlan}}
	book := grid([]string{"Ref", "Action", "Who = lead", "By when", "Status"}, []string{"1.1", "One", "Anne Okoro", "2026-03", "No"})
	said := o
	said.RatedOn, said.Day = importDay, importDay
	_, p := importedWith(t, book, said, o.AnswerEdits(&programme.Programme{}, "plan.xlsx"))
	known, err := Options{}.Remembering(p, "Plan Dec.xlsx")
	if err != nil || fmt.Sprint(known.answers()) != fmt.Sprint(o.answers()) {
		t.Errorf("%v: %v", known.answers(), err)
	}
	if edits := o.AnswerEdits(p, "plan.xlsx"); len(edits) > 0 {
		t.Errorf("it is written twice: %+v", edits)
	}
	other := Options{Letters: Letters{"no": {Rating: programme.Behind}, "x": {}}}
	if now, _ := other.Remembering(p, "plan.xlsx"); now.Letters["no"].Rating != programme.Behind || len(now.Letters) != 4 {
		t.Errorf("%v", now.Letters)
	}
	fsys := fstest.MapFS{"plan/import.yaml": {Data: []byte("imports:\n  - source: plan\n    letters:\n      - {word: no, means: off track}\n")}}
	other.Same = o.Same
	p, _, err = store.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := store.Apply(fsys, other.AnswerEdits(p, "plan.xlsx"))
	want := "imports:\n  - source: plan\n    letters:\n      - {word: no, means: behind}\n      - {word: x, means: none}\n" +
		"    same:\n      - {spelling: Anne Okoro, name: Ann Okoro}\n"
	if err != nil || len(changed) != 1 || string(changed[0].After) != want {
		t.Errorf("%v %s", err, changed[0].After)
	}
}

// An answer that cannot be read stops the import, and says where it is.
func TestAnswersThatCannotBeRead(t *testing.T) {
	word := func(s string) programme.Text { return programme.Text{Value: s} }
	for want, in := range map[string]programme.Import{
		"unknown field": {Columns: []programme.ImportColumn{{Heading: word("Lead"), ReadAs: word("leadz!")}}},
		"not a meaning": {Letters: []programme.ImportLetter{{Word: word("G"), Means: word("gren")}}},
		"the sheet":     {Sheets: []programme.ImportSheet{{Sheet: word("Plan"), ReadAs: word("plann")}}},
	} {
		in.Source = word("plan")
		_, err := Options{}.Remembering(&programme.Programme{Imports: []programme.Import{in}}, "plan.csv")
		if err == nil || !strings.HasPrefix(err.Error(), "plan/import.yaml: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
