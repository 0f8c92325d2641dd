namespace TrialNet.Reactor.Simulated;

/// <summary>Something that happens in the network at its time.</summary>
internal interface INetworkEvent
{
    /// <summary>Whether it would change nothing any more.</summary>
    bool IsVoid { get; }

    /// <summary>Its time has come.</summary>
    void Happen();
}
