package programme

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func promise() *Task {
	text := func(s string) Text { return Text{Value: s} }
	return &Task{
		ID: text("1.3"), Title: text("Recruit and keep social workers"), Plan: text("plan-2024"),
		Leads:   []Text{text("ann-lee"), text("bo-kay")},
		Targets: []Dated{{Date: Date{2019, 12, 0}}, {Date: Day(2020, 6, 30)}},
		Activities: []Activity{{ID: text("a"), Text: text("Agree a pay supplement.")},
			{ID: text("b"), Text: text("Take on twelve workers."), Target: Dated{Date: Date{2020, 2, 0}}, Leads: []Text{text("masa")}}},
		Outcomes: []Text{text("Caseloads fall."), text("Workers stay.")}, ForChildren: []Text{text("I keep my social worker.")},
	}
}

// Minutes keep fingerprints for years, so how they are made can never change: a
// change here makes every task of every record suspect.
func TestFingerprintIsForEver(t *testing.T) {
	if got := FingerprintOf(promise()).String(); got != "10a0f0-747eb6-d66fe7" {
		t.Errorf("the fingerprint is %s", got)
	}
	if got := FingerprintOf(&Task{}).String(); got != "e3b0c4-89d5eb-e3b0c4" {
		t.Errorf("the fingerprint of an empty task is %s", got)
	}
}

// Nothing of the layout, and nothing that is no promise, changes a fingerprint.
func TestFingerprintIgnoresLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		task, before := promise(), FingerprintOf(promise())
		space := rapid.StringOfN(rapid.SampledFrom([]rune{' ', '\n', '\t'}), 1, 4, -1)
		lay := func(texts ...*Text) {
			for _, x := range texts {
				x.Value = space.Draw(t, "before") + strings.ReplaceAll(x.Value, " ", space.Draw(t, "between")) + space.Draw(t, "after")
				x.Pos = Pos{Line: rapid.Uint32().Draw(t, "line")}
			}
		}
		lay(&task.Title, &task.Outcomes[0], &task.Outcomes[1], &task.ForChildren[0], &task.Activities[0].Text, &task.Activities[1].Text)
		if rapid.Bool().Draw(t, "swap leads") {
			slices.Reverse(task.Leads)
		}
		if rapid.Bool().Draw(t, "swap targets") {
			slices.Reverse(task.Targets)
		}
		if rapid.Bool().Draw(t, "swap activities") {
			slices.Reverse(task.Activities)
		}
		task.Plan.Value, task.Note.Value = rapid.String().Draw(t, "plan"), rapid.String().Draw(t, "note")
		task.Measures, task.Risks, task.Findings = []Text{{Value: "x"}}, []Text{{Value: "y"}}, []Text{{Value: "z"}}
		if changed := before.Changed(FingerprintOf(task)); len(changed) > 0 {
			t.Fatalf("%v changed", changed)
		}
	})
}

// Every change to the promise changes its own part of the fingerprint, and no
// other.
func TestFingerprintTellsWhatChanged(t *testing.T) {
	word := Text{Value: "x"}
	for name, c := range map[string]struct {
		change func(*Task)
		want   string
	}{
		"title":                  {func(k *Task) { k.Title.Value += "s" }, "wording"},
		"a word moved":           {func(k *Task) { k.Outcomes[0].Value, k.Outcomes[1].Value = "Caseloads", "fall. Workers stay." }, "wording"},
		"order of outcomes":      {func(k *Task) { slices.Reverse(k.Outcomes) }, "wording"},
		"outcome dropped":        {func(k *Task) { k.Outcomes = k.Outcomes[:1] }, "wording"},
		"outcome to children":    {func(k *Task) { k.ForChildren = append(k.Outcomes[1:], k.ForChildren...); k.Outcomes = k.Outcomes[:1] }, "wording"},
		"activity dropped":       {func(k *Task) { k.Activities = k.Activities[:1] }, "wording"},
		"letters changed":        {func(k *Task) { k.Activities[0].ID, k.Activities[1].ID = k.Activities[1].ID, k.Activities[0].ID }, "wording"},
		"activity's own date":    {func(k *Task) { k.Activities[1].Target.Date.Month++ }, "wording"},
		"activity's own lead":    {func(k *Task) { k.Activities[1].Leads[0].Value = "ann-lee" }, "wording"},
		"for children":           {func(k *Task) { k.ForChildren[0].Value = "I keep my worker." }, "wording"},
		"target":                 {func(k *Task) { k.Targets[0].Date.Month = 11 }, "target"},
		"target to a day":        {func(k *Task) { k.Targets[0].Date.Day = 31 }, "target"},
		"target dropped":         {func(k *Task) { k.Targets = nil }, "target"},
		"a second target more":   {func(k *Task) { k.Targets = append(k.Targets, Dated{Date: Day(2021, 1, 1)}) }, "target"},
		"lead dropped":           {func(k *Task) { k.Leads = k.Leads[1:] }, "leads"},
		"lead added":             {func(k *Task) { k.Leads = append(k.Leads, word) }, "leads"},
		"target and lead at one": {func(k *Task) { k.Leads, k.Targets = nil, nil }, "target leads"},
	} {
		task := promise()
		c.change(task)
		if got := strings.Join(FingerprintOf(promise()).Changed(FingerprintOf(task)), " "); got != c.want {
			t.Errorf("%s: %q changed, want %q", name, got, c.want)
		}
	}
}

func TestParseFingerprint(t *testing.T) {
	f := FingerprintOf(promise())
	if back, ok := ParseFingerprint(f.String()); !ok || back != f {
		t.Errorf("%s reads back as %v", f, back)
	}
	for _, s := range []string{"", "9f2c1a", "9f2c1a-04ab33", "9f2c1a-04ab33-77e1d0-", "9F2C1A-04ab33-77e1d0", "9f2c1a-04ab3-77e1d0", "9f2c1g-04ab33-77e1d0"} {
		if _, ok := ParseFingerprint(s); ok {
			t.Errorf("%q reads as a fingerprint", s)
		}
	}
}
