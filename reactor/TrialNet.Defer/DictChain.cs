namespace TrialNet.Defer;

/// <summary>The chain of a <see cref="DeferredDict"/>: a list whose positions have keys.</summary>
internal sealed class DictChain<TKey, T>(TKey[] keys, CallbackChain[] members, DeferredListOptions options, string file, int line)
    : ListChain<T>(members, options, file, line)
    where TKey : notnull
{
    private protected override object Complete(Outcome<T>[] outcomes)
    {
        var result = new Dictionary<TKey, Outcome<T>>(keys.Length);
        for (var index = 0; index < keys.Length; index++)
        {
            result.Add(keys[index], outcomes[index]);
        }

        return result.AsReadOnly();
    }

    private protected override object SucceedFirst(int index, T value) =>
        new Dictionary<TKey, Outcome<T>> { [keys[index]] = value }.AsReadOnly();

    private protected override FirstErrorException FailFirst(int index, Failure failure) => new(index, failure, keys[index]);
}
