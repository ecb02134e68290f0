package check

import "improve/internal/diag"

var updateConfirmedByNamesake = Check{
	Rule: diag.Rule{
		ID: "update/confirmed-by-namesake", Severity: diag.Warning,
		Title: "Confirmed complete by somebody with the name of a lead",
		Why: "Two people may have one name. A reader of the minutes cannot tell them apart, and somebody may " +
			"have been entered twice.",
		Mend: "If they are two people, say under also or role in plan/people.yaml how to tell them apart. " +
			"If they are one, ask somebody else to confirm.",
	},
	Run: func(in *Input, report Report) { in.confirmedByLeads(false, report) },
}
