namespace TrialNet.Reactor.Abstractions;

/// <summary>A receiver that wants to know why a name has no address.</summary>
internal interface IResolutionErrorReceiver : IResolutionReceiver
{
    /// <summary>Hears what the system said, before <see cref="IResolutionReceiver.ResolutionComplete"/>.</summary>
    /// <param name="error">What it said.</param>
    void ResolutionFailed(Exception error);
}
