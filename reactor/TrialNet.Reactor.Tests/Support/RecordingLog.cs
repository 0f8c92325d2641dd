using System.Collections.Concurrent;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A log that keeps what it gets, so that a test can ask for it, and fails when nobody asks for an error.</summary>
public sealed class RecordingLog : ILogSink
{
    private readonly ConcurrentQueue<(Failure Failure, string Context)> _errors = new();
    private readonly ConcurrentQueue<string> _messages = new();

    public IReadOnlyCollection<string> Messages => _messages;

    /// <summary>Called, on the reactor's thread, for every error.</summary>
    public Action? OnError { get; set; }

    public void Message(string text) => _messages.Enqueue(text);

    public void Error(Failure failure, string context)
    {
        _errors.Enqueue((failure, context));
        OnError?.Invoke();
    }

    /// <summary>Takes every error of a type, as <c>FlushLoggedErrors</c> does.</summary>
    public IReadOnlyList<TException> Take<TException>()
        where TException : Exception
    {
        var all = TakeAll();
        foreach (var other in all.Where(error => error.Failure.Check<TException>() is null))
        {
            _errors.Enqueue(other);
        }

        return all.Select(error => error.Failure.Check<TException>()).OfType<TException>().ToList();
    }

    /// <summary>Takes every error with its context.</summary>
    public IReadOnlyList<(Failure Failure, string Context)> TakeAll()
    {
        var all = new List<(Failure Failure, string Context)>();
        while (_errors.TryDequeue(out var error))
        {
            all.Add(error);
        }

        return all;
    }
}
