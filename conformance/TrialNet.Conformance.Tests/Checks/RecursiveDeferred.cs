using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Tests.Checks;

/// <summary>A Deferred as one writes it first: right as far as it goes, and each hand-over is a call inside a call.</summary>
internal sealed class RecursiveDeferred(Action<ISubjectDeferred>? canceller) : ISubjectDeferred
{
    private readonly Queue<Func<object?, object?>> _pairs = [];
    private object? _result;
    private RecursiveDeferred? _waitingOn;
    private bool _running;

    public bool IsCalled { get; private set; }

    public string Name => string.Empty;

    public ISubjectDeferred Add(Func<object?, object?>? callback, Func<Exception, object?>? errback) => Enqueue(result => result switch
    {
        ReturnedFailure failure => errback is null ? failure : errback(failure.Error),
        _ => callback is null ? result : callback(result),
    });

    public ISubjectDeferred AddBoth(Func<object?, Exception?, object?> callback) =>
        Enqueue(result => result is ReturnedFailure failure ? callback(null, failure.Error) : callback(result, null));

    public void Callback(object? value)
    {
        if (IsCalled)
        {
            throw new AlreadyCalledException();
        }

        IsCalled = true;
        _result = value;
        Run();
    }

    public void Errback(Exception error) => Callback(new ReturnedFailure(error));

    public void Pause() => throw new NotSupportedException();

    public void Unpause() => throw new NotSupportedException();

    public void Cancel()
    {
        if (_waitingOn is { } inner)
        {
            inner.Cancel();
        }
        else if (!IsCalled)
        {
            canceller?.Invoke(this);
            if (!IsCalled)
            {
                Errback(new CancelledException());
            }
        }
    }

    public ISubjectDeferred Chain(ISubjectDeferred target) => Enqueue(result =>
    {
        target.Callback(result);
        return null;
    });

    public SubjectState GetState() => new(StateKind.Untold);

    private RecursiveDeferred Enqueue(Func<object?, object?> pair)
    {
        _pairs.Enqueue(pair);
        if (IsCalled)
        {
            Run();
        }

        return this;
    }

    private void Run()
    {
        while (!_running && _waitingOn is null && _pairs.TryDequeue(out var pair))
        {
            _running = true;
            try
            {
                _result = pair(_result);
            }
            catch (Exception error)
            {
                _result = new ReturnedFailure(error);
            }

            _running = false;
            if (_result is RecursiveDeferred inner)
            {
                _waitingOn = inner;
                inner.Enqueue(result =>
                {
                    _waitingOn = null;
                    _result = result;
                    Run();
                    return null;
                });
            }
        }
    }
}
