package diag

import (
	"slices"
	"testing"
)

func found(rule, task, message string, severity Severity, days int) Diagnostic {
	return Diagnostic{Rule: rule, Task: task, Message: message, Severity: severity, Days: days, Place: Place{File: "plan/a.yaml", Line: 1}}
}

func TestIdentityLeavesOutWhatPassesByItself(t *testing.T) {
	a := found("task/overdue", "1.8", "1.8 is 1 day overdue", Error, 1)
	b := found("task/overdue", "1.8", "1.8 is 40 days overdue", Error, 40)
	b.Place.Line = 90
	if a.Identity() != b.Identity() {
		t.Error("a day later, and moved down, it is another")
	}
	for _, other := range []Diagnostic{
		found("task/stale", "1.8", a.Message, Error, 1),
		found("task/overdue", "1.9", a.Message, Error, 1),
		found("task/overdue", "1.8", "1.8 is 1 day overdue and nobody is tracking it", Error, 1),
	} {
		if other.Identity() == a.Identity() {
			t.Errorf("%+v is taken for %+v", other, a)
		}
	}
}

func TestIdentitiesAreEachTheirOwn(t *testing.T) {
	d := found("key/unknown", "", "no key", Error, 0)
	l := List{d, d, d}
	identities := l.Identities()
	slices.Sort(identities)
	if len(slices.Compact(identities)) != 3 {
		t.Errorf("three alike have the identities %q", identities)
	}
}

func TestRankedPutsMistakesInFilesFirstThenTheLatest(t *testing.T) {
	l := List{
		found("task/no-lead", "1", "a", Warning, 0),
		found("task/overdue", "2", "b", Warning, 5),
		found("task/overdue", "3", "c", Warning, 50),
		found("task/overdue-untracked", "4", "d", Error, 100),
		found("value/date", "5", "e", Error, 0),
		found("task/overdue-untracked", "6", "f", Error, 200),
	}
	var order string
	for _, d := range l.Ranked() {
		order += d.Task
	}
	if order != "564321" {
		t.Errorf("the order is %s", order)
	}
}

func TestNewSinceCountsWhatIsAlike(t *testing.T) {
	old := found("key/unknown", "", "no key", Error, 0)
	fresh := found("value/date", "", "no date", Error, 0)
	none := func(Diagnostic) bool { return false }
	if got := (List{old, fresh, old}).NewSince(List{old}, none); len(got) != 2 {
		t.Errorf("of two more, %d are new", len(got))
	}
	if got := (List{old}).NewSince(List{fresh, old}, none); len(got) != 0 {
		t.Errorf("of none more, %v is new", got)
	}
	all := func(Diagnostic) bool { return true }
	if got := (List{old}).NewSince(List{old}, all); len(got) != 1 {
		t.Errorf("of what the change touches, %v is left", got)
	}
}
