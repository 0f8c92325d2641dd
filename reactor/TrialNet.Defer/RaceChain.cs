namespace TrialNet.Defer;

/// <summary>The chain of a race: fired by the first success, with the others cancelled before that (D-8.14 to D-8.16).</summary>
internal sealed class RaceChain<T>(CallbackChain[] members, string file, int line) : WatcherChain(members, file, line)
{
    private readonly Dictionary<CallbackChain, Failure> _failures = [];
    private int _runners;
    private bool _isDecided;

    /// <summary>Begins to watch each member once, however often it is there.</summary>
    internal Deferred<(int Index, T Value)> Begin()
    {
        var head = new Deferred<(int Index, T Value)>(this);
        SetHead(head);
        var members = Members;
        var runners = new HashSet<CallbackChain>(members);
        _runners = runners.Count;
        for (var index = 0; index < members.Length; index++)
        {
            if (runners.Remove(members[index]))
            {
                members[index].Add(new MemberStep(this, index));
            }
        }

        return head;
    }

    internal override object? Notice(int index, CallbackChain member, object? result, ref CallbackChain? handOver)
    {
        if (!_isDecided && !IsCalled)
        {
            var outcome = Outcome<T>.Read(result);
            if (outcome.IsFailure)
            {
                _failures.Add(member, outcome.Failure);
                if (_failures.Count == _runners)
                {
                    var all = Array.ConvertAll(Members, loser => _failures[loser]);
                    FireBecauseOf(member, new Failure(new FailureGroupException(all)), ref handOver);
                }
            }
            else
            {
                Win(index, outcome.Value, member, ref handOver);
            }
        }

        // The race has the failures, and a winner's value is still its user's (D-8.10).
        return result is Failure ? null : result;
    }

    internal override void BeginCancelling()
    {
        _isDecided = true;
        base.BeginCancelling();
    }

    internal override void EndCancelling()
    {
        base.EndCancelling();
        FireCancelled();
    }

    private void Win(int index, T value, CallbackChain winner, ref CallbackChain? handOver)
    {
        // A canceller of the others may cancel the race, which is too late.
        _isDecided = true;
        IsCancelling = true;
        MemberCancellation.CancelAllBut(winner, Members);
        IsCancelling = false;
        FireBecauseOf(winner, (index, value), ref handOver);
    }
}
