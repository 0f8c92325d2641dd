using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>The check that stands at the door of everything that may be used on the reactor's thread only.</summary>
internal static class OwnThread
{
    /// <summary>Throws if the calling thread may not touch what belongs to an owner.</summary>
    internal static void Verify(IScopeOwner owner)
    {
        if (!owner.InOwnThread)
        {
            throw new WrongThreadException($"The {owner} runs on another thread, where alone it may be used: go there with CallFromThread.");
        }
    }
}
