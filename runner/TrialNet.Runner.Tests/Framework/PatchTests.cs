using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Execution;

namespace TrialNet.Runner.Tests.Framework;

/// <summary>Patches: another value until the cleanups, whatever becomes of the test.</summary>
public sealed class PatchTests
{
    private const string Variable = "TRIALNET_TEST_PATCH";

    [Fact]
    public void Patched_members_are_put_back_whatever_becomes_of_the_test()
    {
        var run = InnerRun.Of<Patching>();

        Assert.Equal(
            [("TestClearsVariable", Verdict.Passed), ("TestFails", Verdict.Failed), ("TestOnce", Verdict.Passed), ("TestSets", Verdict.Passed), ("TestTwice", Verdict.Passed)],
            run.Results.Select(static result => (result.Test.MethodName, result.Verdict)));
        Assert.Equal((1, "one", 2), (Settings.Number, Settings.Text(), Settings.Instance.Value));
        Assert.Null(Environment.GetEnvironmentVariable(Variable));
    }

    [Theory]
    [InlineData("TestConstant", "1 is no field or property: write () => Class.Member or () => instance.Member. A constant has no place that could be set.")]
    [InlineData("TestGetter", "Settings.Fixed cannot be patched: it has no setter.")]
    [InlineData("TestReadonly", "Settings.Never cannot be patched: it is static and readonly, which the compiler relies on; let it be a property or a field that can be set.")]
    [InlineData("TestStruct", "ValueTuple`2.Item1 cannot be patched: it belongs to a struct, of which this would be a copy.")]
    [InlineData("TestCall", "Call() is no field or property: write () => Class.Member or () => instance.Member. A constant has no place that could be set.")]
    public void What_cannot_be_set_is_an_error_that_says_why(string test, string message)
    {
        var problem = Assert.Single(InnerRun.Of<Wrong>()[test].Problems);

        Assert.Equal(typeof(ArgumentException).FullName, problem.ExceptionType);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    private sealed class Settings
    {
        public const int Constant = 1;

        public static readonly int Never = 1;

        public static Settings Instance { get; } = new();

        public static int Number { get; set; } = 1;

        public static int Fixed => 1;

        public static Func<string> Text { get; set; } = static () => "one";

        public static (int Left, int Right) Pair { get; set; } = (1, 2);

        public int Value { get; private set; } = 2;

        public static string Call() => "called";
    }

    private sealed class Patching : TestCase
    {
        public void TestSets()
        {
            Patch(() => Settings.Number, 5);
            Patch(() => Settings.Text, () => "two");
            Patch(() => Settings.Instance.Value, 7);
            PatchEnvironment(Variable, "here");
            AssertEqual((5, "two", 7, "here"), (Settings.Number, Settings.Text(), Settings.Instance.Value, Environment.GetEnvironmentVariable(Variable)));
        }

        public void TestTwice()
        {
            Patch(() => Settings.Number, 5);
            Patch(() => Settings.Number, 6);
            AssertEqual(6, Settings.Number);
        }

        public void TestOnce()
        {
            using (Patch(() => Settings.Number, 5))
            {
                AssertEqual(5, Settings.Number);
            }

            AssertEqual(1, Settings.Number);
            Settings.Number = 1;
        }

        public void TestFails()
        {
            Patch(() => Settings.Number, 5);
            Fail("after patching");
        }

        public void TestClearsVariable()
        {
            using var outer = PatchEnvironment(Variable, "outer");
            using (PatchEnvironment(Variable, null))
            {
                AssertNull(Environment.GetEnvironmentVariable(Variable));
            }

            AssertEqual("outer", Environment.GetEnvironmentVariable(Variable));
        }
    }

    private sealed class Wrong : TestCase
    {
        public void TestConstant() => Patch(() => Settings.Constant, 2);

        public void TestGetter() => Patch(() => Settings.Fixed, 2);

        public void TestReadonly() => Patch(() => Settings.Never, 2);

        public void TestStruct() => Patch(() => Settings.Pair.Left, 2);

        public void TestCall() => Patch(() => Settings.Call(), "2");
    }
}
