using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;

namespace TrialNet.Runner.Tests.Reporting;

/// <summary>Runs that never were: what a runner would publish, written down.</summary>
internal static class EventScript
{
    private const string File = "/home/poet/poems/ReadingTests.cs";

    /// <summary>Every verdict, every part of a test's life, equal texts, a load error, a test that came late twice.</summary>
    public static IReadOnlyList<TestEvent> Everything()
    {
        var script = new List<TestEvent> { new RunStarted("epoll", 23, Seed: 42, Pass: 3) };
        Add(script, "Poems.Tests", "Reading", "Test_ok", Verdict.Passed);
        Add(script, "Poems.Tests", "Reading", "Test_length", Verdict.Failed, null, Assertion("Expected: 3\nObserved: 4", "Test_length", 12));
        Add(script, "Poems.Tests", "Reading", "Test_closed", Verdict.Error, null, Thrown(ProblemSource.Test, "the port is closed", "Test_closed", 20));
        Add(script, "Poems.Tests", "Reading", "Test_windows", Verdict.Skipped, "needs Windows");
        Add(script, "Poems.Tests", "Reading", "Test_macos(\"14\")", Verdict.Skipped, "needs Windows");
        Add(script, "Poems.Tests", "Reading", "Test_no_reason", Verdict.Skipped);
        Add(script, "Poems.Tests", "Reading", "Test_ahead", Verdict.ExpectedFailure, "fix the last line", Assertion("the last line is missing", "Test_ahead", 33));
        Add(script, "Poems.Tests", "Reading", "Test_done", Verdict.UnexpectedSuccess, "fix the first line");
        Add(script, "Poems.Tests", "Reading", "Test_hangs", Verdict.TimedOut, null, Plain(ProblemSource.Test, Verdict.TimedOut, "The test took longer than 2 s."));
        Add(script, "Poems.Tests", "Writing+Slowly", "Test_leaks", Verdict.Error, null, Plain(
            ProblemSource.Leak,
            Verdict.Error,
            $"Left behind: a delayed call due in 59.9 s, made at {File}:51.\nCancel it in the test: call.Cancel()."));
        Add(script, "Poems.Tests", "Writing+Slowly", "Test_logs", Verdict.Error, null, Plain(ProblemSource.LoggedError, Verdict.Error, "connection lost"));
        Add(script, "Poems.Tests", "Writing+Slowly", "Test_fails_unseen", Verdict.Error, null, Plain(ProblemSource.UnhandledFailure, Verdict.Error, $"Unhandled error in Deferred (created at {File}:57): no such poem"));
        Add(script, "Poems.Tests", "Writing+Slowly", "Test_all_goes_wrong", Verdict.Failed, null, Assertion("not this one", "Test_all_goes_wrong", 60),
            Thrown(ProblemSource.Cleanup, "cannot clean up", "Clean", 70), Thrown(ProblemSource.TearDown, "cannot tear down", "TearDown", 80));
        Add(script, "", "Loose", "Test_a", Verdict.Error, null, Thrown(ProblemSource.SetUp, "cannot set up", "SetUp", 90));
        Add(script, "", "Loose", "Test_b", Verdict.Error, null, Thrown(ProblemSource.SetUp, "cannot set up", "SetUp", 90));
        Add(script, "Poems.Other", "AClassWithAVeryLongNameThatGoesOnAndOn", "Test_with_a_name_that_leaves_no_room_for_its_status_at_all", Verdict.Passed);
        Add(script, "Poems.Other", "Late", "Test_comes_late", Verdict.Passed);
        Add(script, "Poems.Other", "Late", "Test_fails_and_comes_late", Verdict.Failed, null, Assertion("no", "Test_fails_and_comes_late", 99));
        script.Add(new TestCameLate("Poems.Other.Late.Test_comes_late", Thrown(ProblemSource.Late, "still there", "OnTimer", 111)));
        script.Add(new TestCameLate("Poems.Other.Late.Test_fails_and_comes_late", Plain(ProblemSource.Late, Verdict.Error, "and again")));
        script.Add(new TestCameLate("Poems.Other.Late.Test_comes_late", Plain(ProblemSource.Late, Verdict.Error, "and again")));
        var broken = Descriptors.Of("Poems.Other", "Late", "Test_void", File, 120, "async void: nobody can wait for it");
        script.Add(Finished(broken, Verdict.Error, null, Plain(ProblemSource.Load, Verdict.Error, "async void: nobody can wait for it; return a Task")));
        Add(script, "Poems.Other", "Late", "Test_kills", Verdict.Error, null, Plain(ProblemSource.Worker, Verdict.Error, "The worker process ended with exit code 7."));
        Add(script, "Poems.Other", "Late", "Test_flaky", Verdict.Flaky, null, Assertion("not yet", "Test_flaky", 130));
        Add(script, "Poems.Other", "Late", "Test_never", Verdict.Failed, null, Assertion("not now", "Test_never", 140));
        Repeat(script, ^3, 2);
        Repeat(script, ^1, 3);
        Add(script, "Poems.Other", "Late", "Test_warned", Verdict.Warned, null, Plain(ProblemSource.Leak, Verdict.Warned, "The test left a timer behind."));
        script.Add(new RunFinished(TimeSpan.FromSeconds(1.2345), RunStop.Completed));
        return script;
    }

    /// <summary>A run of a few tests, all with the same verdict.</summary>
    public static IEnumerable<TestEvent> Run(string reactor, Verdict verdict, int tests = 1, int? planned = null, RunStop stop = RunStop.Completed)
    {
        yield return new RunStarted(reactor, planned ?? tests);
        for (var i = 0; i < tests; i++)
        {
            yield return Finished(Descriptors.Of("N", "C", $"Test_{i}"), verdict);
        }

        yield return new RunFinished(TimeSpan.FromSeconds(0.5), stop);
    }

    public static TestFinished Finished(TestDescriptor test, Verdict verdict, string? reason = null, params Problem[] problems) =>
        new(new TestResult(test, verdict, DateTimeOffset.UnixEpoch, TimeSpan.FromMilliseconds(12), reason, problems));

    public static Problem Plain(ProblemSource source, Verdict kind, string message) => new(source, kind, null, message, null);

    private static void Add(List<TestEvent> script, string space, string type, string method, Verdict verdict, string? reason = null, params Problem[] problems)
    {
        var test = Descriptors.Of(space, type, method, File, 10 + script.Count);
        script.Add(new TestStarted(test));
        script.Add(Finished(test, verdict, reason, problems));
    }

    private static void Repeat(List<TestEvent> script, Index index, int attempts) =>
        script[index] = new TestFinished(((TestFinished)script[index]).Result with { Attempts = attempts });

    private static Problem Assertion(string message, string method, int line) =>
        new(ProblemSource.Test, Verdict.Failed, "TrialNet.Framework.TestFailureException", message, Frame(method, line));

    private static Problem Thrown(ProblemSource source, string message, string method, int line) =>
        new(source, Verdict.Error, "System.InvalidOperationException", message, Frame(method, line) + "\n   at Poems.Library.Read(Stream stream)");

    private static string Frame(string method, int line) => $"   at Poems.Tests.Reading.{method}(String name) in {File}:line {line}";
}
