using System.Collections;

namespace TrialNet.Defer;

/// <summary>An <see cref="IteratorBox"/> whose Deferred has a type.</summary>
internal sealed class IteratorBox<T> : IteratorBox
{
    internal IteratorBox(IEnumerator body)
        : base(body)
    {
        Deferred = new Deferred<T>(this);
        SetHead(Deferred);
    }

    internal Deferred<T> Deferred { get; }

    private protected override object? Accept(ReturnedValue? returned) => returned?.Value switch
    {
        null when ResultBox.HasNoNull<T>() => new Failure(new InvalidOperationException(returned is null
            ? $"{CreatedAt} ended without InlineCallbacks.Return, and {TypeName.Of(typeof(T))} has no null to stand for nothing."
            : $"{CreatedAt} returned null, and {TypeName.Of(typeof(T))} has none.")),
        null or T or Failure or Defer.Deferred => returned?.Value,
        var other => new Failure(new InvalidCastException(
            $"{CreatedAt} returned a {TypeName.Of(other.GetType())}, not a {TypeName.Of(typeof(T))}.")),
    };
}
