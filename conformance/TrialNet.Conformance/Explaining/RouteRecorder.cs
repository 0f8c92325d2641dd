using System.Globalization;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>Listens to the model, and tells its story in the words of the program: which Deferred, which pair, which result.</summary>
internal sealed class RouteRecorder : IModelWatcher
{
    private readonly RunLog _log;
    private readonly Func<int> _position;
    private readonly List<Note> _notes = [];
    private readonly Dictionary<IModelStep, Act?> _addedBy = new(ReferenceEqualityComparer.Instance);
    private readonly List<(ModelDeferred Deferred, IModelStep Step)> _queues = [];

    internal RouteRecorder(RunLog log, Func<int> position)
    {
        _log = log;
        _position = position;
        log.WhenRefused = act => Write(RouteEventKind.Refused, (act.Target?.Handle as ModelSubjectDeferred)?.Model);
    }

    public void Began(ModelDeferred deferred) => Write(RouteEventKind.Begins, deferred);

    public void Fired(ModelDeferred deferred, object? result) => Write(RouteEventKind.Fired, deferred, result: result);

    public void Dropped(ModelDeferred deferred, object? result) => Write(RouteEventKind.Dropped, deferred, result: result);

    public void Added(ModelDeferred deferred, IModelStep step)
    {
        _addedBy[step] = _log.Current;
        _queues.Add((deferred, step));
    }

    public void Enters(ModelDeferred deferred, IModelStep step, object? result)
    {
        if (!_addedBy.ContainsKey(step))
        {
            // Nobody added it: it came with the result.
            Added(deferred, step);
        }

        Write(RouteEventKind.Enters, deferred, step, result);
    }

    public void Leaves(ModelDeferred deferred, IModelStep step, object? result) => Write(RouteEventKind.Leaves, deferred, step, result);

    public void Waits(ModelDeferred outer, ModelDeferred inner)
    {
        Write(RouteEventKind.Waits, outer, other: inner);
        if (outer.WaitingOn == inner)
        {
            // The place in the queue of the inner one.
            _queues.Add((inner, new Waiter(outer)));
        }
    }

    public void Took(ModelDeferred outer, ModelDeferred inner, object? result) =>
        Write(RouteEventKind.Takes, outer, result: result, other: inner);

    public void Refused(ModelDeferred outer, ModelDeferred inner) => Write(RouteEventKind.Circle, outer, other: inner);

    public void Paused(ModelDeferred deferred) => Write(RouteEventKind.Paused, deferred);

    public void Unpaused(ModelDeferred deferred) => Write(RouteEventKind.Unpaused, deferred);

    public void Cancelled(ModelDeferred deferred, ModelDeferred? passedOnTo) =>
        Write(RouteEventKind.Cancelled, deferred, other: passedOnTo);

    /// <summary>The story; to be asked for when the run is over, since only then everything has its name.</summary>
    internal Route ToRoute(DeferredProgram program)
    {
        var numbers = new OperationNumbers(program);
        var known = new Dictionary<ModelDeferred, RouteDeferred>(ReferenceEqualityComparer.Instance);
        foreach (var entry in _log.Naming.Entries)
        {
            var made = _log.Acts.FirstOrDefault(act => act.Made == entry);
            known.TryAdd(
                ((ModelSubjectDeferred)entry.Handle).Model,
                new RouteDeferred(entry.Number, entry.Name, made is null ? "" : OriginOf(made.Operation)));
        }

        RouteDeferred Of(ModelDeferred model) => known.TryGetValue(model, out var found) ? found
            : known[model] = new RouteDeferred(-1, "inner", "the Deferred of the function");

        var stations = new Dictionary<IModelStep, RouteStation>(ReferenceEqualityComparer.Instance);
        foreach (var (deferred, step) in _queues)
        {
            stations[step] = StationOf(deferred, step, Of);
            Of(deferred).Stations.Add(stations[step]);
        }

        var events = _notes.ConvertAll(note => new RouteEvent(note.Kind, Of(note.Deferred), note.Position)
        {
            Station = note.Step is null ? null : stations[note.Step],
            Other = note.Other is null ? null : Of(note.Other),
            Result = NameOf(note.Result, note.Kind),
            By = note.By is null ? string.Empty : numbers.Of(note.By.Operation),
        });
        return new Route([.. known.Values.OrderBy(deferred => deferred.Number < 0).ThenBy(deferred => deferred.Number)], events);
    }

    /// <summary>The operation without its block, which the drawing shows in its own way.</summary>
    private static string OriginOf(Operation operation)
    {
        var text = operation.ToString();
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        return brace < 0 ? text : text[..brace] + "{…}";
    }

    private RouteStation StationOf(ModelDeferred deferred, IModelStep step, Func<ModelDeferred, RouteDeferred> of)
    {
        if (step is Waiter waiter)
        {
            return new RouteStation(RouteStationKind.Waiter, -1, $"{of(waiter.Outer).Name} waits here") { Target = of(waiter.Outer) };
        }

        if (step is ModelBody body)
        {
            return new RouteStation(RouteStationKind.Await, -1, $"{of(body.Deferred).Name} awaits it") { Target = of(body.Deferred) };
        }

        var act = _addedBy.GetValueOrDefault(step);
        var operation = act?.Operation;
        var isOwn = (act?.Made?.Handle as ModelSubjectDeferred)?.Model == deferred;
        return operation?.Verb switch
        {
            Verb.List or Verb.Gather or Verb.Race when !isOwn =>
                new RouteStation(RouteStationKind.Member, -1, $"member of {act!.Made?.Name ?? "a list"}") { Target = Known(act.Made, of) },
            Verb.List or Verb.Gather or Verb.Race => new RouteStation(RouteStationKind.Hidden, -1, string.Empty),
            Verb.Chain => new RouteStation(RouteStationKind.Chain, -1, $"fires {act!.Slots[operation.Other]?.Name}")
            {
                Target = Known(act.Slots[operation.Other], of),
            },
            Verb.AddTimeout => new RouteStation(
                RouteStationKind.Step,
                operation.OnValue is null ? -1 : act!.Number,
                string.Create(CultureInfo.InvariantCulture, $"timeout {operation.Number} s")
                + (operation.OnValue is null ? string.Empty : $", hook p{act!.Number}")),
            Verb.AddLog => new RouteStation(RouteStationKind.Step, -1, "logs failures"),
            Verb.Later when operation.OnValue is not null => new RouteStation(RouteStationKind.Step, act!.Number, $"function p{act.Number}"),
            Verb.Hold => new RouteStation(RouteStationKind.Step, isOwn ? act!.Number : -1, isOwn ? $"runs p{act!.Number}" : "releases"),
            _ when step is ModelPair or ModelBoth => new RouteStation(
                RouteStationKind.Pair, act!.Number, $"p{act.Number}", operation!.OnValue, OnFailureOf(operation)),
            _ when step is ModelStep { Label.Length: > 0 } known => new RouteStation(RouteStationKind.Step, -1, known.Label),
            _ => new RouteStation(RouteStationKind.Hidden, -1, string.Empty),
        };
    }

    private static RouteDeferred? Known(Entry? entry, Func<ModelDeferred, RouteDeferred> of) =>
        entry is null ? null : of(((ModelSubjectDeferred)entry.Handle).Model);

    private static Block? OnFailureOf(Operation operation) =>
        operation.Verb == Verb.AddBoth ? operation.OnValue : operation.OnFailure;

    private RouteResult? NameOf(object? result, RouteEventKind kind) => result switch
    {
        ModelFailure failure => new RouteResult(_log.Naming.Of(failure.Error), true),
        ModelDeferred when kind == RouteEventKind.Leaves => null,
        null when !HasResult(kind) => null,
        _ => new RouteResult(_log.Naming.Of(ModelSubjectDeferred.ToSubject(result)), false),
    };

    private static bool HasResult(RouteEventKind kind) =>
        kind is RouteEventKind.Fired or RouteEventKind.Dropped or RouteEventKind.Enters or RouteEventKind.Leaves or RouteEventKind.Takes;

    private void Write(
        RouteEventKind kind, ModelDeferred? deferred, IModelStep? step = null, object? result = null, ModelDeferred? other = null)
    {
        if (deferred is not null)
        {
            _notes.Add(new Note(kind, deferred, _position(), step, result, other, _log.Current));
        }
    }

    private sealed record Note(
        RouteEventKind Kind, ModelDeferred Deferred, int Position, IModelStep? Step, object? Result, ModelDeferred? Other, Act? By);
}
