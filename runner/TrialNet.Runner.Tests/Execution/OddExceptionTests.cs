using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Exceptions whose texts would have no end, or fill a disk: the test that throws one is an error like any other (T6).</summary>
public sealed class OddExceptionTests
{
    [Fact]
    public void T6_causes_in_a_circle_are_told_once()
    {
        var problem = Assert.Single(InnerRun.Of<Odd>()["TestCircle"].Problems);

        Assert.Equal("outer", problem.Message);
        Assert.Single(CausesOf(problem), static line => line == "caused by System.FormatException: inner");
    }

    [Fact]
    public void T6_of_a_row_of_causes_without_end_the_first_are_told()
    {
        var run = InnerRun.Of<Odd>();

        Assert.Equal("caused by 19900 more", CausesOf(Assert.Single(run["TestRow"].Problems))[^1]);
        Assert.Equal(101, CausesOf(Assert.Single(run["TestRow"].Problems)).Count);
        Assert.StartsWith("More errors than can be told in one text: ", Assert.Single(run["TestNest"].Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void T6_of_a_message_without_end_beginning_and_end_are_kept()
    {
        var message = Assert.Single(InnerRun.Of<Odd>()["TestLong"].Problems).Message;

        Assert.InRange(message.Length, 60_000, 70_000);
        Assert.StartsWith("begin ", message, StringComparison.Ordinal);
        Assert.EndsWith(" end", message, StringComparison.Ordinal);
        Assert.Contains(" characters left out ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void T6_the_rest_of_the_run_is_as_ever() => Assert.Equal(Verdict.Passed, InnerRun.Of<Odd>()["TestZ_goes_well"].Verdict);

    private static List<string> CausesOf(Problem problem) =>
        [.. (problem.StackTrace ?? "").Split('\n').Where(static line => line.StartsWith("caused by ", StringComparison.Ordinal))];

    private sealed class Odd : TestCase
    {
        private const int Deep = 20_000;

        public void TestCircle()
        {
            var inner = new FormatException("inner");
            var outer = new InvalidOperationException("outer", inner);
            typeof(Exception).GetField("_innerException", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(inner, outer);
            throw outer;
        }

        public void TestRow() => throw Wrap(static cause => new InvalidOperationException("next", cause));

        public void TestNest() => throw Wrap(static cause => new AggregateException(cause));

        public void TestLong() => throw new InvalidOperationException($"begin {new string('x', 10_000_000)} end");

        public void TestZ_goes_well()
        {
            // It is there to be run.
        }

        private static Exception Wrap(Func<Exception, Exception> wrap)
        {
            Exception error = new FormatException("first");
            for (var i = 0; i < Deep; i++)
            {
                error = wrap(error);
            }

            return error;
        }
    }
}
