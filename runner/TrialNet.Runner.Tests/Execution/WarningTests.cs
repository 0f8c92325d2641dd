using Microsoft.Extensions.Logging;
using TrialNet.Framework;
using TrialNet.Reactor.Logging;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Warnings, and what comes through loggers of .NET (T1, T28).</summary>
public sealed class WarningTests
{
    [Fact]
    public void T1_a_warning_that_is_not_flushed_leaves_a_test_green_and_is_told()
    {
        var run = InnerRun.Of<Warning>();

        var problem = Assert.Single(run["Test_own"].Problems);
        Assert.Equal((Verdict.Warned, ProblemSource.Warning, "the ink is low"), (run["Test_own"].Verdict, problem.Source, problem.Message));
        Assert.Matches(@"^   at warning in .*WarningTests\.cs:line \d+$", problem.StackTrace);
        Assert.Equal(["Poems: the pen is old"], run["Test_logger"].Problems.Select(static problem => problem.Message));
        Assert.Equal(Verdict.Passed, run["Test_flushed"].Verdict);
        Assert.Equal(Verdict.Failed, run["Test_fails_too"].Verdict);
        Assert.Equal([ProblemSource.Test, ProblemSource.Warning], run["Test_fails_too"].Problems.Select(static problem => problem.Source));
    }

    [Fact]
    public void T28_an_error_through_a_logger_is_an_error_of_the_test_unless_it_is_flushed()
    {
        var run = InnerRun.Of<Logging>();

        Assert.Equal(Verdict.Error, run["Test_with_exception"].Verdict);
        Assert.Equal("Poems: While writing: dry", Assert.Single(run["Test_with_exception"].Problems).Message);
        Assert.Equal("Poems: no ink", Assert.Single(run["Test_without_exception"].Problems).Message);
        Assert.Equal(typeof(LoggedErrorException).FullName, run["Test_without_exception"].Problems[0].ExceptionType);
        Assert.Equal(Verdict.Passed, run["Test_flushed"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test_information"].Verdict);
    }

    private sealed class Warning : TestCase
    {
        public void Test_own() => Warn("the ink is low");

        public void Test_logger() => new ScopeLoggerFactory().CreateLogger("Poems").LogWarning("the pen is {Age}", "old");

        public void Test_flushed()
        {
            Test_own();
            Test_logger();
            AssertEqual(["the ink is low", "the pen is old"], FlushWarnings().Select(static warning => warning.Message));
        }

        public void Test_fails_too()
        {
            Test_own();
            Fail("worse");
        }
    }

    private sealed class Logging : TestCase
    {
        private readonly ILogger _logger = new ScopeLoggerFactory().CreateLogger("Poems");

        public void Test_with_exception() => _logger.LogError(new InvalidOperationException("dry"), "While {What}", "writing");

        public void Test_without_exception() => _logger.LogCritical("no {What}", "ink");

        public void Test_flushed()
        {
            Test_without_exception();
            AssertEqual("no ink", FlushLoggedErrors<LoggedErrorException>()[0].Message);
        }

        public void Test_information()
        {
            _logger.LogInformation("dipping");
            _logger.LogDebug("a drop");
        }
    }
}
