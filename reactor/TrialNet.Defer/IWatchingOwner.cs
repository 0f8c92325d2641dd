namespace TrialNet.Defer;

/// <summary>An owner that wants to know of the Deferreds that are made in its scopes.</summary>
internal interface IWatchingOwner : IScopeOwner
{
    /// <summary>Hears of them; asked for once a scope.</summary>
    IDeferredWatcher Watcher { get; }
}
