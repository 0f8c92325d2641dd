using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>Where a program runs.</summary>
internal interface IFetchStage
{
    IReactor Reactor { get; }

    /// <summary>The time of the program, from its beginning: what the model goes by.</summary>
    TimeSpan Now { get; }

    /// <summary>By what the times of servers are multiplied.</summary>
    double Pace { get; }

    /// <summary>How many connections, attempts and timers there are, the servers' ports apart.</summary>
    IReadOnlyList<string> Leftovers { get; }

    /// <summary>What was thrown in the reactor, and caught by nobody.</summary>
    IReadOnlyList<Exception> Thrown { get; }

    /// <summary>Makes what follows belong to somebody else than the program.</summary>
    IDisposable Enter();

    /// <summary>Lets time pass.</summary>
    /// <param name="time">How much, in the program's time.</param>
    /// <param name="look">Called after each turn; true as long as something is awaited.</param>
    void Advance(TimeSpan time, Func<bool> look);
}
