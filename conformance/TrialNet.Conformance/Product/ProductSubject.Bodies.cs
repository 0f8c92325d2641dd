using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Async methods and iterators.</content>
public sealed partial class ProductSubject
{
    /// <inheritdoc/>
    public IReadOnlyList<string> FrameNames => ProductBodies.FrameNames;

    /// <inheritdoc/>
    public string NoIteratorName => nameof(ProductBodies.NotAnIterator);

    /// <inheritdoc/>
    public ISubjectDeferred Start(BodyForm form, IBody body) => new ProductDeferred(
        form == BodyForm.Async ? ProductBodies.RunAsync(body) : InlineCallbacks.Run(() => ProductBodies.RunIterator(body)));

    /// <inheritdoc/>
    public ISubjectDeferred Start(int frame, BodyForm form, IBody body) => new ProductDeferred(ProductBodies.Start(frame, form, body));

    /// <inheritdoc/>
    public Task StartTask(IBody body) => ProductBodies.RunTaskAsync(body);

    /// <inheritdoc/>
    public ISubjectDeferred StartIterator(IEnumerable<object?> yielded) =>
        new ProductDeferred(InlineCallbacks.Run(() => ProductBodies.Yield(yielded)));

    /// <inheritdoc/>
    public ISubjectDeferred StartNoIterator() => new ProductDeferred(InlineCallbacks.Run(ProductBodies.NotAnIterator));
}
