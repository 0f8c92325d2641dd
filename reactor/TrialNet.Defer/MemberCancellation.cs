namespace TrialNet.Defer;

/// <summary>Cancels members of a list or race one after the other; members that are lists themselves need no call stack.</summary>
internal sealed class MemberCancellation
{
    private readonly WatcherChain? _watcher;
    private readonly CallbackChain? _except;
    private readonly CallbackChain[] _members;
    private int _next;

    private MemberCancellation(CallbackChain[] members, WatcherChain? watcher, CallbackChain? except)
    {
        _members = members;
        _watcher = watcher;
        _except = except;
    }

    /// <summary>Cancels all members of a watcher that is <see cref="CallbackChain.IsCancellable"/>.</summary>
    internal static void CancelAllOf(WatcherChain watcher) => Run(Begin(watcher));

    /// <summary>Cancels all members but one.</summary>
    internal static void CancelAllBut(CallbackChain except, CallbackChain[] members) =>
        Run(new MemberCancellation(members, null, except));

    private static MemberCancellation Begin(WatcherChain watcher)
    {
        watcher.BeginCancelling();
        return new MemberCancellation(watcher.Members, watcher, null);
    }

    private static void Run(MemberCancellation first)
    {
        var open = new Stack<MemberCancellation>();
        open.Push(first);
        while (open.TryPeek(out var innermost))
        {
            if (innermost._next == innermost._members.Length)
            {
                open.Pop();
                innermost._watcher?.EndCancelling();
            }
            else if (innermost.CancelNext() is { } inner)
            {
                open.Push(Begin(inner));
            }
        }
    }

    /// <summary>Cancels the next member, or returns the watcher whose members are to be cancelled for that.</summary>
    private WatcherChain? CancelNext()
    {
        var member = _members[_next++];
        if (member == _except)
        {
            return null;
        }

        if (member.Scope.Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(member.Cancel);
            return null;
        }

        var last = member.LastOfWait();
        if (!last.IsCancellable)
        {
            return null;
        }

        if (last is WatcherChain watcher)
        {
            return watcher;
        }

        last.CancelUnfired();
        return null;
    }
}
