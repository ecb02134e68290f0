package check

import (
	"testing"

	"improve/internal/programme"
)

// A permit that counts for nothing is always said to be unclear, and no other is.
func TestWhatIsUnclearCountsForNothing(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s} }
	for _, named := range []string{"", "task 1.1", "finding f", "risk r", "measure m", "person p", "plan p", "policy", "x"} {
		for _, key := range []string{"", "target", "title"} {
			for _, to := range [][]programme.Text{nil, {text("x")}} {
				for _, p := range []programme.Permit{{Change: text(named)}, {Drop: text(named)}, {End: text(named)},
					{Drop: text(named), End: text("plan p")}} {
					p.Key, p.To = text(key), to
					read := readPermit(nil, nil, &p)
					if read.clear() != (read.verbs == 1 && read.wrong() == "") {
						t.Errorf("%+v: clear is %v, and to write instead: %q", p, read.clear(), read.wrong())
					}
				}
			}
		}
	}
}
