package publish

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/schema"
)

// A person who is not public is referred to everywhere a person can be: neither
// the id, nor a name, nor an address is left, and no file's name.
func TestNobodyIsNamed(t *testing.T) {
	p := full()
	n := 0
	for _, w := range allTexts(p) {
		if w.row.NamesPeople() {
			w.text.Value = "zquill7"
			n++
		}
	}
	if n < 20 {
		t.Fatalf("only %d places name a person", n)
	}
	public, _ := clean(t, p)
	rest := strings.ToLower(everyString(public))
	for _, word := range []string{"quill", "zara", "zhq", "example.org", "updates/", "plan/", ".yaml"} {
		if strings.Contains(rest, word) {
			t.Errorf("%q is left", word)
		}
	}
	if got := public.Ambitions[0].Lead.Value; got != "head-of-early-help" {
		t.Errorf("the lead is %q", got)
	}
	if v := public.People[0]; v.ID.Value != "head-of-early-help" || v.Role.Value != "Head of Early Help" || v.Name.Given() || v.Note.Given() || v.Also != nil || v.Git != nil {
		t.Errorf("%+v", v)
	}
	if v := public.People[1]; v.Name != p.People[1].Name || v.Git != nil {
		t.Errorf("%+v", v)
	}
}

func TestRolesStandForNames(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s} }
	restricted := programme.Meta{Restricted: &programme.Restriction{}}
	p := &programme.Programme{People: []*programme.Person{
		{ID: text("a"), Name: text("Ann Archer"), Role: text("Head of Service")},
		{ID: text("b"), Name: text("Bea Baker"), Role: text("Head of Service")},
		{ID: text("c"), Name: text("Cy Cooper")},
		{Meta: restricted, ID: text("d"), Name: text("Di Dyer"), Role: text("Head of Secrets"), Public: true},
		{ID: text("e"), Name: text("Ed Earl"), Role: text("Chief Executive"), Public: true},
		{ID: text("f"), Name: text("Partnership"), Kind: text("body")},
		{Meta: restricted, ID: text("g"), Name: text("Cabal"), Kind: text("body")},
		{ID: text("head-of-service-3"), Name: text("Jo Public"), Public: true},
		{ID: text("h"), Name: text("Hal Hill"), Role: text("Head of Service")},
	}}
	for _, v := range p.People {
		p.Updates = append(p.Updates, &programme.Update{By: v.ID})
	}
	public, _ := clean(t, p)
	for i, want := range []string{"head-of-service Head of Service ", "head-of-service-2 Head of Service ", "lead A lead ", "lead-2 A lead ", "e Chief Executive Ed Earl", "f  Partnership",
		"lead-3 A lead ", "head-of-service-3  Jo Public", "head-of-service-4 Head of Service "} {
		v := public.People[i]
		if got := v.ID.Value + " " + v.Role.Value + " " + v.Name.Value; got != want || public.Updates[i].By.Value != v.ID.Value {
			t.Errorf("%q, by %q; want %q", got, public.Updates[i].By.Value, want)
		}
	}
}

func TestNamesAreFoundHoweverTheyAreWritten(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s} }
	people := []*programme.Person{
		{ID: text("jsm"), Name: text("Dr Jane Mary O'Neill-Smith (interim)"), Role: text("Principal Social Worker"), Also: []programme.Text{text("Janey"), text("PSW")},
			Git: []programme.Text{text("k44@example.org")}},
		{ID: text("jose"), Name: text("José Müller")},
		{ID: text("odd"), Name: text("Odd -")}, {ID: text("odder"), Name: text("Mr -")}, {ID: text("oddest"), Name: text("-")},
		{ID: text("cllr"), Name: text("Cllr Hynes"), Role: text("Lead member")},
		{ID: text("pub"), Name: text("Ann Green"), Role: text("Director"), Public: true},
		{ID: text("priv"), Name: text("Ann Green"), Role: text("Team manager")},
		{ID: text("pol"), Role: text("Police lead")},
	}
	for s, found := range map[string]bool{
		"Jane Mary O'Neill-Smith": true, "jane  mary\no’neill smith said": true, "JANE SMITH": true, "Smith, Jane": true, "J. Smith's audit": true, "the audit is J. Smith's": true, "the audits are J. Smith’": true, "**Jane** _Smith_": true,
		"janesmith": true, "ask jsmith": true, "Ms Smith": true, "Dr. Smith": true, "jane.smith@council.example": true, "https://x.example/jane-smith.pdf": true,
		"https://x.example/Jane%20Smith.pdf": true, "Ja\u00adne Smi\u200bth": true, "Janey did": true, "K44@EXAMPLE.ORG": true, "by jsm": true,
		"Jose Muller": true, "JOSÉ MÜLLER": true, "Jose\u0301 Mu\u0308ller": true, "Councillor Hynes": true, "Hynes spoke": false, "Mr Hynes": true,
		"the smith": false, "Jane": false, "Jane wrote to Smith": false, "the Principal Social Worker (PSW)": false, "Ann Green": false, "the police lead": false, "pol": false, "Ms O'Neill-Smith": true, "O’Neill-Smith, Jane": true,
		"Smithson, Janet": false, "Janet Smithson": false, "": false,
	} {
		p := &programme.Programme{People: people, Updates: []*programme.Update{{Title: text(s)}}}
		_, _, leaks := whole(p)
		if (len(leaks) > 0) != found {
			t.Errorf("%q: %+v, want found %v", s, leaks, found)
		}
	}
}

func TestMentionsOfTheRestricted(t *testing.T) {
	text := func(s string) programme.Text { return programme.Text{Value: s} }
	restricted := programme.Meta{Restricted: &programme.Restriction{Reason: text("the court has not decided the matter yet")}}
	for s, found := range map[string]bool{
		"task 4.4 waits": true, "tasks 4.3, 4.4 and 4.5": true, "(Task 4.4)": true, "Tasks 4.2 to 4.4.": true, "4.4% of children": false, "4.4": false, "task 4.40": false,
		"the task took 4.4 days": false, "risk no-doctor": true, "see no-doctor": true, "no doctor": false, "task 14.4": false,
		"Open two small homes": true, "open TWO small homes, they said": true, "small homes": false,
		"Because the court has not decided the matter yet, nothing": true, "the matter": false,
		"The judge named the family in her order. Nobody else did.": true, "In short: the judge named the family in her order": true, "The judge named": false,
	} {
		p := &programme.Programme{
			Ambitions: []*programme.Ambition{{ID: text("4"), Tasks: []*programme.Task{{Meta: restricted, ID: text("4.4"), Title: text("Open two small homes")}}}},
			Risks:     []*programme.Risk{{Meta: programme.Meta{Restricted: &programme.Restriction{}}, ID: text("no-doctor"), Title: text("Doctors")}},
			Updates: []*programme.Update{{Title: text(s), Sections: []programme.Section{{Meta: programme.Meta{Restricted: &programme.Restriction{}},
				Text: text("All was calm. The judge named the family in her order. So it goes.")}}}},
			Files: []string{"plan/x.yaml"},
		}
		_, _, leaks := whole(p)
		if (len(leaks) > 0) != found {
			t.Errorf("%q: %+v, want found %v", s, leaks, found)
		}
	}
}

func TestNothingIsPublishedThatCannotBeKnown(t *testing.T) {
	text := func(s string, line uint32) programme.Text {
		return programme.Text{Value: s, Pos: programme.Pos{Line: line}}
	}
	for name, p := range map[string]*programme.Programme{
		"an unreadable file of people":   {Files: []string{"plan/risks.yaml", "plan/people.yaml"}, Unread: []programme.Unread{{What: "file", Pos: programme.Pos{File: 1, Line: 5}}}},
		"an unreadable person":           {Files: []string{"plan/people.yaml"}, Unread: []programme.Unread{{What: "person", Pos: programme.Pos{Line: 5}}}},
		"a person without a name":        {People: []*programme.Person{{ID: text("x", 1), Meta: programme.Meta{Faults: []programme.Text{text("name", 5)}}}}},
		"a lead who is in no file":       {Ambitions: []*programme.Ambition{{Lead: text("jane-smith", 5)}}},
		"an unreadable restriction":      {Meta: programme.Meta{Faults: []programme.Text{text("restricted", 5)}}},
		"a part of a risk":               {Risks: []*programme.Risk{{Meta: programme.Meta{Faults: []programme.Text{text("actions", 5)}}}}},
		"a restriction within a text":    {Risks: []*programme.Risk{{Cause: text("The court sits. restricted: {reason: court}", 5)}}},
		"a list of people without sense": {Meta: programme.Meta{Faults: []programme.Text{text("people", 5)}}},
		"a name for a key": {
			Risks:  []*programme.Risk{{Meta: programme.Meta{Faults: []programme.Text{text("jane-smith", 5)}}}},
			People: []*programme.Person{{ID: text("x", 1), Name: text("Jane Smith", 1)}},
		},
	} {
		if _, _, leaks := whole(p); len(leaks) != 1 || leaks[0].Pos.Line != 5 {
			t.Errorf("%s: %+v", name, leaks)
		}
	}
	fine := &programme.Programme{Files: []string{"plan/risks.yaml"}, Unread: []programme.Unread{{What: "file"}}}
	fine.People = []*programme.Person{{Public: true, Meta: programme.Meta{Faults: []programme.Text{text("name", 5)}}}, {ID: text("x", 1), Meta: programme.Meta{Faults: []programme.Text{text("role", 5)}}}}
	for _, key := range []string{"waive", "policy", "events"} { // not published; without words; not read at all
		fine.Faults = append(fine.Faults, text(key, 5))
	}
	clean(t, fine)
}

func TestLeaksStandInTheOrderOfTheFiles(t *testing.T) {
	p := full()
	for _, w := range allTexts(p) {
		if w.row.Role == schema.Prose && w.in.Shape.Name != "person" {
			w.text.Value = "Zara Quill"
		}
	}
	for _, w := range textsOf(recordsOf(p)[0]) {
		w.text.Pos.Line, w.text.Pos.Column = 7, w.text.Pos.Line
	}
	_, _, leaks := whole(p)
	if len(leaks) < 100 || !slices.IsSortedFunc(leaks, func(a, b Leak) int {
		return slices.Compare([]uint32{a.Pos.File, a.Pos.Line, a.Pos.Column}, []uint32{b.Pos.File, b.Pos.Line, b.Pos.Column})
	}) {
		t.Errorf("%d leaks, out of order", len(leaks))
	}
}
