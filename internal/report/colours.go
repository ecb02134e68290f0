package report

import (
	"fmt"
	"strings"

	"improve/internal/foresight"
	"improve/internal/programme"
)

// coloursWords say what ratings have meant: "of 11 tasks rated G on track at the last board
// before their date, 6 were done by it". They are empty where no such date has passed.
func coloursWords(c foresight.Colours) string {
	var parts []string
	for _, r := range []programme.Rating{programme.OnTrack, programme.Behind, programme.OffTrack} {
		k := c.Of(r)
		if k.Tasks == 0 {
			continue
		}
		part := fmt.Sprintf("of %d rated %s, %s", k.Tasks, r, numberOrNone(k.Done))
		if len(parts) == 0 {
			part = fmt.Sprintf("of %s rated %s at the last board before %s date, %s %s done by it",
				count(k.Tasks, "task"), r, oneOrMore(k.Tasks, "its", "their"), numberOrNone(k.Done),
				oneOrMore(k.Done, "was", "were"))
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + "."
}

func numberOrNone(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}
