using System.Text.Json;
using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Failures.</content>
public sealed partial class ProductSubject
{
    /// <inheritdoc/>
    public ISubjectFailure NewFailure(Exception error) => new ProductFailure(new Failure(error));

    /// <inheritdoc/>
    public ISubjectFailure NewFailure(ISubjectFailure failure) => new ProductFailure(new Failure(((ProductFailure)failure).Failure));

    /// <inheritdoc/>
    public void AddErrback(ISubjectDeferred deferred, Action<ISubjectFailure> errback) =>
        ((ProductDeferred)deferred).Deferred.AddErrback(failure => errback(new ProductFailure(failure)));

    /// <inheritdoc/>
    public void Errback(ISubjectDeferred deferred, ISubjectFailure failure) =>
        ((ProductDeferred)deferred).Deferred.Errback(((ProductFailure)failure).Failure);

    /// <inheritdoc/>
    public ISubjectFailure Transfer(ISubjectFailure failure)
    {
        var text = JsonSerializer.Serialize(FailureData.From(((ProductFailure)failure).Failure));
        return new ProductFailure(JsonSerializer.Deserialize<FailureData>(text)!.ToFailure());
    }

    /// <inheritdoc/>
    public bool AreEqual(Exception left, Exception right) => left.Equals(right);
}
