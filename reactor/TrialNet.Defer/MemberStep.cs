namespace TrialNet.Defer;

/// <summary>Where a list or race watches a member; the type of the member's views is no matter here.</summary>
internal sealed class MemberStep(WatcherChain watcher, int index) : Step
{
    internal WatcherChain Watcher => watcher;

    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        if (chain.Scope != watcher.Scope && watcher.Scope.Owner is { InOwnThread: false } owner)
        {
            watcher.NoticeElsewhere(index, chain, result, owner);
            return result;
        }

        return watcher.Notice(index, chain, result, ref handOver);
    }
}
