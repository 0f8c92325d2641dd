using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>The model as a subject: the same code carries programs out on it as on what is judged.</summary>
internal sealed class ModelSubject : DeferredSubject, IHasLists, IHasRaces, IHasClock, IHasBodies, IHasLocks, IHasFetches
{
    private static readonly SubjectManifest Strict = new("model", Enum.GetValues<Capability>());
    private static readonly SubjectManifest Twisted = new("model", Enum.GetValues<Capability>(), Profile.Twisted);

    private readonly ModelWorld _world;
    private readonly ModelClock _clock;
    private int _fetches;

    internal ModelSubject(Profile profile = Profile.Strict, bool cites = true)
    {
        Citations = new Citations { IsOff = !cites };
        _world = new ModelWorld(profile, Citations);
        _clock = new ModelClock(_world);
        Manifest = profile == Profile.Twisted ? Twisted : Strict;
    }

    public override SubjectManifest Manifest { get; }

    public int PendingTimers => _clock.CountPending();

    /// <summary>What is fired from outside, in that order. Time then stops at each moment at which something happens, as in a simulation.</summary>
    internal IReadOnlyList<ScriptedFetch> Script
    {
        get;
        set
        {
            field = value;
            _clock.Stops = true;
        }
    }

    = [];

    /// <summary>Which rules it decided by, and where.</summary>
    internal Citations Citations { get; }

    /// <summary>
    /// Whether a program ends by itself. In Twisted Deferreds may wait for each other in a circle, and a canceller may cancel its own
    /// Deferred: cancelling either goes on until the stack is full, and what is left behind depends on the size of the stack.
    /// </summary>
    internal static bool ComesToAnEnd(DeferredProgram program, Profile profile)
    {
        try
        {
            using var model = new ModelSubject(profile, cites: false);
            ProgramRun.Of(model, program);
            return true;
        }
        catch (RunawayException)
        {
            return false;
        }
    }

    public override ISubjectDeferred NewDeferred(Action<ISubjectDeferred>? canceller) =>
        Wrap(new ModelDeferred(_world, canceller is null ? null : deferred => canceller(Wrap(deferred))));

    public override ISubjectDeferred Succeed(object? value)
    {
        var deferred = base.Succeed(value);
        ((ModelSubjectDeferred)deferred).Model.Because(DeferredRule.D_9_01);
        return deferred;
    }

    public override ISubjectDeferred Fail(Exception error)
    {
        var deferred = base.Fail(error);
        ((ModelSubjectDeferred)deferred).Model.Because(DeferredRule.D_9_01);
        return deferred;
    }

    public override ISubjectDeferred Execute(Func<object?> function) => Call(function, DeferredRule.D_9_02);

    public override ISubjectDeferred Maybe(Func<object?> function) =>
        Call(() => Unwrap(function()), DeferredRule.D_9_03);

    public override bool AddLogging(ISubjectDeferred deferred)
    {
        var model = ((ModelSubjectDeferred)deferred).Model;
        model.Add(new ModelStep(result =>
        {
            model.Because(DeferredRule.D_9_09);
            if (result is ModelFailure failure)
            {
                _world.Log(failure.Error, DeferredRule.D_9_09);
                _world.LedgerBecause.Add(DeferredRule.D_9_09);
            }

            return result;
        }));
        return true;
    }

    public override IReadOnlyList<Exception> TakeUnhandled() => _world.TakeUnhandled();

    public override IReadOnlyList<Exception> TakeLogged() => _world.TakeLogged();

    public override ErrorView View(Exception error) => error is ModelException known ? known.View : new ErrorView(ErrorKind.Other);

    public ISubjectDeferred NewList(IEnumerable<ISubjectDeferred> members, ListFlags flags) =>
        Wrap(new ModelList(_world, ModelsOf(members), flags).Deferred);

    public ISubjectDeferred Gather(IEnumerable<ISubjectDeferred> members, bool consumeErrors)
    {
        var flags = ListFlags.FireOnOneErrback | (consumeErrors ? ListFlags.ConsumeErrors : ListFlags.None);
        var list = new ModelList(_world, ModelsOf(members), flags).Deferred;
        _world.Cite(DeferredRule.D_8_11);
        list.Because(DeferredRule.D_8_11);
        list.Add(new ModelStep(result =>
        {
            list.Because(DeferredRule.D_8_11);
            return result is ListedOutcomes all ? new ListedValues([.. all.Outcomes.Select(one => one.Value)]) : result;
        }));
        return Wrap(list);
    }

    public ISubjectDeferred Race(IEnumerable<ISubjectDeferred> members) => Wrap(new ModelRace(_world, ModelsOf(members)).Deferred);

    public void Advance(TimeSpan time) => _clock.Advance(time);

    public ISubjectDeferred AddTimeout(ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook)
    {
        _clock.AddTimeout(
            ((ModelSubjectDeferred)deferred).Model,
            timeout,
            hook is null ? null : (value, error, time) => ModelSubjectDeferred.ToModel(hook(value, error, time)));
        return deferred;
    }

    public ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function) =>
        Wrap(_clock.DeferLater(delay, function is null ? null : () => ModelSubjectDeferred.ToModel(function())));

    public ISubjectDeferred Start(BodyForm form, IBody body)
    {
        var started = new ModelBody(_world, body, ModelSubjectDeferred.ToModel);
        started.Start();
        return Wrap(started.Deferred);
    }

    public object NewLock() => new ModelGate(_world, 1);

    public object NewSemaphore(int tokens) => new ModelGate(_world, tokens);

    public object NewQueue(int? size, int? backlog) => new ModelQueue(_world, size, backlog);

    public ISubjectDeferred Acquire(object gate) => Wrap(((ModelGate)gate).Acquire());

    public void Release(object gate) => ((ModelGate)gate).Release();

    public ISubjectDeferred Hold(object gate, Func<object?> function) =>
        Wrap(((ModelGate)gate).Hold(function, called => Call(called, DeferredRule.D_11_05).Model));

    public int CountFree(object gate) => ((ModelGate)gate).CountFree();

    public void Put(object queue, object? item) => ((ModelQueue)queue).Put(item);

    public ISubjectDeferred Get(object queue) => Wrap(((ModelQueue)queue).Get());

    public ISubjectDeferred BeginFetch(int kind)
    {
        var number = _fetches++;
        var deferred = new ModelDeferred(_world);

        // As on what is judged, where a first callback looks at what comes: while it waits, a failure has somebody to go to.
        deferred.Add(new ModelStep(static result => result));
        if (Script.FirstOrDefault(one => one.Number == number) is { } scripted)
        {
            _clock.At(scripted.At, () => FireScripted(deferred, scripted));
        }

        return Wrap(deferred);
    }

    internal void Watch(IModelWatcher watcher) => _world.Watcher = watcher;

    internal override void Follow(Func<int> position) => Citations.Position = position;

    private static void FireScripted(ModelDeferred deferred, ScriptedFetch scripted)
    {
        if (!deferred.IsCalled)
        {
            deferred.Fire(scripted.IsFailure ? new ModelFailure(new ProgramException(scripted.Name)) : new NamedValue(scripted.Name));
        }
    }

    private static ModelDeferred[] ModelsOf(IEnumerable<ISubjectDeferred> members) =>
        [.. members.Select(member => ((ModelSubjectDeferred)member).Model)];

    /// <summary>A task is wrapped; the one of the programs has ended, and has no value.</summary>
    private object? Unwrap(object? answer) => answer is Task && !_world.IsTwisted ? null : answer;

    private ModelSubjectDeferred Call(Func<object?> function, DeferredRule rule)
    {
        _world.Cite(rule);
        object? result;
        try
        {
            result = ModelSubjectDeferred.ToModel(function());
        }
        catch (Exception error) when (error is not RunawayException)
        {
            result = new ModelFailure(error);
        }

        _world.Cite(rule);
        if (result is ModelDeferred given)
        {
            return Wrap(given);
        }

        var deferred = new ModelDeferred(_world);
        deferred.Because(rule);
        deferred.Fire(result);
        return Wrap(deferred);
    }

    private ModelSubjectDeferred Wrap(ModelDeferred deferred) => ModelSubjectDeferred.Of(_world, deferred);
}
