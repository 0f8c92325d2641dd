using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

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

    /// <summary>The same for somebody of whom only the timers are known; a clock that belongs to no thread permits any.</summary>
    internal static void VerifyOwnerOf(IReactorTime reactor)
    {
        if (reactor is IScopeOwner owner)
        {
            Verify(owner);
        }
    }
}
