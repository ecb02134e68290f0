package exchange

import (
	"testing"

	"improve/internal/programme"
)

// A heading is read by its words, in whatever order a council puts them.
func TestHeadingsByTheirWords(t *testing.T) {
	for heading, want := range map[string]Field{
		"Revised implementation date": FieldRevised, "Original implementation date": FieldTarget,
		"Baseline finish": FieldTarget, "Date to be completed by": FieldTarget, "Date closed": FieldCompleted,
		"Anticipated completion date": FieldForecast, "Proposed new date": FieldRevised, "Date raised": FieldDetail,
		"Start date": FieldDetail, "Date of last inspection": FieldDetail,
		"Task name": FieldTitle, "Our response": FieldTitle, "Deliverable(s)": FieldTitle, "Recommendation / Action": FieldFinding,
		"Action owner": FieldLeads, "Lead Member / Lead Officer": FieldLeads, "Executive sponsor": FieldLeads, "Portfolio lead": FieldDetail,
		"Delivery status": FieldRating, "RAG this period": FieldRating, "Progress RAG (Oct)": FieldRating, "Risk rating": FieldDetail,
		"Status update": FieldProgress, "Narrative this month": FieldProgress, "Comments / next steps": FieldProgress,
		"Progress since last board": FieldProgress, "Evidence of completion": FieldEvidence, "Completion evidence": FieldEvidence,
		"Measure of success": FieldOutcomes, "HMIP recommendation": FieldFinding, "Action reference": FieldNumber,
		"What will we do?": FieldTitle, "What do we need to do?": FieldTitle, "How will we do this?": FieldActivities,
		"Who will do it?": FieldLeads, "When will we do it?": FieldTarget, "How will we know it has worked?": FieldOutcomes,
		"What have we done so far?": FieldProgress, "Where are we now?": FieldProgress, "What did inspectors say?": FieldFinding,
		"Met?": FieldRating, "Is it complete?": FieldRating, "Action completed?": FieldRating, "Who has met?": FieldLeads,
		"Impact and update (Sept)": FieldProgress, "Outcomes / progress": FieldProgress, "Impact": FieldOutcomes,
		"RAG rationale": FieldProgress, "Reason for RAG": FieldProgress, "Status notes": FieldProgress, "RAG trend": FieldProgress,
		"Reason for delay": FieldProgress, "Rationale": FieldDetail, "Date RAG changed": FieldDetail, "Status date": FieldDetail, "Confidence rating": FieldDetail,
		"Sign-off date": FieldDetail, "Target sign-off date": FieldTarget, "Complete (Y/N)": FieldRating, "Action type": FieldDetail, "Source of action": FieldDetail,
		"Target (%)": FieldDetail, "Lead email": "", "Owner's telephone": "", "Supported by": "", "Supporting officers": FieldDetail, "Resposible oficer": FieldLeads,
		"Completed": FieldCompleted, "Finished": FieldCompleted, "Date done": FieldCompleted, "Date action completed": FieldCompleted,
		"When completed": FieldCompleted, "When will it be completed?": FieldTarget, "Date met": FieldCompleted, "Date signed off": FieldDetail,
		"Completed Y/N": FieldRating, "Complete": FieldCompleted, "Action completed": FieldCompleted, "Completed actions": FieldTitle, "Completed by": FieldTarget, "To be completed by": FieldTarget, "Date due": FieldTarget,
		"Date of last update": FieldDetail, "Last updated": FieldDetail, "Date archived": FieldDetail, "Review": FieldDetail,
		"Budget code": "", "Comparator": "", "Directorate lead": FieldLeads,
	} {
		if got, _ := fieldOf(heading); got != want {
			t.Errorf("%q is read as %q, not %q", heading, got, want)
		}
	}
}

// A number parts a plan where a mark or a title follows it; elsewhere it is part of a name.
func TestNumbersInNames(t *testing.T) {
	for text, want := range map[string]string{
		"Priority 1: Leadership": "1 Leadership", "2. Children seen in time": "2 Children seen in time", "Theme 3 – Homes": "3 Homes",
		"4 Leadership": "4 Leadership", "Section 17 payments": " Section 17 payments", "0-25 service": " 0-25 service",
		"16 plus team": " 16 plus team", "Section 2: Homes": "2 Homes",
	} {
		if s, _ := readSection(text); s.number+" "+s.title != want {
			t.Errorf("%q: number %q, title %q", text, s.number, s.title)
		}
	}
}

// A row that repeats the headings is no task, whatever they are; nor is a row that counts
// the rows above it, or a note below an empty row.
func TestRowsThatAreNoTasks(t *testing.T) {
	_, p := imported(t, grid([]string{"Line ref", "Commitment", "Agency lead", "Due", "Delivery RAG"},
		[]string{"1", "Map the hotspots", "Head of Early Help", "2026-03", "On track"},
		[]string{"", "Actions in this objective: 1"},
		[]string{},
		[]string{"", "Prepared by the programme office."},
		[]string{"Line ref", "Commitment", "Agency lead", "Due", "Delivery RAG"},
		[]string{"2", "Commission the mentors", "Head of Early Help", "2026-03", "On track"},
		[]string{"", "with the college"}, []string{"", "Total"}), Options{RatedOn: importDay, Day: importDay})
	var titles []string
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			titles = append(titles, task.ID.Value+" "+task.Title.Value)
		}
	}
	if len(titles) != 2 || titles[0] != "1 Map the hotspots" || titles[1] != "2 Commission the mentors with the college" {
		t.Errorf("%q", titles)
	}
}

// The number of an action that begins with it is the task's, where no column has numbers.
func TestNumbersBeforeActions(t *testing.T) {
	_, p := imported(t, grid([]string{"What will we do?", "Who will do it?", "When will it be done?"},
		[]string{"2.1 Map the hotspots", "Ann Okoro", "2026-03"}, []string{"2.2 Train 20 mentors", "Ann Okoro", "2026-03"}),
		Options{RatedOn: importDay, Day: importDay})
	if a := p.Ambitions[0]; len(a.Tasks) != 2 || a.Tasks[0].ID.Value != "2.1" || a.Tasks[1].Title.Value != "Train 20 mentors" {
		t.Errorf("%+v", a.Tasks)
	}
}

// What is beside a rating says under which heading it stood: a date alone would not say
// that something was completed on it, or a name that somebody confirmed it.
func TestWhatIsToldBesideARatingHasItsHeading(t *testing.T) {
	_, p := imported(t, grid([]string{"Ref", "Action", "Owner", "Due", "RAG", "Progress", "Completed", "Confirmed by"},
		[]string{"1.1", "Open the hub", "Head of Early Help", "2026-03", "G", "It is open", "01/02/2026", "Head of Service"}),
		Options{RatedOn: importDay, Day: importDay, Letters: Letters{"g": {Rating: programme.OnTrack}}})
	if note := p.Updates[0].Progress[0].Note.Value; note != "It is open. Completed: 01/02/2026. Confirmed by: Head of Service" {
		t.Errorf("%q", note)
	}
}
