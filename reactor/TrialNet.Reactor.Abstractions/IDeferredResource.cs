namespace TrialNet.Reactor.Abstractions;

/// <summary>A resource for whose end a Deferred waits, which has to hear of it if somebody else releases the resource.</summary>
internal interface IDeferredResource
{
    /// <summary>What <see cref="IReactorResource.Release"/> calls, once, if there is no result yet.</summary>
    Action? Released { get; set; }
}
