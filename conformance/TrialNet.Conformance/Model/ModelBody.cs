using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>What the rules D-10 say of the body of an async method: it stands in the queue of what it awaits.</summary>
internal sealed class ModelBody : IModelStep
{
    private readonly ModelWorld _world;
    private readonly IBody _body;
    private readonly Func<object?, object?> _toModel;

    internal ModelBody(ModelWorld world, IBody body, Func<object?, object?> toModel)
    {
        _world = world;
        _body = body;
        _toModel = toModel;
        Deferred = new ModelDeferred(world) { Body = this };
    }

    /// <summary>The method's Deferred.</summary>
    internal ModelDeferred Deferred { get; }

    /// <summary>Where it is suspended.</summary>
    internal ModelDeferred? Awaits { get; private set; }

    internal void Start()
    {
        _world.Cite(DeferredRule.D_10_01);
        _world.Watcher?.Began(Deferred);
        Resume(null);
    }

    public object? Use(ModelDeferred deferred, object? result)
    {
        Awaits = null;
        _world.Watcher?.Took(Deferred, deferred, result);
        Resume(() => Take(result));
        deferred.Because(DeferredRule.D_10_04);
        if (result is ModelFailure)
        {
            _world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_10_04, DeferredRule.D_12_02));
        }

        return null;
    }

    private void Resume(Action? first)
    {
        object? result;
        try
        {
            first?.Invoke();
            while (_body.Next() is { } next)
            {
                var awaited = ((ModelSubjectDeferred)next).Model;
                if (awaited.IsSettled)
                {
                    var taken = awaited.TakeResult();
                    _world.Watcher?.Took(Deferred, awaited, taken);
                    Take(taken);
                }
                else if (Deferred.MayAwait(awaited))
                {
                    // Nothing is cited: what comes next is the end of the call that began here.
                    Awaits = Deferred.IsCalled ? null : awaited;
                    _world.Watcher?.Waits(Deferred, awaited);
                    awaited.Add(this);
                    return;
                }
                else
                {
                    _world.Cite(DeferredRule.D_4_13);
                    _world.Watcher?.Refused(Deferred, awaited);
                    Take(new ModelFailure(new ModelException(ErrorKind.CircularChain)));
                }
            }

            result = _toModel(_body.End());
        }
        catch (Exception error) when (error is not Running.RunawayException)
        {
            result = new ModelFailure(error);
        }

        _world.Cite(DeferredRule.D_10_07);
        Deferred.Because(DeferredRule.D_10_07);
        _body.Finally();
        Deferred.Complete(result);
    }

    /// <summary>D-10.02: the value, or the exception at the place of the await.</summary>
    private void Take(object? result)
    {
        _world.Cite(DeferredRule.D_10_02);
        if (result is not ModelFailure failure)
        {
            _body.Got(ModelSubjectDeferred.ToSubject(result));
        }
        else if (!_body.Failed(failure.Error))
        {
            throw failure.Error;
        }
    }
}
