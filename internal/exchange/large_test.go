package exchange

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
)

// A plan that is too large for a file is parted rather than refused: its updates into files
// of a day, its tasks into ambitions that are said.
func TestAPlanTooLargeForAFileIsParted(t *testing.T) {
	const n = 500
	long := strings.Repeat("words that somebody wrote and nobody may lose ", 30)
	rows := [][]string{{"Ref", "Action", "Lead", "By when", "Outcome", "RAG", "Progress"}}
	for i := range n {
		rows = append(rows, []string{fmt.Sprint(i + 1), fmt.Sprintf("Do part %d", i+1), "Ann Okoro", "31/12/2025",
			long, "Complete", fmt.Sprintf("%s %d", long, i)})
	}
	book := grid(rows...)
	o := Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1)}
	d, p := imported(t, book, o)
	rated, files := 0, map[programme.Date]int{}
	for _, u := range p.Updates {
		rated += len(u.Progress)
		files[u.Date.Date]++
	}
	if len(tasksOf(p)) != n || rated != n || len(p.Ambitions) < 2 || len(p.Updates) < 2 || len(files) != 1 {
		t.Errorf("%d tasks in %d ambitions, %d rated in %d files", len(tasksOf(p)), len(p.Ambitions), rated, len(p.Updates))
	}
	if title := p.Ambitions[1].Title.Value; title != p.Ambitions[0].Title.Value+" (part 2)" {
		t.Error(title)
	}
	if said := fmt.Sprint(d.Guesses); !strings.Contains(said, "too many for one file") {
		t.Error("nobody says that the ambition was parted")
	}
	if again, err := ReadPlan(book, "plan.xlsx", p, o); err != nil || again.Tasks()+len(again.Ratings)+len(again.Different) > 0 {
		t.Errorf("%v: a second import has %d tasks and %d ratings", err, again.Tasks(), len(again.Ratings))
	}
}
