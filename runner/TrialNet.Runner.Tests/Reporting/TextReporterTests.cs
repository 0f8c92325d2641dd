using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Tests.Reporting;

public sealed class TextReporterTests
{
    [Fact]
    public void A_green_run_ends_in_the_three_lines_of_trial() => Assert.EndsWith(
        "\nRan 2 tests in 0.500s\n\nPASSED (successes=2)\n", ReportText.Of("tree", EventScript.Run("epoll", Verdict.Passed, 2)), StringComparison.Ordinal);

    [Theory]
    [InlineData(Verdict.Passed, "PASSED (successes=1)")]
    [InlineData(Verdict.Skipped, "PASSED (skips=1)")]
    [InlineData(Verdict.ExpectedFailure, "PASSED (expectedFailures=1)")]
    [InlineData(Verdict.UnexpectedSuccess, "FAILED (unexpectedSuccesses=1)")]
    [InlineData(Verdict.Failed, "FAILED (failures=1)")]
    [InlineData(Verdict.Error, "FAILED (errors=1)")]
    [InlineData(Verdict.TimedOut, "FAILED (timeouts=1)")]
    [InlineData(Verdict.Late, "FAILED (late=1)")]
    [InlineData(Verdict.Flaky, "PASSED (flaky=1)")]
    public void Each_verdict_has_its_item_and_its_colour(Verdict verdict, string status) =>
        Assert.EndsWith(status + "\n", ReportText.Of("summary", EventScript.Run("epoll", verdict)), StringComparison.Ordinal);

    [Theory]
    [InlineData(RunStop.Interrupted, "Interrupted: 3 of 5 tests were not run.\nRan 2 tests")]
    [InlineData(RunStop.ExitFirst, "Stopped by --exitfirst: 3 of 5 tests were not run.\nRan 2 tests")]
    [InlineData(RunStop.Completed, "Incomplete: 3 of 5 tests were not run.\nRan 2 tests")]
    public void A_run_that_did_not_get_to_its_end_has_not_passed(RunStop stop, string remark)
    {
        var text = ReportText.Of("dots", EventScript.Run("epoll", Verdict.Passed, 2, planned: 5, stop));
        Assert.Contains(remark, text, StringComparison.Ordinal);
        Assert.EndsWith("\nFAILED (successes=2)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_reactors_get_a_verdict_each()
    {
        IEnumerable<TestEvent> session =
        [
            new ReactorLeftOut("iocp", "not available: this is not Windows"),
            .. EventScript.Run("epoll", Verdict.Passed),
            .. EventScript.Run("select", Verdict.Failed),
        ];
        foreach (var reporter in (string[])["tree", "dots", "verbose", "timing", "summary"])
        {
            Assert.EndsWith(
                "\n\niocp    not available: this is not Windows\nepoll   PASSED (successes=1)\nselect  FAILED (failures=1)\n",
                ReportText.Of(reporter, session),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Several_passes_on_one_reactor_are_no_matrix()
    {
        var text = ReportText.Of("summary", [.. EventScript.Run("epoll", Verdict.Passed), .. EventScript.Run("epoll", Verdict.Failed)]);
        Assert.EndsWith("FAILED (failures=1)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("epoll", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_watched_test_is_named_while_it_runs()
    {
        var test = Descriptors.Of("N", "C", "Test_slow");
        Assert.Equal("[0 of 0] N.C.Test_slow", ReportText.Of("tree", [new TestStarted(test)], isLive: true));
        Assert.EndsWith("N.C.Test_slow ...", ReportText.Of("verbose", [new TestStarted(test)], isLive: true), StringComparison.Ordinal);
        Assert.Equal("", ReportText.Of("tree", [new TestStarted(test)]));
    }

    [Fact]
    public void The_last_line_of_a_terminal_tells_how_far_the_run_is_and_what_runs()
    {
        var (first, second, third) = (Descriptors.Of("N", "C", "Test_1"), Descriptors.Of("N", "C", "Test_2"), Descriptors.Of("N", "C", "Test_" + new string('x', 90)));
        List<TestEvent> events = [new RunStarted("epoll", 3), new TestStarted(first), new TestStarted(second)];
        Assert.EndsWith("\n[0 of 3] N.C.Test_2 and 1 more", Screen(events), StringComparison.Ordinal);

        events.Add(EventScript.Finished(second, Verdict.Failed));
        Assert.EndsWith("[FAIL]\n[1 of 3, 1 not well] N.C.Test_1", Screen(events), StringComparison.Ordinal);

        events.AddRange([EventScript.Finished(first, Verdict.Passed), new TestStarted(third)]);
        Assert.Equal(78, Screen(events).Split('\n')[^1].Length);

        events.AddRange([EventScript.Finished(third, Verdict.Passed), new RunFinished(TimeSpan.Zero, RunStop.Completed)]);
        Assert.DoesNotContain(" of 3", Screen(events), StringComparison.Ordinal);

        static string Screen(IEnumerable<TestEvent> events) => ReportText.OnScreen(ReportText.Of("tree", events, isLive: true));
    }

    [Theory]
    [InlineData(0, 78)]
    [InlineData(200, 78)]
    [InlineData(30, 29)]
    [InlineData(4, 3)]
    [InlineData(3, 0)]
    public void The_last_line_leaves_a_column_free(int columns, int length)
    {
        using var output = new StringWriter();
        var progress = new ProgressLine(new ReportWriter(output, line: new LiveLine(() => columns)));
        progress.Start(Descriptors.Of("N", "C", "Test_" + new string('x', 90)));
        Assert.Equal(length, output.ToString().Length);
    }

    [Fact]
    public void A_line_that_somebody_else_has_broken_is_not_erased()
    {
        using var output = new StringWriter();
        var line = new LiveLine();
        var progress = new ProgressLine(new ReportWriter(output, line: line));
        progress.Start(Descriptors.Of("N", "C", "Test"));
        output.Write("\ntrial: something else\n");
        line.Break();
        progress.Clear();
        Assert.EndsWith("something else\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_status_line_is_doubled_or_left_half()
    {
        var (first, second) = (Descriptors.Of("N", "C", "Test_1"), Descriptors.Of("N", "C", "Test_2"));
        var text = ReportText.Of(
            "verbose",
            [
                new TestStarted(first), EventScript.Finished(first, Verdict.Passed),
                new TestStarted(second),
                new TestCameLate(first.Id, EventScript.Plain(ProblemSource.Late, Verdict.Error, "x")),
                EventScript.Finished(second, Verdict.Passed),
            ],
            isLive: true);
        Assert.Equal("N.C.Test_1 ... [OK] (0.012s)\nN.C.Test_2 ...\nN.C.Test_1 ... [LATE]\nN.C.Test_2 ... [OK] (0.012s)\n", text);
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("dots")]
    [InlineData("verbose")]
    [InlineData("summary")]
    public void The_slowest_tests_are_listed_where_asked_for(string reporter)
    {
        IEnumerable<TestEvent> run = [new RunStarted("epoll", 4), Took("a", 0.25), Took("b", 1.5), Took("c", 0.25), Took("d", 0), new RunFinished(TimeSpan.FromSeconds(2), RunStop.Completed)];

        Assert.Contains(
            "The slowest 2 of 4 tests, 88 % of the 2.000s that all took:\n    1.500s  N.C.b\n    0.250s  N.C.a\n\nRan 4 tests in ",
            ReportText.Of(reporter, run, slowest: 2),
            StringComparison.Ordinal);
        Assert.Contains("The slowest 3 of 4 tests, 100 % of", ReportText.Of(reporter, run, slowest: 9), StringComparison.Ordinal);
        Assert.DoesNotContain("slowest", ReportText.Of(reporter, run), StringComparison.Ordinal);

        static TestFinished Took(string name, double seconds) =>
            new(EventScript.Finished(Descriptors.Of("N", "C", name), Verdict.Passed).Result with { Duration = TimeSpan.FromSeconds(seconds) });
    }

    [Theory]
    [InlineData("tree", "N\n  C\n    Test_1 ...                                                           [FAIL]\nit does not rhyme\n\nN\n  C\n    Test_2 ")]
    [InlineData("dots", "F\nit does not rhyme\n\n.\n")]
    [InlineData("verbose", "N.C.Test_1 ... [FAIL] (0.012s)\nit does not rhyme\n\nN.C.Test_2 ")]
    public void What_went_wrong_is_told_at_once_where_asked_for_and_the_end_refers_to_it(string reporter, string expected)
    {
        TestEvent[] run =
        [
            new RunStarted("epoll", 2),
            EventScript.Finished(Descriptors.Of("N", "C", "Test_1"), Verdict.Failed, null, EventScript.Plain(ProblemSource.Test, Verdict.Failed, "it does not rhyme")),
            EventScript.Finished(Descriptors.Of("N", "C", "Test_2"), Verdict.Passed),
            new RunFinished(TimeSpan.Zero, RunStop.Completed),
        ];
        var text = ReportText.Of(reporter, run, atOnce: true);

        Assert.Contains("Running 2 tests on epoll.\n" + expected, text, StringComparison.Ordinal);
        Assert.Contains("\n[FAIL]\n(told above)\n\nN.C.Test_1\n---", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_are_broken_into_lines()
    {
        var text = ReportText.Of("dots", EventScript.Run("epoll", Verdict.Passed, 100));
        Assert.Contains($"\n{new string('.', 79)}\n{new string('.', 21)}\n---", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_tests_cannot_steer_the_terminal()
    {
        var test = Descriptors.Of("N", "C", "Test(\"\u001b[2J\r\n\a\")");
        var text = ReportText.Of("verbose", [EventScript.Finished(test, Verdict.Skipped, "\u001b]0;title\u0007\ttab\nline")]);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character is not ('\n' or '\t'));
        Assert.Contains("\\u001b[2J", text, StringComparison.Ordinal);
    }
}
