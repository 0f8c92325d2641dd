using TrialNet.Conformance.Product;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>Recursive Deferreds, and bodies that are driven by their callbacks, without a thought of ambient state.</summary>
internal sealed class RecursiveSubject : DeferredSubject, IHasBodies
{
    private readonly ProductSubject _views = new();

    public override SubjectManifest Manifest { get; } = new("recursive", [Capability.Async]);

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller) => new RecursiveDeferred(canceller);

    public override ErrorView View(Exception error) => _views.View(error);

    public ISubjectDeferred Start(BodyForm form, IBody body)
    {
        var deferred = new RecursiveDeferred(null);
        MoveOn(deferred, body);
        return deferred;
    }

    protected override void Dispose(bool disposing)
    {
        _views.Dispose();
        base.Dispose(disposing);
    }

    private static void MoveOn(RecursiveDeferred deferred, IBody body)
    {
        if (body.Next() is not { } next)
        {
            body.Finally();
            deferred.Callback(body.End());
            return;
        }

        next.Add(
            value =>
            {
                body.Got(value);
                MoveOn(deferred, body);
                return null;
            },
            error =>
            {
                body.Failed(error);
                MoveOn(deferred, body);
                return null;
            });
    }
}
