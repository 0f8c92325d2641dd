using TrialNet.Conformance.Product;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>A subject that passes every check, where nothing is overridden.</summary>
internal class PassingSubject : DeferredSubject, IHasArguments, IHasBodies, IHasBodyFrames, IHasClock, IHasCollectedReports, IHasDebugMode,
    IHasFailures, IHasFileLocks, IHasIterators, IHasLists, IHasLockScopes, IHasLocks, IHasOwner, IHasPlaces, IHasTaskMethods, IHasTasks,
    IHasValueTypes
{
    public override SubjectManifest Manifest { get; } = new("passing", Enum.GetValues<Capability>());

    public int PendingTimers => Product.PendingTimers;

    public TimeSpan RetryInterval => Product.RetryInterval;

    public IReadOnlyList<string> FrameNames => Product.FrameNames;

    public string NoIteratorName => Product.NoIteratorName;

    public string Cure => Product.Cure;

    public virtual bool IsDebugging
    {
        get => Product.IsDebugging;
        set => Product.IsDebugging = value;
    }

    protected ProductSubject Product { get; } = new();

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller)
    {
        ISubjectDeferred? made = null;
        made = Dress(Product.NewDeferred(canceller is null ? null : _ => canceller(made!)));
        return made;
    }

    public override IReadOnlyList<Exception>? TakeUnhandled() => Product.TakeUnhandled();

    public override IReadOnlyList<Exception>? TakeLogged() => Product.TakeLogged();

    public override ErrorView View(Exception error) => Product.View(error);

    public override object? View(object? value) => Product.View(value);

    public virtual void Add(
        ISubjectDeferred deferred,
        Func<object?, IReadOnlyList<object?>, object?> callback,
        IReadOnlyList<object?>? arguments,
        Func<Exception, IReadOnlyList<object?>, object?> errback,
        IReadOnlyList<object?>? errbackArguments) =>
        deferred.Add(value => callback(value, arguments ?? []), error => errback(error, errbackArguments ?? []));

    public virtual ISubjectDeferred Start(BodyForm form, IBody body) => Product.Start(form, new Undressing(body));

    public virtual ISubjectDeferred Start(int frame, BodyForm form, IBody body) => Product.Start(frame, form, new Undressing(body));

    public void Advance(TimeSpan time) => Product.Advance(time);

    public virtual ISubjectDeferred AddTimeout(
        ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook)
    {
        Product.AddTimeout(PassingDeferred.Undress(deferred), timeout, hook);
        return deferred;
    }

    public ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function) => Product.DeferLater(delay, function);

    public virtual ISubjectDeferred NewReporting() => Product.NewReporting();

    public virtual IReadOnlyList<(Exception Error, int ThreadId)> TakeReports() => Product.TakeReports();

    public IReadOnlyList<string> TakeUnhandledReports() => Product.TakeUnhandledReports();

    public virtual ISubjectFailure NewFailure(Exception error) => Product.NewFailure(error);

    public virtual ISubjectFailure NewFailure(ISubjectFailure failure) => Product.NewFailure(PassingFailure.Undress(failure));

    public virtual void AddErrback(ISubjectDeferred deferred, Action<ISubjectFailure> errback) =>
        Product.AddErrback(PassingDeferred.Undress(deferred), errback);

    public void Errback(ISubjectDeferred deferred, ISubjectFailure failure) =>
        Product.Errback(PassingDeferred.Undress(deferred), PassingFailure.Undress(failure));

    public virtual ISubjectFailure? Transfer(ISubjectFailure failure) => Product.Transfer(PassingFailure.Undress(failure));

    public virtual bool AreEqual(Exception left, Exception right) => Product.AreEqual(left, right);

    public object NewFileLock(string path) => Product.NewFileLock(path);

    public virtual ISubjectDeferred AcquireFileLock(object fileLock, TimeSpan? timeout) => Product.AcquireFileLock(fileLock, timeout);

    public void ReleaseFileLock(object fileLock) => Product.ReleaseFileLock(fileLock);

    public virtual ISubjectDeferred StartIterator(IEnumerable<object?> yielded) => Product.StartIterator(yielded);

    public virtual ISubjectDeferred StartNoIterator() => Product.StartNoIterator();

    public virtual ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags) =>
        Product.NewList(members.Select(PassingDeferred.Undress), flags);

    public ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors) =>
        Product.Gather(members.Select(PassingDeferred.Undress), consumeErrors);

    public virtual ISubjectDeferred Use(object gate, bool awaits, Func<ISubjectDeferred?> function) => Product.Use(gate, awaits, function);

    public object NewLock() => Product.NewLock();

    public object NewSemaphore(int tokens) => Product.NewSemaphore(tokens);

    public object NewQueue(int? size, int? backlog) => Product.NewQueue(size, backlog);

    public ISubjectDeferred Acquire(object gate) => Product.Acquire(gate);

    public void Release(object gate) => Product.Release(gate);

    public ISubjectDeferred Hold(object gate, Func<object?> function) => Product.Hold(gate, function);

    public int CountFree(object gate) => Product.CountFree(gate);

    public void Put(object queue, object? item) => Product.Put(queue, item);

    public ISubjectDeferred Get(object queue) => Product.Get(queue);

    public virtual IDisposable Own() => Product.Own();

    public bool RunQueued(TimeSpan patience) => Product.RunQueued(patience);

    public virtual ISubjectDeferred NewDeferredAt(int place) => Product.NewDeferredAt(place);

    public void CallbackAt(ISubjectDeferred deferred, int place, object? value) => Product.CallbackAt(deferred, place, value);

    public string NameOfMaking(int place) => Product.NameOfMaking(place);

    public string NameOfFiring(int place) => Product.NameOfFiring(place);

    public virtual Task StartTask(IBody body) => Product.StartTask(new Undressing(body));

    public virtual ISubjectDeferred Ensure(object? value) => Product.Ensure(value);

    public virtual Task<object?> AsTask(ISubjectDeferred deferred, CancellationToken cancellation) =>
        Product.AsTask(deferred, cancellation);

    public virtual ISubjectDeferred FromTask(Task<object?> task, CancellationTokenSource? cancellation) =>
        Product.FromTask(task, cancellation);

    public virtual ISubjectDeferred NewNumber() => Product.NewNumber();

    /// <summary>What is handed out for a Deferred.</summary>
    protected virtual ISubjectDeferred Dress(ISubjectDeferred inner) => inner;

    protected override void Dispose(bool disposing)
    {
        Product.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Undressing(IBody body) : IBody
    {
        public ISubjectDeferred? Next() => body.Next() is { } next ? PassingDeferred.Undress(next) : null;

        public void Got(object? value) => body.Got(value);

        public bool Failed(Exception error) => body.Failed(error);

        public void Finally() => body.Finally();

        public object? End() => body.End();
    }
}
