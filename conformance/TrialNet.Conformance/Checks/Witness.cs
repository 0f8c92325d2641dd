using System.Globalization;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>A pair of the kit that writes down what it gets and leaves null. Threading: it may be called on any thread.</summary>
internal sealed class Witness
{
    private readonly object _gate = new();
    private readonly CallGuard _guard = new();

    internal int Calls => _guard.Calls;

    internal bool IsFailed => Calls > 0 && Error is not null;

    internal bool IsSucceeded => Calls > 0 && Error is null;

    internal object? Value { get; private set; }

    internal Exception? Error { get; private set; }

    internal int ThreadId { get; private set; }

    /// <summary>Adds the pair.</summary>
    internal Witness Hear(ISubjectDeferred deferred)
    {
        deferred.AddBoth(Hear);
        return this;
    }

    /// <summary>The pair itself.</summary>
    internal object? Hear(object? value, Exception? error)
    {
        lock (_gate)
        {
            Value = value;
            Error = error;
            ThreadId = Environment.CurrentManagedThreadId;
            Monitor.PulseAll(_gate);
            return _guard.Count<object?>(null);
        }
    }

    /// <summary>Waits until it has been called, possibly on another thread.</summary>
    internal bool Wait(TimeSpan patience)
    {
        lock (_gate)
        {
            return Calls > 0 || Monitor.Wait(_gate, patience);
        }
    }

    /// <summary>Whether it got this value and nothing else: the very object; a number has no identity.</summary>
    internal bool Got(object? value) =>
        Calls == 1 && Error is null && Words.AreSame(Value, value);

    internal bool GotFailure(Exception error) => Calls == 1 && ReferenceEquals(Error, error);

    /// <summary>What it got, in words.</summary>
    public override string ToString() => Calls switch
    {
        0 => "the pair is not called",
        1 when Error is not null => $"the failure {Words.Of(Error)}",
        1 => $"the value {Words.Of(Value)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"the pair is called {Calls} times"),
    };
}
