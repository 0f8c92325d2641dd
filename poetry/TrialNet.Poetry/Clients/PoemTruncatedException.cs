using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>The connection was lost in another way than by being closed, so the poem may not be whole (P-ONE-08).</summary>
/// <remarks>
/// The protocol has no length and no end mark. A server that dies in an orderly way closes its connection as one does that has
/// finished, and nobody can tell the two apart; only a loss that is not clean gives the truncation away.
/// </remarks>
public sealed class PoemTruncatedException : ConnectionLostException
{
    /// <summary>Makes the exception with a standard text.</summary>
    public PoemTruncatedException()
        : this("The connection was lost before the poem's end.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public PoemTruncatedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">How the connection was lost.</param>
    public PoemTruncatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What had come until then; empty if it was not kept.</summary>
    public ReadOnlyMemory<byte> PartialPoem { get; init; }

    /// <summary>How many bytes had come until then.</summary>
    public int BytesReceived
    {
        get => field < 0 ? PartialPoem.Length : field;
        init;
    } = -1;
}
