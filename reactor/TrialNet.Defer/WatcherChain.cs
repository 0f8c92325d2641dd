using System.Globalization;

namespace TrialNet.Defer;

/// <summary>The chain of a list or race: what becomes of its members decides its result (rules D-8).</summary>
internal abstract class WatcherChain : CallbackChain
{
    private protected WatcherChain(CallbackChain[] members, string file, int line)
        : base(null, file, line) => Members = members;

    /// <summary>The chains that are watched, in order; one may be there more than once. Let go of at firing.</summary>
    internal CallbackChain[] Members { get; private set; }

    private protected override string DescribeCause() =>
        string.Create(CultureInfo.InvariantCulture, $"{Members.Count(static member => !member.IsCalled)} of its {Members.Length} members are not fired");

    /// <summary>Takes notice of what a member came to.</summary>
    /// <param name="index">The member's position.</param>
    /// <param name="member">The member.</param>
    /// <param name="result">What stands in the member at the place of the watcher.</param>
    /// <param name="handOver">Set to this chain when that has fired it.</param>
    /// <returns>What the member goes on with.</returns>
    internal abstract object? Notice(int index, CallbackChain member, object? result, ref CallbackChain? handOver);

    /// <summary>
    /// Takes notice of a member that was fired where this chain must not run, which is possible for a member without an owner:
    /// here, it failed (D-3.09).
    /// </summary>
    internal void NoticeElsewhere(int index, CallbackChain member, object? result, IScopeOwner owner)
    {
        var failure = new Failure(new WrongThreadException(
            $"{member.Head.Name}, which {Head.Name} watches, was fired on a thread other than that of {owner}: " +
            "use CallFromThread to fire it there.",
            (result as Failure)?.Value));
        owner.CallFromThread(() =>
        {
            CallbackChain? handOver = null;
            Notice(index, member, failure, ref handOver);
            if (handOver is not null)
            {
                Run(handOver);
            }
        });
    }

    /// <summary>Cancels the members (D-8.08, D-8.16).</summary>
    internal sealed override void CancelUnfired() => MemberCancellation.CancelAllOf(this);

    internal virtual void BeginCancelling() => IsCancelling = true;

    /// <summary>All members have been cancelled.</summary>
    internal virtual void EndCancelling() => IsCancelling = false;

    /// <summary>Begins to watch; members that have a result already are noticed at once, in order (D-8.12).</summary>
    private protected void Watch()
    {
        var members = Members;
        for (var index = 0; index < members.Length; index++)
        {
            members[index].Add(new MemberStep(this, index));
        }
    }

    /// <summary>Fires this chain because of what a member came to; does nothing if it has been fired.</summary>
    private protected void FireBecauseOf(CallbackChain member, object result, ref CallbackChain? handOver)
    {
        if (TryStore(result, member))
        {
            Members = [];
            handOver = this;
        }
    }
}
