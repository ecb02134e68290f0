package store

import (
	"strings"
	"testing"

	"improve/internal/corpus"
	"improve/internal/diag"
)

func TestExamplesOfRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range Rules() {
		if seen[rule.ID] || rule.Title == "" || rule.Why == "" || rule.Mend == "" || rule.Waivable || rule.Dated {
			t.Errorf("%s: a rule of reading has one place, a title, a reason and a remedy; it depends on no date, and nothing silences it", rule.ID)
		}
		seen[rule.ID] = true
		example, _ := corpus.Of(rule.ID)
		if len(example.Fixed) == 0 {
			continue // no text shows it; TestExamples of package check knows which
		}
		_, problems, err := Load(archive(corpus.Text(example.Files)))
		if err != nil || len(problems) == 0 {
			t.Errorf("%s: the record gives %v, %v", rule.ID, problems, err)
		}
		for _, d := range problems {
			if d.Rule != rule.ID || d.Severity != rule.Severity {
				t.Errorf("%s: the record gives %v", rule.ID, d)
			}
			checkWords(t, d)
		}
		p, problems, err := Load(archive(corpus.Text(example.Fixed)))
		if err != nil || len(problems) > 0 || len(p.Unread) > 0 {
			t.Errorf("%s: put right, the record gives %v, %v", rule.ID, problems, err)
		}
	}
}

// What is printed is for people who do not program.
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
