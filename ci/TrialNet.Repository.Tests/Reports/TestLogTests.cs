using TrialNet.Ci.Totals;

namespace TrialNet.Repository.Tests.Reports;

public class TestLogTests
{
    [Fact]
    public void The_summary_of_an_xunit_project_is_read() =>
        Assert.Equal(
            [new SuiteTotals("TrialNet.Reactor.Tests", 107, 2, 3)],
            TestLog.Read(
                """
                Test run for /x/TrialNet.Reactor.Tests.dll (.NETCoreApp,Version=v10.0)

                Failed!  - Failed:     2, Passed:   107, Skipped:     3, Total:   112, Duration: 2 s - TrialNet.Reactor.Tests.dll (net10.0)
                """));

    [Theory]
    [InlineData("Passed! - Failed: 0, Passed: 18, Skipped: 0, Total: 18, Duration: 412ms - TrialNet.Poetry.Tests.dll (net10.0|x64)", 18, 0, 0)]
    [InlineData("  Failed! - Failed: 0, Passed: 0, Skipped: 0, Total: 0, Duration: 45ms - TrialNet.Poetry.Tests.dll (net10.0|x64)", 0, 0, 0)]
    [InlineData("  Passed! - Failed: 0, Passed: 17, Skipped: 1, Total: 18, Duration: 1m 2s - TrialNet.Poetry.Tests.exe (net10.0|x64)", 17, 0, 1)]
    [InlineData("Skipped! - Failed: 0, Passed: 0, Skipped: 4, Total: 4, Duration: < 1 ms - TrialNet.Poetry.Tests.dll (net10.0)", 0, 0, 4)]
    [InlineData("\u001b[32mPassed!\u001b[0m - Failed: 0, Passed: 5, Skipped: 0, Total: 5, Duration: 1 s - TrialNet.Poetry.Tests.dll (net10.0|x64)\r", 5, 0, 0)]
    public void The_summary_of_a_TrialNet_project_is_read(string line, int passed, int failed, int skipped) =>
        Assert.Equal([new SuiteTotals("TrialNet.Poetry.Tests", passed, failed, skipped)], TestLog.Read(line));

    [Theory]
    [InlineData("Ran 12 tests in 0.120s\n\nPASSED (successes=12)\n", 12, 0, 0)]
    [InlineData("Ran 12 tests in 0.120s\n\nPASSED\n", 12, 0, 0)]
    [InlineData("Ran 12 tests in 0.120s\n\nPASSED (skips=2, expectedFailures=1, successes=9)\n", 9, 0, 3)]
    [InlineData("Ran 12 tests in 0.120s\n\nFAILED (failures=2, errors=1, unexpectedSuccesses=1, successes=8)\n", 8, 4, 0)]
    [InlineData("Ran 12 tests in 0.120s\n\nPASSED (successes=12, flaky=3, warnings=1)\n", 12, 0, 0)]
    [InlineData("Ran 12 tests in 0.120s\n\nFAILED (successes=12, late=1)\n", 12, 1, 0)]
    [InlineData("Ran 3 tests in 0.120s\n\nFAILED (failures=3)\n", 0, 3, 0)]
    public void The_summary_of_the_trial_command_is_read(string text, int passed, int failed, int skipped) =>
        Assert.Equal([new SuiteTotals("trial", passed, failed, skipped)], TestLog.Read(text));

    [Fact]
    public void A_matrix_gives_one_summary_a_reactor() =>
        Assert.Equal(2, TestLog.Read("Ran 5 tests in 1.0s\n\nPASSED (successes=5)\nreactor: poll\nRan 6 tests in 1.0s\n\nPASSED (successes=6)\n").Count());

    [Fact]
    public void Other_lines_count_for_nothing() =>
        Assert.Empty(TestLog.Read("Passed TrialNet.X.Method [2 ms]\nRan out of patience\nFailed to build: 3 errors\nNo test is available in X.dll\n"));
}
