using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>What the reporters for people share: a heading, something per test, the details, the last lines, and a verdict per reactor.</summary>
/// <param name="writer">Where to.</param>
/// <param name="settings">How.</param>
internal abstract class TextReporter(ReportWriter writer, ReportSettings settings) : IReporter
{
    private readonly ProblemText _text = new(settings.Places);
    private readonly ReactorVerdicts _verdicts = new();
    private readonly PassVerdicts _passes = new();
    private RunResults _run = new(new RunStarted("", 0));

    /// <summary>Where to.</summary>
    protected ReportWriter Writer => writer;

    /// <inheritdoc/>
    public void Publish(TestEvent testEvent)
    {
        _run.Add(testEvent);
        switch (testEvent)
        {
            case RunStarted started:
                _run = new RunResults(started);
                WriteHeading(started);
                OnBegin(started);
                break;
            case TestStarted started:
                OnStarted(started.Test);
                break;
            case TestFinished finished:
                OnFinished(finished.Result);
                TellAtOnce(finished.Result);
                break;
            case TestCameLate late:
                OnLate(late.TestId);
                break;
            case ReactorLeftOut leftOut:
                _verdicts.Add(leftOut);
                break;
            case RunFinished:
                OnEnd();
                _verdicts.Add(_run);
                _passes.Add(_run);
                DetailSections.Write(writer, _run, _text, settings.TellsAtOnce);
                SlowestTests.Write(writer, _run, settings.Slowest);
                SummaryText.Write(writer, _run);
                break;
        }

        if (testEvent is not (TestStarted or TestFinished))
        {
            writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Flush() => writer.Flush();

    /// <inheritdoc/>
    public void Close()
    {
        _passes.Write(writer);
        _verdicts.Write(writer);
        writer.Flush();
    }

    /// <summary>A run begins.</summary>
    /// <param name="started">The run.</param>
    protected virtual void OnBegin(RunStarted started)
    {
    }

    /// <summary>A test begins.</summary>
    /// <param name="test">The test.</param>
    protected virtual void OnStarted(TestDescriptor test)
    {
    }

    /// <summary>A test has its verdict.</summary>
    /// <param name="result">How it ended.</param>
    protected abstract void OnFinished(TestResult result);

    /// <summary>A test that has its verdict did something wrong.</summary>
    /// <param name="testId">The test.</param>
    protected abstract void OnLate(string testId);

    /// <summary>The last test has its verdict, or a text stands between: ends whatever line is open.</summary>
    protected abstract void OnEnd();

    private void TellAtOnce(TestResult result)
    {
        if (settings.TellsAtOnce && !VerdictStyle.IsGreen(result.Verdict))
        {
            OnEnd();
            writer.WriteLine(_text.Details(result));
            writer.WriteLine();
        }
    }

    private void WriteHeading(RunStarted started)
    {
        if (started.Pass is { } pass)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Test Pass {pass}"));
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Running {started.TestCount} tests on {started.Reactor}."), TextStyle.Faint);
        if (started.Seed is { } seed)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Running tests shuffled with seed {seed}"));
        }
    }
}
