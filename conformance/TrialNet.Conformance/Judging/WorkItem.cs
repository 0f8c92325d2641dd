using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Judging;

/// <summary>One thing to be tried on a subject, in bounded time.</summary>
/// <param name="Text">What it is: the program, or the check.</param>
/// <param name="Rule">The rule for whose sake it is done; null for a random program.</param>
/// <param name="Action">Does it.</param>
/// <param name="IsBounded">Whether it sees to it itself that it comes back: a check that waits for other threads.</param>
internal sealed record WorkItem(string Text, DeferredRule? Rule, Action Action, bool IsBounded = false);
