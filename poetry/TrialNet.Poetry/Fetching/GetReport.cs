using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Fetching;

/// <summary>Hears what happens in a session of <c>poetry get</c>. Threading: the reactor's own thread.</summary>
internal abstract class GetReport
{
    /// <summary>The session begins.</summary>
    public virtual void Started(IReadOnlyList<GetTask> tasks)
    {
    }

    /// <summary>An attempt to connect begins.</summary>
    public virtual void Connecting(GetTask task, int attempt)
    {
    }

    /// <summary>There is a connection.</summary>
    public virtual void Connected(GetTask task, int attempt, string peer)
    {
    }

    /// <summary>Bytes have come.</summary>
    public virtual void Received(GetTask task, int count)
    {
    }

    /// <summary>An attempt failed, and there will be another.</summary>
    public virtual void Retrying(GetTask task, int attempt, Exception reason, TimeSpan delay)
    {
    }

    /// <summary>The poem was not transformed, and is delivered as it came.</summary>
    public virtual void TransformFailed(GetTask task, string transform, Exception reason)
    {
    }

    /// <summary>The poem is there and was delivered.</summary>
    /// <param name="task">Which one.</param>
    /// <param name="poem">The poem.</param>
    /// <param name="file">Where it was written to; null if to standard output, or nowhere.</param>
    public virtual void Done(GetTask task, FetchedPoem poem, string? file)
    {
    }

    /// <summary>There will be no poem.</summary>
    public virtual void Failed(GetTask task, Exception reason)
    {
    }

    /// <summary>The poem is not wanted any more.</summary>
    public virtual void Cancelled(GetTask task)
    {
    }

    /// <summary>The session is over.</summary>
    public virtual void Finished(GetSummary summary)
    {
    }
}
