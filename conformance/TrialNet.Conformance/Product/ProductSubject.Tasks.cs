using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Conversions of tasks.</content>
public sealed partial class ProductSubject
{
    /// <inheritdoc/>
    public ISubjectDeferred Ensure(object? value)
    {
        var ensured = Deferred.Ensure(ToProduct(value)!);
        return value is IProductDeferred given && ReferenceEquals(given.Wrapped, ensured)
            ? (ISubjectDeferred)value : new ProductDeferred(ensured);
    }

    /// <inheritdoc/>
    public Task<object?> AsTask(ISubjectDeferred deferred, CancellationToken cancellation) =>
        ((ProductDeferred)deferred).Deferred.AsTask(cancellation);

    /// <inheritdoc/>
    public ISubjectDeferred FromTask(Task<object?> task, CancellationTokenSource? cancellation) =>
        new ProductDeferred(cancellation is null ? Deferred.FromTask(task) : Deferred.FromTask(task, cancellation));
}
