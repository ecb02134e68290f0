package foresight

import "improve/internal/assess"

// Silence is the programme at the next board, or where none is listed at the end of a cycle,
// if nobody writes a word until then.
func Silence(a *assess.Assessment) *assess.Assessment { return a.Ahead(a.Soon()) }
