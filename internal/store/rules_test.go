package store

import (
	"strings"
	"testing"

	"improve/internal/diag"
)

// untold are the rules whose examples a text archive cannot hold.
var untold = map[string]bool{"file/size": true, "file/link": true, "file/unreadable": true, "file/many-problems": true}

func TestExamplesOfRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range Rules() {
		if seen[rule.ID] || rule.Title == "" || rule.Why == "" || rule.Mend == "" || rule.Waivable || rule.Dated() {
			t.Errorf("%s: a rule of reading has one place, a title, a reason and a remedy; it depends on no date, and nothing silences it", rule.ID)
		}
		seen[rule.ID] = true
		if (rule.Bad == "") != untold[rule.ID] || (rule.Good == "") != untold[rule.ID] {
			t.Errorf("%s: its examples are missing", rule.ID)
		}
		if rule.Bad == "" {
			continue
		}
		_, problems, err := Load(archive(rule.Bad))
		if err != nil || len(problems) != 1 || problems[0].Rule != rule.ID || problems[0].Severity != rule.Severity {
			t.Errorf("%s: the bad example gives %v, %v", rule.ID, problems, err)
		}
		p, problems, err := Load(archive(rule.Good))
		if err != nil || len(problems) > 0 || len(p.Unread) > 0 {
			t.Errorf("%s: the good example gives %v, %v", rule.ID, problems, err)
		}
	}
}

// What is said is for people who do not program.
func TestMessagesAreForPeople(t *testing.T) {
	for _, rule := range Rules() {
		if rule.Bad == "" {
			continue
		}
		_, problems, _ := Load(archive(rule.Bad))
		for _, d := range problems {
			checkWords(t, d)
		}
	}
}

func checkWords(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	for _, text := range []string{d.Message, d.Remedy} {
		lower := strings.ToLower(text)
		if text == "" || strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "...") || strings.Contains(lower, "failed to") || strings.Contains(lower, "invalid") ||
			strings.Contains(lower, "parse") || strings.Contains(lower, "nil") || strings.Contains(lower, "scalar") || strings.Contains(lower, "sequence") {
			t.Errorf("%s: %q", d.Rule, text)
		}
	}
}
