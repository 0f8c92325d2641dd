using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>Keeps what is reported, and on which thread. Threading: any.</summary>
internal sealed class ReportLog : ILogSink
{
    private readonly Lock _lock = new();
    private readonly List<(Exception, int)> _reports = [];

    public void Message(string text)
    {
    }

    public void Error(Failure failure, string context)
    {
        lock (_lock)
        {
            _reports.Add((failure.Value, Environment.CurrentManagedThreadId));
        }
    }

    internal IReadOnlyList<(Exception Error, int ThreadId)> Take()
    {
        lock (_lock)
        {
            List<(Exception, int)> taken = [.. _reports];
            _reports.Clear();
            return taken;
        }
    }
}
