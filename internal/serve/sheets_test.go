package serve

import (
	"fmt"
	"maps"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"

	"improve/internal/report"
)

var nextSheet = regexp.MustCompile(`<a rel="next" href="([^"]*)">`)

// A long list is on several pages: each thing stands on one of them, each page leads to the
// next, and what was asked for stays asked for.
func TestLongListsAreOnSeveralPages(t *testing.T) {
	files := maps.Clone(small)
	var tasks strings.Builder
	for i := range 450 {
		fmt.Fprintf(&tasks, "  - {id: 2.%d, title: Task %d, leads: [ann-lee], target: 2020-01-15}\n", i, i)
	}
	files["plan/ambitions/2-practice.yaml"] = "id: 2\ntitle: Practice\ntasks:\n" + tasks.String()
	s := serverOf(t, folder(t, files), func(o *Options) {
		all := o.Pages[0]
		all.Address = "all/"
		all.Make = func(at At, _ string, asked map[string][]string) (report.View, error) {
			if len(asked["ambition"]) == 0 {
				t.Error("nothing is asked for any more")
			}
			return report.Tasks(at.Context)
		}
		o.Pages = append(o.Pages, all)
	})
	for _, first := range []string{"/check/", "/all/?ambition=2"} {
		var whole strings.Builder
		sheets := 0
		for at := first; at != ""; sheets++ {
			status, page := get(s, at)
			if status != http.StatusOK || len(page) > 300_000 {
				t.Fatalf("%s: %d, %d bytes", at, status, len(page))
			}
			whole.WriteString(page)
			next := nextSheet.FindStringSubmatch(page)
			if next == nil {
				break
			}
			folder, _, _ := strings.Cut(at, "?")
			file, query, _ := strings.Cut(next[1], "?")
			at = strings.TrimSuffix(path.Join(folder, file), "index.html") + "?" + query
		}
		if sheets < 4 {
			t.Errorf("%s: %d sheets", first, sheets+1)
		}
		for i := range 450 {
			if n := strings.Count(whole.String(), fmt.Sprintf(">2.%d<", i)); n != 1 {
				t.Errorf("%s: 2.%d is named %d times", first, i, n)
			}
		}
	}
	for _, none := range []string{"/check/page-99/", "/check/page-1/", "/check/page-02/", "/all/page-99/?ambition=2"} {
		if status, _ := get(s, none); status != http.StatusNotFound {
			t.Errorf("%s: %d", none, status)
		}
	}
}
