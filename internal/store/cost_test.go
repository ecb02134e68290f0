//go:build unix

package store

import (
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// hostile are files of a size that ask most of whoever reads the values.
func hostile(size int) map[string][2]string {
	count := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < size-200; i++ {
			b.WriteString(strings.ReplaceAll(format, "%d", strconv.Itoa(i)))
		}
		return b.String()
	}
	task := "id: 1\ntitle: A\ntasks:\n  - id: 1.1\n    title: T\n"
	return map[string][2]string{
		"tasks that are none":          {ambitionFile, "id: 1\ntitle: A\ntasks: [" + count("x, ") + "]"},
		"empty tasks":                  {ambitionFile, "id: 1\ntitle: A\ntasks: [" + count("{}, ") + "]"},
		"tasks with an id":             {ambitionFile, "id: 1\ntitle: A\ntasks: [" + count("{id: %d}, ") + "]"},
		"unknown keys":                 {ambitionFile, task + count("    k%d: x\n")},
		"near keys on one line":        {ambitionFile, "id: 1\ntitle: A\ntasks: [" + count("{titel: x}, ") + "]"},
		"duplicates":                   {ambitionFile, task + count("    title: x\n")},
		"unknown keys, then the same":  {ambitionFile, "id: 1\n" + count("k%d: x\n")[:size/2] + "\n" + count("id: x\n")[:size/3]},
		"lists as keys":                {ambitionFile, task + count("    [a]: x\n")},
		"activities":                   {ambitionFile, task + "    activities: {" + count("a%d: x, ") + "}"},
		"the same activity":            {ambitionFile, task + "    activities: {" + count("a: x, ") + "}"},
		"listed activities":            {ambitionFile, task + "    activities: [" + count("x, ") + "]"},
		"leads that are nothing":       {ambitionFile, task + "    leads: [" + count("~, ") + "]"},
		"leads in quotes":              {ambitionFile, task + "    leads: [" + count("\"a b\", ") + "]"},
		"targets":                      {ambitionFile, task + "    target: [" + count("Sept-19, ") + "]"},
		"long targets":                 {ambitionFile, task + "    target: [" + count(strings.Repeat("x", 900)+", ") + "]"},
		"odd ids":                      {"plan/people.yaml", "people: [" + count("{id: A %d b}, ") + "]"},
		"a long id":                    {"plan/people.yaml", "people: [{id: A " + count("b") + "}]"},
		"a long key":                   {"plan/people.yaml", "people: [{? " + count("b") + " : c}]"},
		"choices":                      {"plan/people.yaml", "people:\n" + count("- {id: p%d, kind: persn}\n")},
		"a long choice":                {"plan/people.yaml", "people: [{id: a, kind: A " + count("b") + "}]"},
		"wrong numbers":                {"plan/measures.yaml", "measures: [" + count("{id: m%d, title: x, polarity: higher, target: 5%}, ") + "]"},
		"a long number":                {"plan/measures.yaml", "measures: [{id: m, title: x, polarity: higher, target: " + count("1") + "}]"},
		"entries":                      {updateFile, "date: 2020-02-25\nprogress:\n" + count("  %d: {note: x}\n")},
		"entries on one line":          {updateFile, "date: 2020-02-25\nprogress: {" + count("%d: {}, ") + "}"},
		"entries that are nothing":     {updateFile, "date: 2020-02-25\nprogress: {" + count("%d, ") + "}"},
		"the same entry":               {updateFile, "date: 2020-02-25\nprogress: {" + count("1.1: {}, ") + "}"},
		"a text of keys":               {updateFile, "date: 2020-02-25\nnote: |\n" + count("  title: x\n")},
		"a text of colons":             {updateFile, "date: 2020-02-25\nnote: |\n  " + count("title: x ") + "\n"},
		"ratings":                      {updateFile, "date: 2020-02-25\nprogress: {" + count("%d: {rating: Green}, ") + "}"},
		"a list where a record should": {updateFile, count("- a\n")},
	}
}

func measure(t *testing.T, name, data string) (time.Duration, float64) {
	fsys := fstest.MapFS{name: {Data: []byte(data)}}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := processorTime()
	p, problems, err := Load(fsys)
	elapsed := processorTime() - start
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(p)
	runtime.KeepAlive(problems)
	return elapsed, float64(after.HeapAlloc-min(before.HeapAlloc, after.HeapAlloc)) / float64(len(data))
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// TestHostileFilesCostWhatTheirSizeCosts checks that no file takes time or
// memory out of proportion, by comparing it with one a quarter as large.
func TestHostileFilesCostWhatTheirSizeCosts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	const size = 1 << 17
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // the collector's time is not the reader's
	small := hostile(size / 4)
	for name, file := range hostile(size) {
		elapsed, memory := measure(t, file[0], file[1])
		t.Logf("%v %.0f bytes a byte: %s", elapsed.Round(time.Millisecond), memory, name)
		if memory > 150 {
			t.Errorf("%s: %.0f bytes of memory a byte", name, memory)
		}
		if elapsed < 40*time.Millisecond {
			continue
		}
		before, _ := measure(t, file[0], small[name][1])
		for try := 0; elapsed > 10*before && try < 10; try++ { // both again: a busy machine slows one of them by chance
			elapsed, _ = measure(t, file[0], file[1])
			before, _ = measure(t, file[0], small[name][1])
		}
		if elapsed > 10*before {
			t.Errorf("%s: %v for %d bytes, %v for a quarter of them", name, elapsed, len(file[1]), before)
		}
	}
}
