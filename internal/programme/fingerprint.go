package programme

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Fingerprint is what a board saw of a task, as a short hash of each part of the
// promise: minutes record it, so that a plan edited afterwards is found out. It is
// no seal: whoever edits a file can edit the minutes too. What it tells is that the
// two no longer agree.
type Fingerprint struct{ Target, Wording, Leads string }

// FingerprintOf is the fingerprint of a task as the plan has it now.
//
// The target is its dates, as written. The wording is every word the published
// plan says about it: its title, its activities with their dates and leads, its
// outcomes, and what it means for children. The leads are whom it names. Where
// the task is filed (plan, priority, stage, findings) and by what it is watched
// (measures, risks, notes, waivers) is no part of the promise.
//
// It stays as it is whatever the layout: line breaks and spaces, the order of
// keys, of several leads or of several dates, and comments change nothing.
func FingerprintOf(t *Task) Fingerprint {
	var dates []string
	for _, d := range t.Targets {
		dates = append(dates, d.Date.String())
	}
	wording := tagged("title", t.Title) // the tags keep apart what stands under different keys
	for _, a := range byID(t.Activities) {
		wording = append(wording, tagged("activity", a.ID, a.Text, Text{Value: a.Target.Date.String()})...)
		for _, lead := range set(Values(a.Leads)) {
			wording = append(wording, "lead "+lead)
		}
	}
	wording = append(wording, tagged("outcome", t.Outcomes...)...)
	wording = append(wording, tagged("for children", t.ForChildren...)...)
	return Fingerprint{shortHash(set(dates)), shortHash(wording), shortHash(set(Values(t.Leads)))}
}

// String is the fingerprint as minutes write it: 9f2c1a-04ab33-77e1d0.
func (f Fingerprint) String() string { return f.Target + "-" + f.Wording + "-" + f.Leads }

// ParseFingerprint reads a fingerprint as minutes write it.
func ParseFingerprint(s string) (Fingerprint, bool) {
	parts := strings.Split(s, "-")
	if len(parts) != 3 {
		return Fingerprint{}, false
	}
	for _, part := range parts {
		if len(part) != 2*hashBytes || strings.Trim(part, "0123456789abcdef") != "" {
			return Fingerprint{}, false
		}
	}
	return Fingerprint{parts[0], parts[1], parts[2]}, true
}

// Changed names the parts in which the plan, as it is now, differs from what was
// seen: target, wording, leads. None where nothing does.
func (f Fingerprint) Changed(now Fingerprint) []string {
	var parts []string
	for _, part := range []struct {
		name      string
		seen, now string
	}{{"target", f.Target, now.Target}, {"wording", f.Wording, now.Wording}, {"leads", f.Leads, now.Leads}} {
		if part.seen != part.now {
			parts = append(parts, part.name)
		}
	}
	return parts
}

// FingerprintKeys are the keys of a task that its fingerprint is about.
func FingerprintKeys() []string {
	return []string{"title", "leads", "target", "activities", "outcomes", "for_children"}
}

// hashBytes is how much of a hash is kept: that a change goes unseen by chance is
// one in 16 million.
const hashBytes = 3

// shortHash is of texts of one line each.
func shortHash(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\n")))
	return hex.EncodeToString(sum[:hashBytes])
}

// tagged are texts without their layout, each on a line of its own behind a tag.
func tagged(tag string, texts ...Text) []string {
	lines := make([]string, len(texts))
	for i, t := range texts {
		lines[i] = tag + " " + strings.Join(strings.Fields(t.Value), " ")
	}
	return lines
}

func byID(activities []Activity) []Activity {
	sorted := slices.Clone(activities)
	slices.SortStableFunc(sorted, func(a, b Activity) int { return strings.Compare(a.ID.Value, b.ID.Value) })
	return sorted
}

// set is texts in one order, each once.
func set(texts []string) []string {
	texts = slices.Clone(texts)
	slices.Sort(texts)
	return slices.Compact(texts)
}
