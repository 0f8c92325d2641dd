namespace TrialNet.Network.Benchmarks.Loading;

/// <summary>One connection of the load: what it has still to send, and what has come.</summary>
internal sealed class Client(int descriptor)
{
    internal int Descriptor => descriptor;

    /// <summary>Bytes that are to be sent and for which there was no room.</summary>
    internal long Owed { get; set; }

    /// <summary>Bytes of an answer that is not complete.</summary>
    internal int Partial { get; set; }

    internal long Received { get; set; }

    internal bool IsWatchedForRoom { get; set; }
}
