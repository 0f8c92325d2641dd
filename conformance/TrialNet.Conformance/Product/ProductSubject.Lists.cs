using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Lists and races.</content>
public sealed partial class ProductSubject
{
    /// <inheritdoc/>
    public ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags)
    {
        var options = DeferredListOptions.None;
        options |= flags.HasFlag(ListFlags.FireOnOneCallback) ? DeferredListOptions.FireOnOneCallback : 0;
        options |= flags.HasFlag(ListFlags.FireOnOneErrback) ? DeferredListOptions.FireOnOneErrback : 0;
        options |= flags.HasFlag(ListFlags.ConsumeErrors) ? DeferredListOptions.ConsumeErrors : 0;
        return new ProductDeferred(DeferredList.Of(Unwrap(members), options));
    }

    /// <inheritdoc/>
    public ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors)
    {
        // The one of the model has a callback of its own from the beginning, as Twisted's has: so the view is made at once.
        return new ProductDeferred(new ProductDeferred(Deferred.Gather(Unwrap(members), consumeErrors)).Deferred);
    }

    /// <inheritdoc/>
    public ISubjectDeferred Race(IEnumerable<ISubjectDeferred> members) => new ProductDeferred(Deferred.Race(Unwrap(members)));

    /// <inheritdoc/>
    public override object? View(object? value) => value switch
    {
        DeferredListResult<object?> { First: { } first } => new IndexedValue(first.Index, first.Value),
        DeferredListResult<object?> list => new ListedOutcomes(
            [.. list.Select(one => one.IsFailure ? (one.Failure.Value, null) : ((Exception?)null, one.Value))]),
        ValueTuple<int, object?> winner => new IndexedValue(winner.Item1, winner.Item2),
        IReadOnlyList<object?> values => new ListedValues(values),
        _ => value,
    };

    private static IEnumerable<Deferred<object?>> Unwrap(IEnumerable<ISubjectDeferred> members) =>
        members.Select(static member => ((ProductDeferred)member).Deferred);
}
