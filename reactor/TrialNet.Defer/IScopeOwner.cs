namespace TrialNet.Defer;

/// <summary>Whoever owns a thread on which Deferreds are fired; a reactor is one (D-3.09).</summary>
/// <remarks>Threading: both members may be used from any thread.</remarks>
public interface IScopeOwner
{
    /// <summary>Whether the calling thread may touch what belongs to this owner. An owner that is not running says yes to everybody.</summary>
    bool InOwnThread { get; }

    /// <summary>Queues <paramref name="action"/> to run on the owner's thread, never inside this call.</summary>
    /// <param name="action">What to run.</param>
    void CallFromThread(Action action);
}
