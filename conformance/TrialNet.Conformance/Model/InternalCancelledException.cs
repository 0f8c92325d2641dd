namespace TrialNet.Conformance.Model;

/// <summary>
/// What Twisted fails the Deferred of a body with while it passes the cancellation on. Only where Deferreds wait in a circle, or
/// something is let go on that waits, does anybody see it.
/// </summary>
internal sealed class InternalCancelledException() : Exception("The cancellation is being passed on to what the body waits for.");
