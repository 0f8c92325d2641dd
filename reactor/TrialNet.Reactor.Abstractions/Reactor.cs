using System.Diagnostics.CodeAnalysis;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The reactor of the calling thread. There is no other way to get at one that was not handed over: no reactor is global.</summary>
public static class Reactor
{
    /// <summary>The reactor that runs on the calling thread.</summary>
    /// <exception cref="ReactorNotRunningException">No reactor runs on this thread.</exception>
    [SuppressMessage("Design", "CA1065", Justification = "Like Task.CurrentId this is asked for where a reactor is known to run.")]
    public static IReactor Current =>
        TryGetCurrent() ?? throw new ReactorNotRunningException("No reactor runs on this thread: Reactor.Current is for code that a reactor calls.");

    /// <summary>The reactor that runs on the calling thread, if any.</summary>
    /// <returns>The reactor or null.</returns>
    public static IReactor? TryGetCurrent() => Scope.Current.Owner is IReactor { InOwnThread: true } reactor ? reactor : null;
}
