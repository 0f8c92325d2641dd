using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>A small Deferred, written as one would in an afternoon, with one mistake.</summary>
internal sealed class FlawedDeferred(FlawedSubject subject, Action<ISubjectDeferred>? canceller) : ISubjectDeferred
{
    private readonly List<Func<object?, object?>> _queue = [];
    private int _pauses;
    private bool _isRunning;
    private bool _dropsLate;
    private object? _result;
    private FlawedDeferred? _awaited;

    public bool IsCalled { get; private set; }

    public string Name => "";

    internal bool IsFree => IsCalled && _pauses == 0 && _awaited is null && !_isRunning;

    internal object? Result => _result;

    internal Exception? Unhandled => IsCalled && _awaited is null && _queue.Count == 0 ? (_result as FlawedFailure)?.Error : null;

    private bool Has(Flaw flaw) => subject.Flaw == flaw;

    public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback) => Append(result =>
    {
        if (result is FlawedFailure failure)
        {
            var next = errback is null ? result : errback(failure.Error);
            return next is null && Has(Flaw.NullKeepsFailure) ? result : next;
        }

        try
        {
            return callback is null ? result : callback(result);
        }
        catch (Exception error) when (Has(Flaw.ErrbackSeesOwnCallback) && errback is not null)
        {
            return errback(error);
        }
    });

    public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback) =>
        Append(result => result is FlawedFailure failure ? callback(null, failure.Error) : callback(result, null));

    public void Callback(object? value) => Fire(value is ReturnedFailure failure ? new FlawedFailure(failure.Error) : value);

    public void Errback(Exception error) => Fire(new FlawedFailure(error));

    public void Pause() => _pauses++;

    public void Unpause()
    {
        _pauses--;
        Run();
    }

    public void Cancel()
    {
        if (_awaited is not null && !Has(Flaw.CancelStopsAtOuter))
        {
            _awaited.Cancel();
        }
        else if (!IsCalled)
        {
            canceller?.Invoke(this);
            _dropsLate = canceller is null && !Has(Flaw.RefusesLateResult);
            if (!IsCalled)
            {
                Store(new FlawedFailure(new OperationCanceledException()));
            }
        }
    }

    public ISubjectDeferred Chain(ISubjectDeferred target) => Append(result =>
    {
        ((FlawedDeferred)target).Fire(result);
        return null;
    });

    public SubjectState GetState() => new(StateKind.Untold);

    internal FlawedDeferred Append(Func<object?, object?> step)
    {
        _queue.Add(step);
        if (_isRunning && Has(Flaw.RunsAddedPairAtOnce))
        {
            _queue.Remove(step);
            _result = Use(step);
            return this;
        }

        Run();
        return this;
    }

    internal void Fire(object? result)
    {
        if (IsCalled && _dropsLate)
        {
            _dropsLate = false;
            return;
        }

        if (IsCalled && !Has(Flaw.FiresTwice))
        {
            throw new InvalidOperationException("called already");
        }

        Store(result);
    }

    internal void Take() => _result = null;

    private void Store(object? result)
    {
        IsCalled = true;
        _result = result;
        Run();
    }

    private void Run()
    {
        if (!IsCalled || _isRunning || _pauses > 0)
        {
            return;
        }

        while (_queue.Count > 0 && _awaited is null && (_pauses == 0 || Has(Flaw.PausesLate)))
        {
            var step = _queue[0];
            _queue.RemoveAt(0);
            _isRunning = true;
            try
            {
                _result = Use(step);
            }
            finally
            {
                _isRunning = false;
            }

            if (_result is FlawedDeferred inner && !Has(Flaw.PassesInnerAsValue))
            {
                _awaited = inner;
                inner.Append(result =>
                {
                    _awaited = null;
                    _result = result;
                    Run();
                    return Has(Flaw.InnerKeepsResult) || (Has(Flaw.ReportsHandedOn) && result is FlawedFailure) ? result : null;
                });
            }
        }
    }

    private object? Use(Func<object?, object?> step)
    {
        try
        {
            return step(_result) switch
            {
                ReturnedFailure failure => new FlawedFailure(failure.Error),
                var next => next,
            };
        }
        catch (Exception error) when (!Has(Flaw.LetsExceptionsOut))
        {
            return new FlawedFailure(error);
        }
    }
}
