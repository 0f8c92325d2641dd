using TrialNet.Conformance.Product;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>
/// TrialNet's own Deferreds in a reactor, and beside them those of a poetry client: programs put them into lists, chain, nest, pause
/// and cancel them alike.
/// </summary>
internal sealed class FetchSubject : DeferredSubject, IHasLists, IHasRaces, IHasClock, IHasBodies, IHasFetches
{
    private readonly ProductSubject _product = new();
    private readonly FetchWorld _world;
    private readonly ProgramClock _clock;
    private readonly Action<TimeSpan> _advance;
    private readonly List<FetchRecord> _fetches = [];
    private readonly Action<FetchRecord> _fired;

    /// <summary>Makes a subject for one program.</summary>
    /// <param name="world">From where it fetches.</param>
    /// <param name="clock">Its timers.</param>
    /// <param name="advance">Lets time pass.</param>
    /// <param name="fired">Is told of a fetch whose callbacks are called.</param>
    internal FetchSubject(FetchWorld world, ProgramClock clock, Action<TimeSpan> advance, Action<FetchRecord> fired) =>
        (_world, _clock, _advance, _fired) = (world, clock, advance, fired);

    public override SubjectManifest Manifest => _product.Manifest;

    public int PendingTimers => _clock.PendingTimers;

    /// <summary>What was fetched, in the order of beginning.</summary>
    internal IReadOnlyList<FetchRecord> Fetches => _fetches;

    public ISubjectDeferred BeginFetch(int kind)
    {
        using var activation = _product.Enter();
        var (deferred, expected) = _world.Begin(kind);
        var fetch = new FetchRecord(_fetches.Count, FetchKind.All[kind], deferred, expected);
        _fetches.Add(fetch);
        return new ProductDeferred(deferred.AddBoth<object?>(outcome =>
        {
            _fired(fetch);
            return fetch.Take(outcome);
        }));
    }

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller) => InProgram(() => _product.NewDeferred(canceller));

    public override ISubjectDeferred Succeed(object? value) => InProgram(() => _product.Succeed(value));

    public override ISubjectDeferred Fail(Exception error) => InProgram(() => _product.Fail(error));

    public override ISubjectDeferred? Execute(Func<object?> function) => InProgram(() => _product.Execute(function));

    public override ISubjectDeferred? Maybe(Func<object?> function) => InProgram(() => _product.Maybe(function));

    public override bool AddLogging(ISubjectDeferred deferred) => _product.AddLogging(deferred);

    public override IReadOnlyList<Exception>? TakeUnhandled() => _product.TakeUnhandled();

    public override IReadOnlyList<Exception>? TakeLogged() => _product.TakeLogged();

    public override ErrorView View(Exception error) => _product.View(error);

    public override object? View(object? value) => _product.View(value);

    public ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags) => InProgram(() => _product.NewList(members, flags));

    public ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors) => InProgram(() => _product.Gather(members, consumeErrors));

    public ISubjectDeferred Race(IEnumerable<ISubjectDeferred> members) => InProgram(() => _product.Race(members));

    public ISubjectDeferred Start(BodyForm form, IBody body) => InProgram(() => _product.Start(form, body));

    public void Advance(TimeSpan time) => _advance(time);

    public ISubjectDeferred AddTimeout(ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook) =>
        InProgram(() => ProductSubject.AddTimeout(deferred, timeout, hook, _clock));

    public ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function) => InProgram(() => ProductSubject.DeferLater(delay, function, _clock));

    // A callback may run while the scope of a connection is current; what it makes is the program's all the same.
    private T InProgram<T>(Func<T> make)
    {
        using var activation = _product.Enter();
        return make();
    }

    protected override void Dispose(bool disposing)
    {
        _product.Dispose();
        base.Dispose(disposing);
    }
}
