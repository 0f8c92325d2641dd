using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>Keeps the errors that are logged until they are taken.</summary>
internal sealed class RecordingLog : ILogSink
{
    private readonly List<Exception> _errors = [];

    public void Message(string text)
    {
    }

    public void Error(Failure failure, string context)
    {
        lock (_errors)
        {
            _errors.Add(failure.Value);
        }
    }

    internal IReadOnlyList<Exception> TakeErrors()
    {
        lock (_errors)
        {
            List<Exception> taken = [.. _errors];
            _errors.Clear();
            return taken;
        }
    }
}
