using System.Globalization;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>Finds what a test left behind in its reactor, and gives it back (T33, T35). Threading: the reactor's own thread.</summary>
internal sealed class Janitor(IReactor reactor, Scope testScope, Unfinished unfinished, CaseReport report)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    /// <summary>How long what was closed may take until it is closed.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(1);

    private const string WorkKind = "work in a thread";

    private readonly Scope _scope = new($"janitor of {testScope}", reactor, testScope.Log);

    /// <summary>Whether something still runs in the reactor's own pool.</summary>
    internal static bool FindsWork(IReactor reactor) =>
        reactor is IReactorResources holder && holder.GetResources().Any(IsWork);

    /// <summary>Whether a test may have left something: where its reactor says that it has nothing left to do, there is nothing to wait for.</summary>
    internal static bool HasToSweep(IReactor reactor, Unfinished unfinished, CaseReport report) =>
        reactor is not IReactorResources { IsIdle: true } || unfinished.HasAny(report.IsWell);

    /// <summary>Waits for what is about to end by itself, then reports and releases the rest.</summary>
    /// <returns>Fires when nothing of the test's is left.</returns>
    internal Deferred Sweep()
    {
        Deferred swept;
        using (_scope.Enter())
        {
            swept = SweepInScope();
        }

        return swept;
    }

    private async Deferred SweepInScope()
    {
        // What the test asked to be called at once is still the test's: timers without delay, and calls from threads.
        await Pause(TimeSpan.Zero);
        await Pause(TimeSpan.Zero);
        var since = reactor.Now;
        var leaks = Find();
        var isWell = report.IsWell;
        while (leaks.Exists(leak => MayEnd(leak, reactor.Now - since)) || (unfinished.HasAny(isWell) && reactor.Now - since < Leftovers.EndingTime))
        {
            await Pause(Tick);
            leaks = Find();
        }

        unfinished.Report(report, isWell);

        if (leaks.Count > 0)
        {
            leaks.ForEach(Report);
            leaks.ForEach(Release);

            // What hears of the loss only now may do so within the test's account.
            await Pause(TimeSpan.Zero);
            await Pause(TimeSpan.Zero);
        }
    }

    /// <summary>Whether something is about to end by itself, and has not been waited for long enough.</summary>
    private static bool MayEnd(IReactorResource leak, TimeSpan waited) =>
        leak.IsReleasing ? waited < ClosingTime : IsWork(leak) && waited < Leftovers.EndingTime;

    private static bool IsWork(IReactorResource held) => string.Equals(held.Kind, WorkKind, StringComparison.Ordinal);

    private Deferred<Unit> Pause(TimeSpan time)
    {
        Deferred<Unit> deferred;
        using (_scope.Enter())
        {
            deferred = new Deferred<Unit>();
            reactor.CallLater(time, () => deferred.Callback(Unit.Value));
        }

        return deferred;
    }

    private List<IReactorResource> Find()
    {
        IEnumerable<IReactorResource> all = reactor is IReactorResources holder ? holder.GetResources() : reactor.GetDelayedCalls();
        return [.. all.Where(resource => ReferenceEquals(resource.Scope, testScope))];
    }

    private void Report(IReactorResource leak)
    {
        var age = (reactor.Now - leak.CreatedTime).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var release = leak.IsReleasing
            ? $"{leak.HowToRelease} was called, but it has not ended."
            : $"{leak.HowToRelease} would have given it back.";
        report.AddLeak(
            $"The test left a {leak.Kind} behind: {leak.Description}, made at {leak.CreatedAt}, {age} s old. {release}",
            leak.CreatedAt.IsKnown ? string.Create(CultureInfo.InvariantCulture, $"   at {leak.Kind} in {leak.CreatedAt.File}:line {leak.CreatedAt.Line}") : null);
    }

    private void Release(IReactorResource leak)
    {
        try
        {
            leak.Release();
        }
        catch (Exception error)
        {
            // A resource may have ended with the one before it; anything else is the test's trouble too.
            testScope.LogError(new Failure(error), $"While a {leak.Kind} was released");
        }
    }
}
