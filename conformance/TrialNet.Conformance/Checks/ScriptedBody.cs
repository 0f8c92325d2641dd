using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>A body that does what a check says and writes down what comes. Threading: it may be resumed on any thread.</summary>
internal sealed class ScriptedBody : IBody
{
    private int _steps;
    private int _finallies;

    /// <summary>What comes before wait number 0, 1 and so on, and what is waited for; null ends the body.</summary>
    internal Func<int, ISubjectDeferred?> Wait { get; set; } = static _ => null;

    /// <summary>The result.</summary>
    internal Func<object?> Result { get; set; } = static () => null;

    /// <summary>Whether the body catches an exception.</summary>
    internal Func<Exception, bool> Catches { get; set; } = static _ => false;

    /// <summary>The values that came.</summary>
    internal List<object?> Got { get; } = [];

    /// <summary>The exceptions that came.</summary>
    internal List<Exception> Errors { get; } = [];

    internal int Steps => Volatile.Read(ref _steps);

    internal int Finallies => Volatile.Read(ref _finallies);

    public ISubjectDeferred? Next() => Wait(Interlocked.Increment(ref _steps) - 1);

    void IBody.Got(object? value) => Got.Add(value);

    public bool Failed(Exception error)
    {
        Errors.Add(error);
        return Catches(error);
    }

    public void Finally() => Interlocked.Increment(ref _finallies);

    public object? End() => Result();
}
