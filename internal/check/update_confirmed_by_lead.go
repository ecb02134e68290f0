package check

import "improve/internal/diag"

var updateConfirmedByLead = Check{
	Rule: diag.Rule{
		ID: "update/confirmed-by-lead", Severity: diag.Error,
		Title: "Confirmed complete by a lead of the task",
		Why: "Completing a task takes two people: the lead says that it is done, and somebody else checks. " +
			"Somebody with a lead's address, a second id of a lead, a lead's post or name written otherwise, or a " +
			"name in letters that only look like a lead's counts as that lead.",
		Mend: "Ask somebody who is not a lead of the task to look at the evidence, and name them under confirmed_by.",
	},
	Run: func(in *Input, report Report) { in.confirmedByLeads(true, report) },
}
