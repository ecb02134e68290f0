package store

import (
	"path"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// isYAML reports whether a file means to be part of the record, by its ending.
func isYAML(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".yaml" || ending == ".yml"
}

// looksLikeYAML reports whether a file's ending is a slip for .yaml, or has the
// .txt that Notepad adds.
func looksLikeYAML(name string) bool {
	ending := path.Ext(name)
	if ending == ".txt" {
		return isYAML(strings.TrimSuffix(name, ending))
	}
	near, ok := diag.Nearest(ending, []string{".yaml"})
	return ok && near != "" && !strings.HasSuffix(name, "~") &&
		strings.Trim(ending[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// datedName reports whether a name is YYYY-MM-DD-what.yaml.
func datedName(name string) bool {
	if len(name) < len("2020-02-25-a.yaml") || name[10] != '-' {
		return false
	}
	d, err := programme.ParseDate(name[:10])
	return err == nil && !d.IsMonth()
}

// datedNameFor guesses the name that an update was meant to have.
func datedNameFor(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	for i := len(stem); i >= 6; i-- {
		d, ok := programme.SuggestDate(strings.ReplaceAll(stem[:i], "_", "-"))
		if !ok || d.IsMonth() || i < len(stem) && stem[i] >= '0' && stem[i] <= '9' {
			continue
		}
		if what := idFrom(stem[i:]); strings.Trim(stem[i:], "-_. ") != "" {
			return d.String() + "-" + what + ".yaml"
		}
		return d.String() + "-board.yaml"
	}
	return "2020-02-25-board.yaml"
}

// nameDate is the date in an update's file name.
func nameDate(name string) programme.Date {
	d, _ := programme.ParseDate(path.Base(name)[:10])
	return d
}

// unknownRemedy suggests the right path for a misplaced YAML file.
func unknownRemedy(name string) string {
	var paths, stems []string
	for _, k := range schema.Files() {
		paths = append(paths, k.Path)
		stems = append(stems, strings.TrimSuffix(path.Base(k.Path), ".yaml"))
	}
	folder, base := path.Split(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	for _, dir := range []string{folder, strings.ToLower(folder), nearestFolder(folder)} {
		near, _ := diag.Nearest(stem, stems)
		for _, right := range []string{dir + stem + ".yaml", dir + near + ".yaml"} {
			if kindAt(right) != nil {
				return "rename it to " + right
			}
		}
	}
	switch {
	case datedName(stem + ".yaml"):
		return "rename it to " + updatesFolder + "/" + stem + ".yaml"
	case strings.HasPrefix(name, updatesFolder+"/"):
		return "move it to updates/ and name it by its date: updates/2020-02-25-board.yaml"
	}
	return "the files of a record are " + diag.And(paths)
}

func nearestFolder(folder string) string {
	near, _ := diag.Nearest(folder, []string{planFolder + "/", ambitionsFolder + "/", updatesFolder + "/"})
	return near
}

// compareIDs orders ids as people count: 2 before 10, 1.2 before 1.10.
func compareIDs(a, b string) int {
	for a != "" && b != "" {
		restA, restB := strings.TrimLeft(a, digits), strings.TrimLeft(b, digits)
		numberA, numberB := strings.TrimLeft(a[:len(a)-len(restA)], "0"), strings.TrimLeft(b[:len(b)-len(restB)], "0")
		if len(restA) == len(a) || len(restB) == len(b) { // no number on one side: compare a sign
			if a[0] != b[0] {
				return int(a[0]) - int(b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		if c := len(numberA) - len(numberB); c != 0 {
			return c
		}
		if c := strings.Compare(numberA, numberB); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return len(a) - len(b)
}

const digits = "0123456789"
