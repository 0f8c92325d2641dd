using TrialNet.Conformance.Model;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// Real sockets: a step of the program's time lasts until something has come to its end, and the last ones until all has. The program
/// has no timers, so that only the order counts in which things happen.
/// </summary>
internal sealed class SocketStage(IReactor reactor, Scope scope, TimeSpan patience) : IFetchStage
{
    private const int MostTurns = 4;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    private TimeSpan _now;
    private int _moments;

    public IReactor Reactor => reactor;

    // Each time that it is asked for, another moment.
    public TimeSpan Now => _now + TimeSpan.FromTicks(_moments++ % TimeSpan.TicksPerMillisecond);

    public double Pace => 0.004;

    public IReadOnlyList<string> Leftovers => reactor is IReactorResources resources
        ? [.. resources.GetResources().Where(static one => !one.Kind.Contains("port", StringComparison.Ordinal) && !one.IsReleasing).Select(static one => $"{one.Kind} {one.Description}")]
        : [];

    public IDisposable Enter() => new Activation(scope.Enter());

    public void Advance(TimeSpan time, Func<bool> look)
    {
        _moments = 0;
        var isLast = time.TotalSeconds >= FetchGenerator.Closing;
        var end = reactor.Now + patience;
        for (var turn = 0; look() && (isLast ? reactor.Now < end : turn < MostTurns); turn++)
        {
            reactor.Iterate(Turn);
        }

        look();
        _now += time + ModelClock.Margin;
    }

    private sealed class Activation(ScopeActivation inner) : IDisposable
    {
        public void Dispose() => inner.Dispose();
    }
}
