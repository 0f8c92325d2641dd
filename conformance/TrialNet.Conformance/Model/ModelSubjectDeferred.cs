using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>A Deferred of the model, as programs use it.</summary>
internal sealed class ModelSubjectDeferred : ISubjectDeferred
{
    private readonly ModelWorld _world;

    private ModelSubjectDeferred(ModelWorld world, ModelDeferred model)
    {
        _world = world;
        Model = model;
    }

    public bool IsCalled => Model.IsCalled;

    public string Name => Model.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal ModelDeferred Model { get; }

    internal static ModelSubjectDeferred Of(ModelWorld world, ModelDeferred model) =>
        (ModelSubjectDeferred)(model.Wrapper ??= new ModelSubjectDeferred(world, model));

    public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback)
    {
        Model.Add(new ModelPair(
            _world,
            callback is null ? null : value => ToModel(callback(ToSubject(value))),
            errback is null ? null : error => ToModel(errback(error))));
        return this;
    }

    public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback)
    {
        Model.Add(new ModelBoth(_world, (value, error) => ToModel(callback(ToSubject(value), error))));
        return this;
    }

    public void Callback(object? value)
    {
        if (value is ReturnedFailure)
        {
            _world.Cite(DeferredRule.D_2_11);
            Model.Because(DeferredRule.D_2_11);
        }

        Model.Fire(ToModel(value));
    }

    public void Errback(Exception error)
    {
        _world.Cite(DeferredRule.D_2_12);
        Model.Because(DeferredRule.D_2_12);
        Model.Fire(new ModelFailure(error));
    }

    public void Pause() => Model.Pause();

    public void Unpause() => Model.Unpause();

    public void Cancel() => Model.Cancel();

    public ISubjectDeferred Chain(ISubjectDeferred target)
    {
        var model = ((ModelSubjectDeferred)target).Model;
        model.SaysItWaitsFor = Model;
        Model.Add(new ModelChain(_world, model));
        return this;
    }

    public SubjectState GetState()
    {
        _world.Cite(DeferredRule.D_4_18);
        if (_world.IsTwisted && Model.HasEndlessText)
        {
            throw new Running.RunawayException();
        }

        var waitingOn = _world.IsTwisted ? Model.SaysItWaitsFor : Model.Leads;
        return waitingOn is not null ? new SubjectState(StateKind.Waiting, Of(_world, waitingOn).Name)
            : new SubjectState(Model.IsCalled ? StateKind.HasResult : StateKind.Unfired);
    }

    internal static object? ToModel(object? value) => value switch
    {
        ReturnedFailure failure => new ModelFailure(failure.Error),
        ModelSubjectDeferred deferred => deferred.Model,
        _ => value,
    };

    internal static object? ToSubject(object? value) => value switch
    {
        ModelDeferred deferred => Of(deferred.World, deferred),
        ModelFailure failure => new ReturnedFailure(failure.Error),
        _ => value,
    };
}
