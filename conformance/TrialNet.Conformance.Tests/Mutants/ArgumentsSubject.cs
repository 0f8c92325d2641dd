using TrialNet.Conformance.Product;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>The product with extra arguments, which it gets by closures; for D-2.09, since TrialNet's callbacks have none.</summary>
/// <param name="isBroken">Whether an errback gets the callback's arguments.</param>
internal sealed class ArgumentsSubject(bool isBroken) : DeferredSubject, IHasArguments
{
    private readonly ProductSubject _product = new();

    public override SubjectManifest Manifest { get; } = new("arguments", [Capability.Arguments]);

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller) => _product.NewDeferred(canceller);

    public override ErrorView View(Exception error) => _product.View(error);

    public void Add(
        ISubjectDeferred deferred,
        Func<object?, IReadOnlyList<object?>, object?> callback,
        IReadOnlyList<object?>? arguments,
        Func<Exception, IReadOnlyList<object?>, object?> errback,
        IReadOnlyList<object?>? errbackArguments)
    {
        var given = isBroken ? arguments : errbackArguments;
        deferred.Add(value => callback(value, arguments ?? []), error => errback(error, given ?? []));
    }

    protected override void Dispose(bool disposing)
    {
        _product.Dispose();
        base.Dispose(disposing);
    }
}
