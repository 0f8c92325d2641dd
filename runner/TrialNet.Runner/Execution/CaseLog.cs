using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Takes what is logged in a test's scope: into the test's account while it runs, and as late afterwards. Threading: any thread.</summary>
internal sealed class CaseLog(string testId, TestLog log, Action<string, Problem> late) : ILogSink, ILifecycleLog, IWarningLog
{
    private readonly Lock _lock = new();
    private bool _isClosed;

    /// <summary>Where the errors of the test are kept until somebody flushes them.</summary>
    internal ErrorCollector Errors { get; } = new();

    /// <summary>Where its warnings are kept until somebody flushes them.</summary>
    internal WarningCollector Warnings { get; } = new();

    /// <summary>What the test writes.</summary>
    internal CaseOutput Output { get; } = new();

    public void Message(string text)
    {
        log.Message(text);
        Output.Log(text);
    }

    public void Lifecycle(string text) => log.Message(text);

    public void Warning(string text, string? category)
    {
        Message(category is null ? $"warning: {text}" : $"{category}: warning: {text}");
        Warnings.Add(new TestWarning(text, category, null, 0));
    }

    public void Error(Failure failure, string context)
    {
        log.Error(failure, context);
        lock (_lock)
        {
            if (!_isClosed)
            {
                Errors.Add(new LoggedError(failure, context));
                return;
            }
        }

        late(testId, ProblemText.Of(ProblemSource.Late, failure.Value, context));
    }

    /// <summary>Tells of something that the test did after its verdict.</summary>
    internal void TellLate(Problem problem) => late(testId, problem);

    /// <summary>Ends the test's account: what is logged from now on is late.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }
}
