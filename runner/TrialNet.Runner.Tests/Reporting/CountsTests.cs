using System.Globalization;
using System.Text.RegularExpressions;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Planning;

namespace TrialNet.Runner.Tests.Reporting;

/// <summary>Every test counts once: whatever happens, the items of the last line add up to the number of tests that ran.</summary>
public sealed partial class CountsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Items_add_up(int seed)
    {
        var events = RandomRun(new Random(seed), out var tests, out var red);
        foreach (var reporter in (string[])["tree", "dots", "verbose", "timing", "summary"])
        {
            var text = ReportText.Of(reporter, events);
            var ran = int.Parse(Ran().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
            var status = Status().Match(text);
            Assert.Equal(tests, ran);
            Assert.Equal(tests, Number().Matches(status.Groups[2].Value).Sum(item => int.Parse(item.Value, CultureInfo.InvariantCulture)));
            Assert.Equal(red ? "FAILED" : "PASSED", status.Groups[1].Value);
        }
    }

    private static List<TestEvent> RandomRun(Random random, out int tests, out bool red)
    {
        tests = random.Next(0, 30);
        var verdicts = Enum.GetValues<Verdict>().Where(verdict => verdict != Verdict.Late && (random.Next(2) == 0 || verdict == Verdict.Passed)).ToArray();
        var events = new List<TestEvent> { new RunStarted("epoll", tests) };
        var finished = new List<TestDescriptor>();
        red = false;
        for (var i = 0; i < tests; i++)
        {
            var test = Descriptors.Of($"N{random.Next(3)}", $"C{random.Next(3)}", $"Test_{i}");
            var verdict = verdicts[random.Next(verdicts.Length)];
            var problems = Enumerable.Range(0, random.Next(3)).Select(number => EventScript.Plain(ProblemSource.Test, Verdict.Error, $"problem {number}"));
            finished.Add(test);
            events.Add(new TestStarted(test));
            events.Add(EventScript.Finished(test, verdict, null, [.. problems]));
            red |= verdict is Verdict.Failed or Verdict.Error or Verdict.TimedOut or Verdict.UnexpectedSuccess;
            if (random.Next(10) == 0)
            {
                red = true;
                events.Add(new TestCameLate(finished[random.Next(finished.Count)].Id, EventScript.Plain(ProblemSource.Late, Verdict.Error, "late")));
            }
        }

        events.Add(new RunFinished(TimeSpan.FromSeconds(random.NextDouble()), RunStop.Completed));
        return events;
    }

    [GeneratedRegex(@"^Ran (\d+) tests in \d+\.\d{3}s$", RegexOptions.Multiline)]
    private static partial Regex Ran();

    [GeneratedRegex(@"^(PASSED|FAILED)( \(.*\))?$", RegexOptions.Multiline)]
    private static partial Regex Status();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
