using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>
/// Hands every event to every reporter. One that throws is named, its exception is shown, and it gets no more events: the run and
/// the other reporters go on.
/// </summary>
/// <param name="reporters">The reporters and their names.</param>
/// <param name="errors">Where the failure of a reporter is told.</param>
internal sealed class ReporterSet(IReadOnlyList<(string Name, IReporter Reporter)> reporters, TextWriter errors) : ITestEventSink
{
    private readonly List<(string Name, IReporter Reporter)> _working = [.. reporters];

    /// <summary>Whether a reporter has thrown: a report is missing or incomplete.</summary>
    public bool HasFailed { get; private set; }

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        for (var i = 0; i < _working.Count; i++)
        {
            try
            {
                _working[i].Reporter.Publish(testEvent);
            }
            catch (Exception exception)
            {
                SwitchOff(i--, exception);
            }
        }
    }

    /// <inheritdoc/>
    public void Flush() => ForEach(static reporter => reporter.Flush());

    /// <summary>Tells every reporter that the session is over.</summary>
    public void Close() => ForEach(static reporter => reporter.Close());

    // A disk that is full, or an output that is closed, is nobody's mistake in a program: where in it that showed tells nothing.
    private static string Describe(Exception exception) => exception switch
    {
        IOException => exception.Message,
        UnauthorizedAccessException => (exception.InnerException ?? exception).Message,
        _ => exception.ToString(),
    };

    private void ForEach(Action<IReporter> tell)
    {
        for (var i = 0; i < _working.Count; i++)
        {
            try
            {
                tell(_working[i].Reporter);
            }
            catch (Exception exception)
            {
                SwitchOff(i--, exception);
            }
        }
    }

    private void SwitchOff(int index, Exception exception)
    {
        HasFailed = true;
        errors.WriteLine($"trial: the reporter '{_working[index].Name}' failed and is switched off; the run goes on. {Describe(exception)}");
        errors.Flush();
        _working.RemoveAt(index);
    }
}
