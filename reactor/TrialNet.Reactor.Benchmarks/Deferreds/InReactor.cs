using TrialNet.Defer;
using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Reactor.Benchmarks.Deferreds;

/// <summary>Work on the thread of a running reactor, where every Deferred has an owner and asks whether this is its thread.</summary>
internal static class InReactor
{
    public const string Name = "Deferred in a reactor";

    /// <summary>A side that does each of its batches in one turn of a fresh reactor.</summary>
    public static Contender Here(Action<int> batch)
    {
        var inner = Contender.Here(Name, batch);
        return Contender.Measured(Name, operations => RunIn(Reactors.Default.Create(), inner, operations));
    }

    private static Sample RunIn(Abstractions.IReactor reactor, Contender inner, int operations)
    {
        Sample? sample = null;
        reactor.CallWhenRunning(() =>
        {
            try
            {
                if (!ReferenceEquals(Scope.Current.Owner, reactor))
                {
                    throw new InvalidOperationException("The reactor does not own what is made here.");
                }

                sample = inner.Run(operations);
            }
            finally
            {
                reactor.Stop();
            }
        });
        reactor.Run();
        return sample ?? throw new InvalidOperationException("The batch failed in the reactor; its log says why.");
    }
}
