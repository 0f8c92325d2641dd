using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Model;

/// <summary>What the rules D-10 say of the body of an async method: it stands in the queue of what it awaits.</summary>
internal sealed class ModelBody : IModelStep
{
    private readonly ModelWorld _world;
    private readonly IBody _body;
    private readonly Func<object?, object?> _toModel;
    private ModelDeferred _fires;

    internal ModelBody(ModelWorld world, IBody body, Func<object?, object?> toModel)
    {
        _world = world;
        _body = body;
        _toModel = toModel;
        Deferred = _fires = NewDeferred();
    }

    /// <summary>The method's Deferred.</summary>
    internal ModelDeferred Deferred { get; }

    /// <summary>Where it is suspended; in Twisted, where it was last.</summary>
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
        Consumed(deferred, result);
        return null;
    }

    private void Consumed(ModelDeferred awaited, object? result)
    {
        awaited.Because(DeferredRule.D_10_04);
        if (result is ModelFailure)
        {
            _world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_10_04, DeferredRule.D_12_02));
        }
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
                if (_world.IsTwisted ? !GoesOnLikeTwisted(awaited) : !GoesOn(awaited))
                {
                    return;
                }
            }

            result = _toModel(_body.End());
        }
        catch (Exception error) when (error is not Running.RunawayException)
        {
            result = new ModelFailure(error);
        }

        _world.Cite(DeferredRule.D_10_07);
        _fires.Because(DeferredRule.D_10_07);
        _body.Finally();
        _fires.Complete(result);
    }

    /// <summary>Takes what is there, or waits; false if it waits.</summary>
    private bool GoesOn(ModelDeferred awaited)
    {
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
            return false;
        }
        else
        {
            _world.Cite(DeferredRule.D_4_13);
            _world.Watcher?.Refused(Deferred, awaited);
            Take(new ModelFailure(new ModelException(ErrorKind.CircularChain)));
        }

        return true;
    }

    /// <summary>As <see cref="GoesOn"/>; Twisted adds a pair in any case, and looks whether it has run.</summary>
    private bool GoesOnLikeTwisted(ModelDeferred awaited)
    {
        var isAdding = true;
        var hasCome = false;
        object? come = null;
        awaited.Add(new ModelStep(result =>
        {
            _world.Watcher?.Took(Deferred, awaited, result);
            if (isAdding)
            {
                hasCome = true;
                come = result;
            }
            else
            {
                Resume(() => Take(result));
            }

            Consumed(awaited, result);
            return null;
        }));
        isAdding = false;
        if (hasCome)
        {
            Take(come);
        }
        else
        {
            Awaits = awaited;
            _world.Watcher?.Waits(Deferred, awaited);
        }

        return hasCome;
    }

    /// <summary>
    /// Twisted 22.4 fires the Deferred that it has given out at once, with a failure that only the first errback sees; this one
    /// cancels what is awaited, and returns a new Deferred, which the body is to fire.
    /// </summary>
    private void CancelLikeTwisted(ModelDeferred cancelled)
    {
        _world.Citations.Cite(RuleSet.Of(DeferredRule.D_10_05, DeferredRule.D_10_06));
        cancelled.FireThrough(
            new ModelStep(_ =>
            {
                _fires = NewDeferred();
                if (Awaits is null)
                {
                    throw new ModelException(ErrorKind.BadArgument);
                }

                Awaits.Cancel();
                return _fires;
            }),
            new ModelFailure(new InternalCancelledException()));
    }

    private ModelDeferred NewDeferred() => new(_world, _world.IsTwisted ? CancelLikeTwisted : null) { Body = this };

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
