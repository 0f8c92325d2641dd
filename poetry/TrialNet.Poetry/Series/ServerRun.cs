using TrialNet.Poetry.Servers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series;

/// <summary>One run of a server of the series: what to serve, where to tell of it, and when to end.</summary>
/// <remarks>Threading: that of the server, except for <see cref="Signal"/>.</remarks>
/// <param name="makeReactor">Makes the reactor, if the server asks for one.</param>
/// <param name="output">Where ready lines go.</param>
/// <param name="error">Where the rest goes.</param>
internal sealed class ServerRun(Func<IReactor> makeReactor, TextWriter output, TextWriter error)
{
    private readonly Lock _lock = new();
    private Action? _onSignal;
    private int _signals;

    /// <summary>What to serve.</summary>
    public required IReadOnlyList<PoemSite> Sites { get; init; }

    /// <summary>How slowly.</summary>
    public required Pace Pace { get; init; }

    /// <summary>How long clients may go on after the first signal.</summary>
    public required TimeSpan Drain { get; init; }

    /// <summary>What the lines for people begin with.</summary>
    public required string Command { get; init; }

    /// <summary>Measures pauses, for a server without a reactor.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The reactor, made when first asked for.</summary>
    public IReactor Reactor => field ??= makeReactor();

    /// <summary>How many signals have come: the first asks for an end, the second for one at once.</summary>
    public int SignalCount => Volatile.Read(ref _signals);

    /// <summary>Calls the server when a signal comes, on another thread; at once if one has come already.</summary>
    public void WhenSignalled(Action action)
    {
        lock (_lock)
        {
            _onSignal = action;
            if (_signals > 0)
            {
                action();
            }
        }
    }

    /// <summary>A signal has come. Threading: any thread.</summary>
    public void Signal()
    {
        lock (_lock)
        {
            _signals++;
            _onSignal?.Invoke();
        }
    }

    /// <summary>Says that clients are accepted.</summary>
    /// <param name="site">What is served.</param>
    /// <param name="address">Where.</param>
    public void Announce(PoemSite site, object address)
    {
        // Whoever started us waits for this line: it must not stay in a buffer.
        output.WriteLine($"Serving {site.Name} on {address}.");
        output.Flush();
    }

    /// <summary>Says who keeps the server from ending.</summary>
    /// <param name="count">How many clients there are.</param>
    public void TellWhoStays(int count)
    {
        if (count > 0)
        {
            var who = count == 1 ? "1 client has" : $"{count} clients have";
            Complain($"{who} {Drain.TotalSeconds} s to finish; another signal ends it now");
        }
    }

    /// <summary>Says on standard error what goes wrong.</summary>
    public void Complain(string line)
    {
        error.WriteLine($"poetry {Command}: {line}");
        error.Flush();
    }
}
