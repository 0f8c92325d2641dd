using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>TrialNet's own Deferreds as a subject.</summary>
public sealed class ProductSubject : DeferredSubject, IHasBodies
{
    private static readonly SubjectManifest Declared = new("trialnet", [Capability.Async]);

    private readonly RecordingLog _log = new();
    private readonly Scope _scope;
    private readonly ScopeActivation _activation;

    /// <summary>Makes a subject for one program, on the calling thread.</summary>
    public ProductSubject()
    {
        _scope = new Scope("program", log: _log, holdsFailures: true);
        _activation = _scope.Enter();
    }

    /// <inheritdoc/>
    public override SubjectManifest Manifest => Declared;

    /// <inheritdoc/>
    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller)
    {
        ProductDeferred? wrapper = null;
        var deferred = new Deferred<object?>(canceller is null ? null
            : self => canceller(ReferenceEquals(self, wrapper!.Deferred) ? wrapper : new ProductDeferred(self)));
        return wrapper = new ProductDeferred(deferred);
    }

    /// <inheritdoc/>
    public override ISubjectDeferred Succeed(object? value) => new ProductDeferred(Deferred.Succeed(value));

    /// <inheritdoc/>
    public override ISubjectDeferred Fail(Exception error) => new ProductDeferred(Deferred.Fail<object?>(error));

    /// <inheritdoc/>
    public override ISubjectDeferred Execute(Func<object?> function) => new ProductDeferred(Deferred.Execute(function));

    /// <inheritdoc/>
    public override IReadOnlyList<Exception> TakeUnhandled() =>
        [.. _scope.TakeUnhandledFailures().Select(unhandled => unhandled.Failure.Value)];

    /// <inheritdoc/>
    public override IReadOnlyList<Exception> TakeLogged() => _log.TakeErrors();

    /// <inheritdoc/>
    public override ErrorView View(Exception error) => error switch
    {
        AlreadyCalledException => new ErrorView(ErrorKind.AlreadyCalled),
        CancelledException => new ErrorView(ErrorKind.Cancelled),
        CircularChainException => new ErrorView(ErrorKind.CircularChain),
        ArgumentException => new ErrorView(ErrorKind.BadArgument),
        TimeoutException => new ErrorView(ErrorKind.TimedOut),
        InvalidOperationException when error.Message.Contains("is not paused", StringComparison.Ordinal) => new ErrorView(ErrorKind.NotHeld),
        InvalidOperationException when error.Message.Contains("by nobody else", StringComparison.Ordinal) => new ErrorView(ErrorKind.FiredByBody),
        _ => new ErrorView(ErrorKind.Other),
    };

    /// <inheritdoc/>
    public ISubjectDeferred Start(BodyForm form, IBody body) => new ProductDeferred(RunAsync(body));

    internal static object? ToProduct(object? value) => value switch
    {
        ReturnedFailure failure => new Failure(failure.Error),
        ProductDeferred wrapper => wrapper.Deferred,
        _ => value,
    };

    internal static object? FromProduct(object? value) => value;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _activation.Dispose();
        base.Dispose(disposing);
    }

    private static async Deferred<object?> RunAsync(IBody body)
    {
        try
        {
            while (body.Next() is { } next)
            {
                object? value;
                try
                {
                    value = await ((ProductDeferred)next).Deferred;
                }
                catch (Exception error)
                {
                    if (!body.Failed(error))
                    {
                        throw;
                    }

                    continue;
                }

                body.Got(FromProduct(value));
            }

            return ToProduct(body.End());
        }
        finally
        {
            body.Finally();
        }
    }
}
