using System.Net;
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

    /// <summary>How long a client is to wait for a silent server; null leaves that to the client.</summary>
    TimeSpan? Patience { get; }

    /// <summary>How many connections, attempts and timers there are, the servers' ports apart.</summary>
    IReadOnlyList<string> Leftovers { get; }

    /// <summary>What was thrown in the reactor, and caught by nobody.</summary>
    IReadOnlyList<Exception> Thrown { get; }

    /// <summary>The number of a fetch that was waited for in vain, though its server had done all that it would; null if there is none.</summary>
    int? Hanging { get; }

    /// <summary>Makes what follows belong to somebody else than the program.</summary>
    IDisposable Enter();

    /// <summary>An address of this machine at which nobody listens.</summary>
    IPEndPoint ListenNowhere();

    /// <summary>Where a client that is about to begin a fetch finds a server; called once for each fetch, in order.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="kind">What it is.</param>
    IPEndPoint WayTo(IPEndPoint server, FetchKind kind);

    /// <summary>Sets a timer of the program's.</summary>
    /// <returns>Takes it back.</returns>
    Action CallLater(TimeSpan delay, Action action);

    /// <summary>The time at which a fetch is seen to have been fired, just now.</summary>
    TimeSpan Mark();

    /// <summary>Says who runs the program; once, before all else.</summary>
    /// <param name="look">Called after each turn.</param>
    /// <param name="isFired">Whether a fetch has been fired, by its number.</param>
    void BeginWith(Action look, Func<int, bool> isFired);

    /// <summary>Lets time pass.</summary>
    /// <param name="time">How much, in the program's time.</param>
    void Advance(TimeSpan time);

    /// <summary>Waits until something is so that takes no time of the program's.</summary>
    /// <returns>Whether it came to be so.</returns>
    bool Until(Func<bool> isSo);
}
