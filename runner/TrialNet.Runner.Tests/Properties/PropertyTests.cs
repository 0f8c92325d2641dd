using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Properties;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Execution;

namespace TrialNet.Runner.Tests.Properties;

/// <summary>Properties: FsCheck's arguments, the reactor's cases, one verdict; a failure is small and can be repeated.</summary>
public sealed partial class PropertyTests
{
    public static TheoryData<string> Reactor => ["epoll", "simulated", "completion"];

    [Theory]
    [MemberData(nameof(Reactor))]
    public void Cases_run_in_the_reactor_whatever_they_return(string reactor)
    {
        var run = InnerRun.On(Reactors.Find(reactor)!, [typeof(Holding)]);

        Assert.All(run.Results, static result => Assert.True(result.Verdict == Verdict.Passed, $"{result.Test.Id}: {string.Join("; ", result.Problems)}"));
        Assert.Equal(
            ["Bool", "Conditional", "LaterBool", "LaterDeferred", "LaterProperty", "LaterTask", "LaterValueTask", "Nothing", "NothingAtAll"],
            run.Results.Select(static result => result.Test.MethodName));
    }

    [Theory]
    [MemberData(nameof(Reactor))]
    public void What_fails_is_shrunk_and_tells_how_to_repeat_it(string reactor)
    {
        foreach (var result in InnerRun.On(Reactors.Find(reactor)!, [typeof(Broken)]).Results)
        {
            Assert.Equal(Verdict.Failed, result.Verdict);
            var problem = Assert.Single(result.Problems);
            Assert.StartsWith($"The property does not hold for {result.Test.MethodName}(number: 10", problem.Message, StringComparison.Ordinal);
            Assert.Matches(@"Found by case \d+(, \w+\(number: \d+.*\), and shrunk in \d+ steps?)?\.", problem.Message);
            Assert.Matches(ReplayPattern(), problem.Message);
        }
    }

    [Fact]
    public void A_replay_runs_that_one_case()
    {
        var message = InnerRun.Of<Broken>()["Assertion"].Problems[0].Message;
        var replay = ReplayPattern().Match(message).Groups[1].Value;
        var shrunk = message.Split('\n')[0];

        Repeated.Calls = 0;
        Environment.SetEnvironmentVariable("TRIALNET_REPLAY", replay);
        try
        {
            var again = InnerRun.Of<Repeated>()["Assertion"].Problems[0].Message;

            Assert.Equal(shrunk, again.Split('\n')[0]);
            Assert.Contains("Found by case 1", again, StringComparison.Ordinal);
            Assert.Contains(replay, again, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TRIALNET_REPLAY", null);
        }
    }

    [Fact]
    public void In_a_simulation_data_follow_from_its_seed()
    {
        string[] messages = [.. Enumerable.Range(0, 3).Select(static i => MessageOn(i == 2 ? 8 : 7))];

        Assert.Equal(messages[0], messages[1]);
        Assert.NotEqual(messages[0], messages[2]);

        static string MessageOn(long seed) =>
            InnerRun.On(Reactors.Simulated(new SimulationOptions { Seed = seed }), [typeof(Broken)])["LaterAssertion"].Problems[0].Message;
    }

    [Fact]
    public void Cleanups_of_a_case_run_before_the_next_and_those_of_SetUp_at_the_end()
    {
        Cleaning.Journal.Clear();

        Assert.Equal(Verdict.Passed, InnerRun.One<Cleaning>().Verdict);
        Assert.Equal(["SetUp", "case", "cleanup", "case", "cleanup", "case", "cleanup", "cleanup of SetUp"], Cleaning.Journal);
    }

    [Fact]
    public void A_skip_in_a_case_skips_the_test()
    {
        var result = InnerRun.One<Skipping>();

        Assert.Equal((Verdict.Skipped, "not for even numbers"), (result.Verdict, result.Reason));
    }

    [Fact]
    public void A_case_that_never_ends_is_a_timeout_that_names_it()
    {
        var result = InnerRun.One<Hanging>();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Contains(result.Problems, static problem => problem.Message.Contains("The case that was under way: Never(number: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_budget_ends_the_search_and_the_log_tells()
    {
        Budgeted.Calls = 0;
        Assert.Equal(Verdict.Passed, InnerRun.One<Budgeted>().Verdict);
        Assert.InRange(Budgeted.Calls, 1, 999_999);
    }

    [Fact]
    public void Shrinking_takes_half_of_the_tests_time_at_most()
    {
        var result = InnerRun.One<SlowToShrink>();

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.StartsWith("The property does not hold for Slow(", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_generators_are_used_and_their_errors_are_the_tests()
    {
        var run = InnerRun.Of<Generating>();

        Assert.Equal(Verdict.Passed, run["Even"].Verdict);
        Assert.Equal((Verdict.Error, "no value"), (run["Throwing"].Verdict, run["Throwing"].Problems[0].Message));
        Assert.Equal(Verdict.Error, run["Unknown"].Verdict);
        Assert.Equal(Verdict.Failed, run["Rejected"].Verdict);
        Assert.StartsWith("Only 0 cases fulfilled the conditions of Rejected", run["Rejected"].Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Text", "Text returns String: a property returns void, bool, Property, or a Deferred, Task or ValueTask of these.")]
    [InlineData("AsyncVoid", "AsyncVoid is async void, so nobody could wait for it: let it return Task or Deferred.")]
    [InlineData("ByRef", "ByRef takes number in a way in which no argument could be given: as a reference, a span or a pointer.")]
    [InlineData("BadReplay", "The property BadReplay has the replay '1,2'; it is what a failure printed: seed,gamma,size.")]
    [InlineData("NoCases", "The property NoCases would try nothing: MaxTest is at least 1, sizes go up from 0, a budget is no less than 0.")]
    [InlineData("Both", "Both is marked as a property and has rows of arguments as well: its arguments are either given or generated.")]
    public void What_cannot_be_a_property_is_an_error(string name, string text)
    {
        var result = InnerRun.Of<Wrong>()[name];

        Assert.Equal((Verdict.Error, text), (result.Verdict, result.Test.LoadError));
    }

    [GeneratedRegex(@"\[Property\(Replay = ""(\d+,\d+,\d+)""\)\], or TRIALNET_REPLAY=\1$")]
    private static partial Regex ReplayPattern();

    private sealed class Holding : TestCase
    {
        [Property]
        public bool Bool(int left, int right) => left + right == right + left;

        [Property]
        public void Nothing(int[] numbers)
        {
            AssertTrue(Reactor.InOwnThread);
            AssertEqual(numbers, numbers.Reverse().Reverse());
        }

        [Property(MaxTest = 3)]
        public void NothingAtAll() => AssertTrue(Reactor.InOwnThread);

        [Property]
        public async Task LaterTask(string text)
        {
            await Task.Yield();
            AssertEqual(text?.Length, text?.ToCharArray().Length);
        }

        [Property]
        public async Task<bool> LaterBool(int number)
        {
            await Task.Yield();
            return Reactor.InOwnThread && number - number == 0;
        }

        [Property]
        public async ValueTask<bool> LaterValueTask(int number)
        {
            await Task.Yield();
            return number - number == 0;
        }

        [Property(MaxTest = 20)]
        public Deferred LaterDeferred(byte milliseconds) => Reactor.TimeProvider.DeferLater(TimeSpan.FromMilliseconds(milliseconds / 100));

        [Property]
        public Property Conditional(int number) => (number * number > 0).When(number != 0).Label("square").Classify(number > 0, "positive");

        [Property]
        public async Task<Property> LaterProperty(int number)
        {
            await Task.Yield();
            return (number == number + 0).ToProperty();
        }
    }

    private sealed class Broken : TestCase
    {
        [Property(EndSize = 1000, MaxTest = 1000)]
        public void Assertion(uint number) => AssertTrue(number < 10);

        [Property(EndSize = 1000, MaxTest = 1000)]
        public bool Bool(uint number) => number < 10;

        [Property(EndSize = 1000, MaxTest = 1000)]
        public void Thrown(uint number, string text) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, 10u, text ?? "none");

        [Property(EndSize = 1000, MaxTest = 1000)]
        public Property Labelled(uint number) => (number < 10).Label("small");

        [Property(EndSize = 1000, MaxTest = 1000)]
        public async Task LaterAssertion(uint number)
        {
            await Task.Yield();
            AssertTrue(number < 10);
        }

        [Property(EndSize = 1000, MaxTest = 1000)]
        public async Deferred<bool> LaterBool(uint number)
        {
            await Reactor.TimeProvider.DeferLater(TimeSpan.Zero);
            return number < 10;
        }
    }

    private sealed class Repeated : TestCase
    {
        public static int Calls { get; set; }

        [Property(EndSize = 1000, MaxTest = 1000)]
        public void Assertion(uint number)
        {
            Calls++;
            AssertTrue(number < 10);
        }
    }

    private sealed class Cleaning : TestCase
    {
        public static List<string> Journal { get; } = [];

        public void SetUp()
        {
            Journal.Add("SetUp");
            AddCleanup(() => Journal.Add("cleanup of SetUp"));
        }

        [Property(MaxTest = 3)]
        public void Test(int number)
        {
            AssertNotNull(number);
            Journal.Add("case");
            AddCleanup(async Task () =>
            {
                await Task.Yield();
                Journal.Add("cleanup");
            });
        }
    }

    private sealed class Skipping : TestCase
    {
        [Property]
        public void Test(int number)
        {
            if (number % 2 == 0)
            {
                Skip("not for even numbers");
            }
        }
    }

    private sealed class Hanging : TestCase
    {
        [Property]
        [Timeout(0.2)]
        public Deferred Never(int number) => number == int.MinValue ? Deferred.Succeed() : new Deferred<int>();
    }

    private sealed class Budgeted : TestCase
    {
        public static int Calls { get; set; }

        [Property(MaxTest = 1_000_000, Budget = 0.05)]
        public bool Test(bool truth) => Calls++ >= 0 && truth == !!truth;
    }

    private sealed class SlowToShrink : TestCase
    {
        [Property(Arbitrary = [typeof(Endless)])]
        [Timeout(4)]
        public Deferred<bool> Slow(long number) => Reactor.TimeProvider.DeferLater(TimeSpan.FromMilliseconds(1), () => number < 0);
    }

    private static class Endless
    {
        public static Arbitrary<long> Numbers() => Arb.From(Gen.Constant(long.MaxValue), static number => [number - 1, number / 2 + number / 2]);
    }

    private sealed class Generating : TestCase
    {
        [Property(Arbitrary = [typeof(EvenNumbers)])]
        public bool Even(int number) => number % 2 == 0;

        [Property(Arbitrary = [typeof(NoNumbers)])]
        public bool Throwing(int number) => number == 0;

        [Property]
        public bool Unknown(IReactor reactor) => reactor is null;

        [Property]
        public Property Rejected(int number) => true.When(number != number + 0);
    }

    private static class EvenNumbers
    {
        public static Arbitrary<int> Numbers() => Arb.From(Gen.Choose(0, 1000).Select(static number => number * 2));
    }

    private static class NoNumbers
    {
        public static Arbitrary<int> Numbers() => Arb.From(Gen.Choose(0, 1).Select<int, int>(static _ => throw new InvalidOperationException("no value")));
    }

    private sealed class Wrong : TestCase
    {
        [Property]
        public string Text(int number) => $"{number}{TestId}";

        [Property]
#pragma warning disable VSTHRD100 // What becomes of it is the question.
        public async void AsyncVoid(int number)
#pragma warning restore VSTHRD100
        {
            await Task.Yield();
            AssertNotNull(number);
        }

        [Property]
        public bool ByRef(in int number) => number == 0;

        [Property(Replay = "1,2")]
        public bool BadReplay(int number) => number == 0;

        [Property(MaxTest = 0)]
        public bool NoCases(int number) => number == 0;

        [Property]
        [Arguments(1)]
        public bool Both(int number) => number == 0;
    }
}
