using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>TrialNet's own Deferreds as a subject.</summary>
public sealed partial class ProductSubject
    : DeferredSubject, IHasBodies, IHasBodyFrames, IHasClock, IHasCollectedReports, IHasDebugMode, IHasFailures, IHasFileLocks,
        IHasIterators, IHasLists, IHasLockScopes, IHasLocks, IHasOwner, IHasPlaces, IHasRaces, IHasTaskMethods, IHasTasks, IHasValueTypes
{
    private static readonly SubjectManifest Declared = new(
        "trialnet",
        [
            Capability.Async, Capability.DebugStacks, Capability.FileLocks, Capability.Iterators, Capability.Lists, Capability.Locks,
            Capability.Races, Capability.Tasks, Capability.Timeouts, Capability.Transfer,
        ]);

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
    public override ISubjectDeferred Maybe(Func<object?> function)
    {
        object? answer = null;
        var deferred = Deferred.Maybe(() =>
        {
            answer = function();
            return ToProduct(answer);
        });
        return answer is IProductDeferred given && ReferenceEquals(given.Wrapped, deferred)
            ? (ISubjectDeferred)answer : new ProductDeferred(deferred);
    }

    /// <inheritdoc/>
    public override bool AddLogging(ISubjectDeferred deferred)
    {
        // Whoever fires it may do so in a scope of their own; the log that is looked at is the program's.
        ((ProductDeferred)deferred).Deferred.AddErrback(failure =>
        {
            using var activation = _scope.Enter();
            return Deferred.LogError(failure);
        });
        return true;
    }

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
        WrongThreadException => new ErrorView(ErrorKind.WrongThread),
        ResultConsumedException => new ErrorView(ErrorKind.ResultConsumed),
        AlreadyTryingException => new ErrorView(ErrorKind.AlreadyTrying),
        QueueOverflowException => new ErrorView(ErrorKind.QueueOverflow),
        QueueUnderflowException => new ErrorView(ErrorKind.QueueUnderflow),
        FirstErrorException first => new ErrorView(ErrorKind.FirstError, first.Index, first.Failure.Value),
        FailureGroupException group => new ErrorView(ErrorKind.FailureGroup, 0, [.. group.Failures.Select(failure => failure.Value)]),
        ArgumentException => new ErrorView(ErrorKind.BadArgument),
        TimeoutException => new ErrorView(ErrorKind.TimedOut),
        InvalidOperationException when Says(error, "is not paused") || Says(error, "is not held") => new ErrorView(ErrorKind.NotHeld),
        InvalidOperationException when Says(error, "by nobody else") => new ErrorView(ErrorKind.FiredByBody),
        _ => new ErrorView(ErrorKind.Other),
    };

    /// <summary>Makes what is made meanwhile the program's, wherever it is made.</summary>
    internal ScopeActivation Enter() => _scope.Enter();

    internal static object? ToProduct(object? value) => value switch
    {
        ReturnedFailure failure => new Failure(failure.Error),
        IProductDeferred wrapper => wrapper.Wrapped,
        _ => value,
    };

    /// <summary>What stands for nothing is nothing to the kit.</summary>
    internal static object? FromProduct(object? value) => value is Unit ? null : value;

    private static bool Says(Exception error, string words) => error.Message.Contains(words, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        EndDebugging();
        _activation.Dispose();
        base.Dispose(disposing);
    }
}
