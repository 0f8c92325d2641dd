using System.Collections.Concurrent;
using TrialNet.Defer;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>What a reactor logs while it is judged. Threading: any.</summary>
internal sealed class SceneLog : ILogSink
{
    private readonly ConcurrentQueue<LoggedError> _errors = new();

    /// <summary>The errors that no check has taken.</summary>
    internal IReadOnlyCollection<LoggedError> Errors => _errors;

    public void Message(string text)
    {
    }

    public void Error(Failure failure, string context) => _errors.Enqueue(new LoggedError(failure, context));

    /// <summary>Takes the errors of a type, as <c>FlushLoggedErrors</c> does; the others stay.</summary>
    internal IReadOnlyList<LoggedError> Take<TException>()
        where TException : Exception
    {
        var taken = new List<LoggedError>();
        for (var count = _errors.Count; count > 0 && _errors.TryDequeue(out var error); count--)
        {
            if (error.Failure.Value is TException)
            {
                taken.Add(error);
            }
            else
            {
                _errors.Enqueue(error);
            }
        }

        return taken;
    }
}
