using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Fetching;

/// <summary>One of the poems of a session, and where it stands. Threading: the reactor's own thread.</summary>
/// <param name="number">Its place among the addresses, from 1.</param>
/// <param name="request">What is asked for.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="reports">Who hears of it.</param>
internal sealed class GetTask(int number, PoemRequest request, IReactorTime clock, IReadOnlyList<GetReport> reports) : IFetchListener
{
    /// <summary>Its place among the addresses, from 1.</summary>
    public int Number => number;

    /// <summary>What is asked for.</summary>
    public PoemRequest Request => request;

    /// <summary>Where the poem is.</summary>
    public PoemAddress Address => request.Address;

    /// <summary>Where it stands.</summary>
    public GetState State { get; private set; }

    /// <summary>How many bytes have come.</summary>
    public int BytesReceived { get; private set; }

    /// <summary>When the connection was there.</summary>
    public TimeSpan ConnectedAt { get; private set; }

    /// <summary>When it was over.</summary>
    public TimeSpan? EndedAt { get; private set; }

    /// <summary>Why there is no poem, in a few words; empty if that is not so.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The poem, from when it is there until it is delivered.</summary>
    public FetchedPoem? Ready { get; set; }

    /// <summary>Whether nothing more will come of it.</summary>
    public bool IsOver => EndedAt is not null;

    /// <summary>Fires when it is over and its connection is gone.</summary>
    public Deferred<Unit> Over { get; } = new();

    /// <inheritdoc/>
    public void Connecting(int attempt)
    {
        (State, BytesReceived) = (GetState.Connecting, 0);
        Tell(report => report.Connecting(this, attempt));
    }

    /// <inheritdoc/>
    public void Connected(int attempt, string peer)
    {
        (State, ConnectedAt) = (GetState.Receiving, clock.Now);
        Tell(report => report.Connected(this, attempt, peer));
    }

    /// <inheritdoc/>
    public void Received(int count, int total)
    {
        BytesReceived = total;
        foreach (var report in reports)
        {
            report.Received(this, count);
        }
    }

    /// <inheritdoc/>
    public void Retrying(int attempt, Exception reason, TimeSpan delay)
    {
        State = GetState.Waiting;
        Tell(report => report.Retrying(this, attempt, reason, delay));
    }

    /// <summary>The poem is with the transform server.</summary>
    public void Transforming() => State = GetState.Transforming;

    /// <summary>The poem is there.</summary>
    public void Come(FetchedPoem poem)
    {
        Ready = poem;
        End(GetState.Done);
    }

    /// <summary>There will be no poem.</summary>
    public void Failed(Exception reason)
    {
        Reason = DownloadError.Describe(reason);
        End(GetState.Failed);
        Tell(report => report.Failed(this, reason));
    }

    /// <summary>The poem is not wanted any more.</summary>
    public void Cancelled()
    {
        End(GetState.Cancelled);
        Tell(report => report.Cancelled(this));
    }

    /// <summary>Tells everybody something.</summary>
    public void Tell(Action<GetReport> tell)
    {
        foreach (var report in reports)
        {
            tell(report);
        }
    }

    private void End(GetState state)
    {
        State = state;
        EndedAt ??= clock.Now;
    }
}
