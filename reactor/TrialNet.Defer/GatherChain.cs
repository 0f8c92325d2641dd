namespace TrialNet.Defer;

/// <summary>The chain of a list that fails on the first failure and otherwise has plain values (D-8.11).</summary>
internal sealed class GatherChain<T>(CallbackChain[] members, DeferredListOptions options, string file, int line)
    : ListChain<T>(members, options | DeferredListOptions.FireOnOneErrback, file, line)
{
    private protected override object Complete(Outcome<T>[] outcomes)
    {
        var values = new T[outcomes.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = outcomes[index].Value;
        }

        return values;
    }
}
