namespace TrialNet.Reactor.Loop;

/// <summary>Somebody on another thread who waits for the reactor.</summary>
internal interface IBlockedCaller
{
    /// <summary>Ends the wait with an exception, if it has not ended. Threading: any thread.</summary>
    void Abandon();
}
