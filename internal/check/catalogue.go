package check

import (
	"slices"

	"improve/internal/diag"
)

// Catalogue lists all checks, in the order in which to read about them.
func Catalogue() []Check {
	return slices.Concat(ofPlan(), ofUpdates(), ofPermits(), ofDate(), ofHistory(), ofWaivers())
}

// ofPlan are the checks of ids and of what the plan says, whatever the date.
func ofPlan() []Check {
	return []Check{
		idUnknown, // what names what
		idDropped,
		idDuplicate,
		idAlike,
		idCircle,
		personUnknown,
		dateOrder,
		valueSaysNothing,

		programmeMeetingsOutOfOrder, // the plan
		programmePauseReversed,
		programmeBoardsOverlap,
		programmeBoardReversed,
		programmeTimezone,
		targetOutOfOrder,
		activityAfterTask,
		riskIssueWithLikelihood,
		riskHalfScore,
		riskTargetAboveInherent,
		waiverUnknownRule,
		waiverNotWaivable,
		planEndedTwice,
		taskContinues,
	}
}

// ofUpdates are the checks of what updates say, whatever the date.
func ofUpdates() []Check {
	return []Check{
		updateDateDiffers,
		updateMeetingNotListed,
		updateDisagree,
		updateCopy,
		updateRatingWithoutNote,
		updateNoRecovery,
		updateRedWithoutEscalation,
		updateCompleteWithoutEvidence,
		updateNotConfirmed,
		updateConfirmedByLead,
		updateConfirmedByNamesake,
		updateConfirmedAfterLeaving,
		updateVerifiedByLead,
		updateUnknownActivity,
		updateUnknownTarget,
		updateMetWithoutEvidence,
		updateRetargetOutsideMeeting,
		updateRetargetFrom,
		updateRetargetMovesNothing,
		updateRetargetPast,
		updateEndOutsideBoard,
		updateEndUnclear,
		updateEndInto,
		updateEndIntoEnded,
		updateEndIntoNothing,
		updateEndAndRetarget,
		updateEndComplete,
		updateEndAgain,
		updateAfterEnd,
		updateBeforePlan,
		updateAdoptedLate,
		updateSeenOutsideMeeting,
		updateMinutedOutsideMeeting,
		updateAgreesUnknown,
		updateNextMeetingNotListed,
		updateRebaseOutsideBoard,
		measurePeriod,
		measurePeriodAhead,
		measureFigures,
		measureComparators,
		measureRevised,
		measureSkipped,
		measureNoteFigures,
		impactNoSource,
		riskLoweredWithoutNote,
		findingNotConfirmed,
		findingSinceLater,
		voiceUnknownStatement,
		voiceByLead,
		visitNotAVisit,
		visitOutsideFocus,
		positionUnknown,
		actionIDDate,
		actionClosedByOwner,
	}
}

// ofPermits are the checks of what decisions permit.
func ofPermits() []Check {
	return []Check{
		permitOutsideBoard,
		permitRefused,
		permitBeyondWords,
		permitUnclear,
		permitUnknown,
		permitNoFrom,
		permitFromDiffers,
		permitValue,
		permitNotDone,
		permitDropsNothing,
	}
}

// ofDate are the checks of the record as at a date.
func ofDate() []Check {
	return []Check{
		taskOverdueUntracked,
		taskOverdue,
		taskGreenOverdue,
		taskGreenForecastLate,
		taskGreenActivityOverdue,
		taskGreenMeasureRed,
		taskGreenMeasureWorsening,
		taskGreenMeasureSignal,
		taskGreenRiskAboveAppetite,
		taskGreenIssueOverdue,
		taskCompleteMeasureUnmoved,
		ambitionGreener,
		taskCompleteUnfinished,
		taskStale,
		taskLapsed,
		taskRedLong,
		taskAmberLong,
		taskSlippedTwice,
		taskSameNote,
		taskForecastsFailed,
		updateMovedLate,
		updateEndedLate,
		taskContinuesOpen,
		activityOverdue,
		positionGreener,
		taskSuspect,
		updateBoardSawOtherwise,
		taskNoLead,
		taskDueBeforePlan,
		programmeAdoptedAhead,
		planEndedUndecided,
		planFollowsOpen,
		personLeft,
		meetingMinutesMissing,
		actionOverdue,
		actionNoOwner,
		actionNoDate,
		actionOpenLong,
		measureNoValue,
		measureNoCounts,
		riskReviewOverdue,
	}
}

// ofHistory are the checks of how the record came about, where git can tell.
func ofHistory() []Check {
	return []Check{
		historyUpdateEdited,
		historyUpdateDeleted,
		historyUpdateFuture,
		historyUpdateBackdated,
		historyRatedAfterwards,
		historyConfirmedByAuthor,
		historyDecidedAhead,
		historyDecidedByLead,
		historyNotCommitted,
		historyMergeLost,
		historyDateBackwards,
		historyUnsigned,
	}
}

// ofWaivers are the checks of what the waivers came to. They look back at what the others
// found: they must stay last.
func ofWaivers() []Check { return []Check{waiverExpired, waiverUnused} }

// Rules is the documentation of all checks, in the order of the catalogue.
func Rules() []diag.Rule {
	checks := Catalogue()
	rules := make([]diag.Rule, len(checks))
	for i, c := range checks {
		rules[i] = c.Rule
	}
	return rules
}
