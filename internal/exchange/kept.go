package exchange

// kept are the words of columns that have no key of their own: they go into the
// task's note, under their headings.
func (t *rowTask) kept() []string {
	var notes []string
	for _, f := range []Field{FieldFinding, FieldDetail, FieldNote} {
		for _, b := range t.bits[f] {
			notes = append(notes, joinLines(b.words()))
		}
	}
	return notes
}

// toldFields are the fields that say how a task goes beside its rating and progress. Their
// words go into the note of its rating, under their headings.
func toldFields() []Field {
	return []Field{FieldPercent, FieldCompleted, FieldRevised, FieldForecast, FieldEvidence, FieldConfirmed,
		FieldRecovery, FieldEscalation}
}
