package history_test

import (
	"strings"
	"testing"

	"improve/internal/history"
	"improve/internal/programme"
)

// What a task continues is told back to the first, and of a circle each once.
func TestContinued(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s} }
	p := &programme.Programme{Ambitions: []*programme.Ambition{{}}}
	for id, continues := range map[string]string{"1": "", "2": "1", "3": "2", "4": "5", "5": "4", "6": "6", "7": "gone", "8": "4"} {
		p.Ambitions[0].Tasks = append(p.Ambitions[0].Tasks, &programme.Task{ID: text(id), Continues: text(continues)})
	}
	for id, want := range map[string]string{"1": "", "2": "1", "3": "2 1", "4": "5", "6": "", "7": "gone", "8": "4 5", "9": ""} {
		if got := strings.Join(history.Continued(p, id), " "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
