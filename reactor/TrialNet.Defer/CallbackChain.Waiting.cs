using System.Globalization;

namespace TrialNet.Defer;

/// <content>Who waits for whom, in words: for the report on a program in which nothing goes on.</content>
internal partial class CallbackChain
{
    /// <summary>What the chain is and where it is from, without a number, so that it reads the same in every run.</summary>
    internal string DescribeOrigin()
    {
        var type = Head is { } head ? TypeName.Of(head.GetType()) : "Deferred";
        var place = CreatedAt;
        return place.Line == 0 && place.IsKnown ? $"the {type} of {place}" : $"the {type} made at {place}";
    }

    /// <summary>Why the chain is not fired, and who waits for it.</summary>
    internal string DescribeWait()
    {
        var waiters = DescribeWaiters();
        return $"{DescribeOrigin()}: {DescribeCause()}{(waiters.Length == 0 ? string.Empty : "; " + waiters)}";
    }

    /// <summary>Why the chain has no result, as the end of a sentence.</summary>
    private protected virtual string DescribeCause() => _waitingOn is { } inner ? $"its body awaits {inner.DescribeOrigin()}"
        : OnlyFiredBy is { } firer ? $"the {firer} has not fired it"
        : "nobody has fired it";

    private string DescribeWaiters()
    {
        var callbacks = 0;
        var waiters = new List<string>();
        for (var step = _first; step is not null; step = step.Next)
        {
            switch (step)
            {
                case CallbackChain { _isAwaiting: true } chain:
                    waiters.Add($"{chain.DescribeOrigin()} awaits it");
                    break;
                case CallbackChain chain:
                    waiters.Add($"{chain.DescribeOrigin()} waits for it");
                    break;
                case MemberStep member:
                    waiters.Add($"{member.Watcher.DescribeOrigin()} watches it");
                    break;
                case ContinuationStep:
                    waiters.Add("an await goes on with it");
                    break;
                default:
                    callbacks++;
                    break;
            }
        }

        if (callbacks > 0)
        {
            waiters.Insert(0, callbacks == 1 ? "1 callback waits for it" : string.Create(CultureInfo.InvariantCulture, $"{callbacks} callbacks wait for it"));
        }

        return string.Join(", ", waiters);
    }
}
