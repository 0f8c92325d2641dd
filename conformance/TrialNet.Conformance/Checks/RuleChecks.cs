using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Checks;

/// <summary>The kit's own check for each rule that random programs cannot show, or not wholly.</summary>
internal static class RuleChecks
{
    internal static readonly IReadOnlyDictionary<DeferredRule, RuleCheck> All = new Dictionary<DeferredRule, RuleCheck>
    {
        [DeferredRule.D_1_05] = BoundedCheck.Of(OrderChecks.RunsInsideTheCall),
        [DeferredRule.D_2_06] = BoundedCheck.Of(RoutingChecks.PassesTheSameObject, RoutingChecks.PassesTheSameFailure),
        [DeferredRule.D_2_09] = BoundedCheck.Of(RoutingChecks.PassesArguments),
        [DeferredRule.D_2_12] = BoundedCheck.Of(RoutingChecks.ErrbackWrapsWhatItIsGiven),
        [DeferredRule.D_2_13] = BoundedCheck.Of(RoutingChecks.CapturesEveryException),
        [DeferredRule.D_3_03] = BoundedCheck.Of(FiringChecks.RefusalNamesThePlaces, FiringChecks.RefusalHasStacksInDebugMode),
        [DeferredRule.D_3_08] = BoundedCheck.Of(FiringChecks.DropsTheCanceller),
        [DeferredRule.D_3_09] = BoundedCheck.Of(ThreadChecks.ExactlyOneThreadWins, ThreadChecks.OwnersThreadOnly),
        [DeferredRule.D_4_05] = BoundedCheck.Of(ValueTypeChecks.TakenNumberIsNoZero),
        [DeferredRule.D_4_10] = BoundedCheck.Of(DepthChecks.ReturnedFromTheInmost, DepthChecks.ReturnedFromTheOutmost),
        [DeferredRule.D_4_11] = BoundedCheck.Of(DepthChecks.Chained),
        [DeferredRule.D_6_07] = BoundedCheck.Of(DepthChecks.Cancelled),
        [DeferredRule.D_7_02] = BoundedCheck.Of(TimeoutChecks.TimeoutNamesTheTime),
        [DeferredRule.D_8_13] = BoundedCheck.Of(ListChecks.DeliveredListIsNotEdited),
        [DeferredRule.D_8_18] = BoundedCheck.Of(ListChecks.MembersAreReadOnce),
        [DeferredRule.D_9_04] = BoundedCheck.Of(TaskChecks.EnsureTakesDeferredsAndTasks),
        [DeferredRule.D_9_05] = BoundedCheck.Of(TaskChecks.TaskEndsAsTheDeferred),
        [DeferredRule.D_9_06] = BoundedCheck.Of(TaskCancellingChecks.TokenCancelsTheDeferred),
        [DeferredRule.D_9_07] = BoundedCheck.Of(
            TaskMakingChecks.DeferredEndsAsTheTask, TaskMakingChecks.CancelGoesToTheTask, TaskMakingChecks.FiredOnTheOwnersThread),
        [DeferredRule.D_10_03] = BoundedCheck.Of(IteratorChecks.OtherThingsComeStraightBack, IteratorChecks.InnerIteratorsAreWaitedFor),
        [DeferredRule.D_10_08] = BoundedCheck.Of(
            DepthChecks.WaitsForManyReady, DepthChecks.WaitForOneAnother, IteratorChecks.YieldsManyValues),
        [DeferredRule.D_10_11] = BoundedCheck.Of(IteratorChecks.NoIteratorIsAnError),
        [DeferredRule.D_10_12] = BoundedCheck.Of(BodyChecks.TraceShowsEachBody),
        [DeferredRule.D_10_13] = BoundedCheck.Of(BodyChecks.AmbientStateStaysWithTheBody),
        [DeferredRule.D_10_14] = BoundedCheck.Of(BodyMemoryChecks.NothingRefersToTheBody),
        [DeferredRule.D_10_15] = BoundedCheck.Of(BodyChecks.ResumesInsideTheFiring),
        [DeferredRule.D_10_16] = BoundedCheck.Of(BodyMemoryChecks.AbandonedBodyIsLeftAlone),
        [DeferredRule.D_11_10] = BoundedCheck.Of(FileLockChecks.FileLock),
        [DeferredRule.D_11_11] = BoundedCheck.Of(LockChecks.UsingReleases),
        [DeferredRule.D_12_01] = BoundedCheck.Of(UnhandledChecks.ReportsWhatBecameUnreachable),
        [DeferredRule.D_12_04] = BoundedCheck.Of(UnhandledChecks.ReportsHaveStacksInDebugMode),
        [DeferredRule.D_12_06] = BoundedCheck.Of(UnhandledChecks.ReportsOnTheOwnersThread),
        [DeferredRule.D_13_01] = BoundedCheck.Of(FailureChecks.HoldsTheException),
        [DeferredRule.D_13_02] = BoundedCheck.Of(FailureChecks.CheckGivesTheFirstThatFits),
        [DeferredRule.D_13_03] = BoundedCheck.Of(FailureChecks.TrapThrowsWhatDoesNotFit),
        [DeferredRule.D_13_04] = BoundedCheck.Of(FailureChecks.NeverHoldsAnother),
        [DeferredRule.D_13_05] = BoundedCheck.Of(FailureTextChecks.TextsCanAlwaysBeHad),
        [DeferredRule.D_13_06] = BoundedCheck.Of(FailureTextChecks.ThrowingAgainKeepsTheFrames),
        [DeferredRule.D_13_07] = BoundedCheck.Of(FailureTextChecks.KeepsNoLocals),
        [DeferredRule.D_13_08] = BoundedCheck.Of(FailureChecks.TextHasTypeAndMessage),
        [DeferredRule.D_13_09] = BoundedCheck.Of(FailureChecks.WorksWithoutFrames),
        [DeferredRule.D_13_10] = BoundedCheck.Of(FailureTextChecks.ArrivesElsewhere),
        [DeferredRule.D_13_11] = BoundedCheck.Of(FailureChecks.FirstErrorsCompare),
        [DeferredRule.D_14_06] = BoundedCheck.Of(RepetitionChecks.SameProgramSameTrace),
    };
}
