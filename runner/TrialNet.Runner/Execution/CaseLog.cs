using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Takes what is logged in a test's scope: into the test's account while it runs, and as late afterwards. Threading: any thread.</summary>
internal sealed class CaseLog : ILogSink, ILifecycleLog, IWarningLog
{
    // One for errors, warnings and output, which take it once more below this: with one each there would be three more for each test.
    private readonly Lock _lock = new();
    private readonly string _testId;
    private readonly TestLog _log;
    private readonly Action<string, Problem> _late;
    private bool _isClosed;

    /// <param name="testId">The test.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="late">Hears of what comes after the test's verdict; any thread.</param>
    internal CaseLog(string testId, TestLog log, Action<string, Problem> late)
    {
        _testId = testId;
        _log = log;
        _late = late;
        Errors = new ErrorCollector(_lock);
        Warnings = new WarningCollector(_lock);
        Output = new CaseOutput(_lock);
    }

    /// <summary>Where the errors of the test are kept until somebody flushes them.</summary>
    internal ErrorCollector Errors { get; }

    /// <summary>Where its warnings are kept until somebody flushes them.</summary>
    internal WarningCollector Warnings { get; }

    /// <summary>What the test writes.</summary>
    internal CaseOutput Output { get; }

    public void Message(string text)
    {
        _log.Message(text);
        Output.Log(text);
    }

    public void Lifecycle(string text) => _log.Message(text);

    public void Warning(string text, string? category)
    {
        Message(category is null ? $"warning: {text}" : $"{category}: warning: {text}");
        Warnings.Add(new TestWarning(text, category, null, 0));
    }

    public void Error(Failure failure, string context)
    {
        _log.Error(failure, context);
        lock (_lock)
        {
            if (!_isClosed)
            {
                Errors.Add(new LoggedError(failure, context));
                return;
            }
        }

        _late(_testId, ProblemText.Of(ProblemSource.Late, failure.Value, context));
    }

    /// <summary>Tells of something that the test did after its verdict.</summary>
    internal void TellLate(Problem problem) => _late(_testId, problem);

    /// <summary>Ends the test's account: what is logged from now on is late.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }
}
