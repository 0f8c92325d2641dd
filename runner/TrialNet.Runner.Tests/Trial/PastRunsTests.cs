using TrialNet.Runner.Planning;
using TrialNet.Runner.Recording;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Sessions;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>What the past says of which tests run, and in which order.</summary>
public sealed class PastRunsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trial-past-").FullName;
    private readonly StringWriter _remarks = new();

    private string HistoryFile => Path.Combine(_folder, TestHistory.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_what_failed_last_and_what_cannot_be_loaded_is_left()
    {
        Remember("b", "N.C.Test_2", Verdict.Failed);
        Remember("b", "N.C.Test_1", Verdict.Flaky);
        Remember("a", "N.C.Test_2", Verdict.ExpectedFailure);

        var left = Past("--last-failed").Choose([Suite("a", "Test_1", "Test_2"), Suite("b", "Test_1", "Test_2", "Test_broken")], _remarks);

        Assert.Equal(["b N.C.Test_2", "b N.C.Test_broken"], Ids(left));
        Assert.Equal("", _remarks.ToString());
    }

    [Fact]
    public void All_are_left_where_nothing_failed_and_that_is_told()
    {
        Remember("a", "N.C.Test_1", Verdict.Failed);
        Remember("a", "N.C.Test_1", Verdict.Passed);

        Assert.Equal(["a N.C.Test_1"], Ids(Past("--last-failed").Choose([Suite("a", "Test_1")], _remarks)));
        Assert.Equal("trial: none of these tests is known to have failed when it ran last: all of them are taken\n", _remarks.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_failed_last_comes_first()
    {
        Remember("b", "N.C.Test_2", Verdict.TimedOut);

        Assert.Equal(
            ["b N.C.Test_2", "b N.C.Test_1", "b N.C.Test_3", "a N.C.Test_1"],
            Ids(Past("--failed-first").Arrange([Suite("a", "Test_1"), Suite("b", "Test_1", "Test_2", "Test_3")])));
    }

    [Fact]
    public void What_took_longest_comes_first_and_what_is_unknown_before_that()
    {
        Remember("a", "N.C.Test_1", Verdict.Passed, seconds: 0.1);
        Remember("a", "N.C.Test_2", Verdict.Passed, seconds: 3);
        Remember("b", "N.C.Test_1", Verdict.Passed, seconds: 9);

        Assert.Equal(
            ["b N.C.Test_1", "a N.C.Test_2", "a N.C.Test_1"],
            Ids(Past("--slow-first").Arrange([Suite("a", "Test_1", "Test_2"), Suite("b", "Test_1")])));
        Assert.Equal(
            ["a N.C.Test_new", "a N.C.Test_1", "b N.C.Test_1"],
            Ids(Past("--slow-first").Arrange([Suite("b", "Test_1"), Suite("a", "Test_1", "Test_new")])));
    }

    [Fact]
    public void The_tests_of_a_class_stay_together()
    {
        IReadOnlyList<TestDescriptor> tests = [Of("A", "1"), Of("A", "2"), Of("B", "1"), Of("B", "2"), Of("C", "1")];

        Assert.Equal(["B.2", "B.1", "C.1", "A.1", "A.2"], PastOrder.FailedFirst(tests, test => test.Id is "N.B.2" or "N.C.1").Select(test => test.Id[2..]));
        Assert.Equal(["C.1", "B.1", "B.2", "A.1", "A.2"], PastOrder.SlowFirst(tests, test => test.ClassName[0] - 'A').Select(test => test.Id[2..]));

        static TestDescriptor Of(string type, string method) => Descriptors.Of("N", type, method);
    }

    private static Suite Suite(string assembly, params string[] methods) =>
        new(new ScriptedHost(assembly, methods), [.. methods.Select(method => Descriptors.Of("N", "C", method, loadError: method == "Test_broken" ? "it is broken" : null))]);

    private static IEnumerable<string> Ids(IEnumerable<Suite> suites) => suites.SelectMany(suite => suite.Tests.Select(test => $"{suite.Host.Name} {test.Id}"));

    private PastRuns Past(string option) => new(CommandLineParser.Parse([option]), HistoryFile);

    private void Remember(string target, string id, Verdict verdict, double seconds = 1) =>
        TestHistory.Append(HistoryFile, [new PastResult(target, id, verdict, seconds)]);
}
