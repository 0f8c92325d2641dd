using System.Reflection;
using TrialNet.Framework;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Execution;

namespace TrialNet.Runner.Tests.Discovery;

/// <summary>Tests with arguments: one test a row, each with an id of its own; what does not fit is an error and is never run.</summary>
public sealed class ArgumentsTests
{
    [Fact]
    public void Each_row_is_a_test_in_the_order_of_the_rows_with_its_arguments_in_the_id()
    {
        var run = InnerRun.Of<Rows>();

        Assert.Equal(
            [
                """TestDefault(1)""",
                """TestDefault(1, "given")""",
                """TestMany(2, 1, 1)""",
                """TestMany(0)""",
                """TestNumbers(1, 2, 2.5, null, 'x')""",
                """TestNumbers(7, 2, 2, 3, '\'')""",
                """TestText("b")""",
                """TestText("a \"quoted\" \\ line\n")""",
                """TestText(null)""",
                """TestText(small)""",
            ],
            run.Results.Select(static result => result.Test.MethodName));
        Assert.All(run.Results, static result => Assert.True(result.Verdict == Verdict.Passed, $"{result.Test.Id}: {string.Join("; ", result.Problems)}"));
        Assert.Equal("TrialNet.Runner.Tests.Discovery.ArgumentsTests+Rows.TestText(small)", run.Results[^1].Test.Id);
    }

    [Fact]
    public void Rows_come_from_fields_properties_and_methods_of_the_class_its_bases_and_others()
    {
        var run = InnerRun.Of<Sourced>();

        Assert.Equal(
            ["TestAll(1, \"one\")", "TestAll(2, \"two\")", "TestAll(three)", "TestAll(4, \"four\")", "TestList([1, 2])", "TestOne(1)", "TestOne(2)", "TestOne(9)"],
            run.Results.Select(static result => result.Test.MethodName));
        Assert.All(run.Results, static result => Assert.Equal(Verdict.Passed, result.Verdict));
    }

    [Fact]
    public void Rows_may_come_asynchronously()
    {
        var run = InnerRun.Of<Awaited>();

        Assert.Equal(
            ["Test(1)", "Test(2)", "TestEndless(from Endless)", "TestThrowing(from Throwing)"],
            run.Results.Select(static result => result.Test.MethodName));
        Assert.Equal([Verdict.Passed, Verdict.Passed, Verdict.Error, Verdict.Error], run.Results.Select(static result => result.Verdict));
        Assert.Equal("ArgumentsTests+Awaited.Endless gives more than 10,000 rows.", run.Results[2].Test.LoadError);
        Assert.StartsWith("ArgumentsTests+Awaited.Throwing threw System.InvalidOperationException: after one (in ", run.Results[3].Test.LoadError, StringComparison.Ordinal);
        Assert.True(Awaited.IsDisposed);
    }

    [Theory]
    [InlineData("TestCount(1)", "1 argument for 2 parameters (Int32 number, String text).")]
    [InlineData("TestCount(1, \"a\", 2)", "3 arguments for 2 parameters (Int32 number, String text).")]
    [InlineData("TestCount(\"1\", \"a\")", "\"1\" is no Int32, as the parameter number wants it: it is a String.")]
    [InlineData("TestCount(null, \"a\")", "null is no Int32, as the parameter number wants it.")]
    [InlineData("TestSmall(300)", "300 is no Byte, as the parameter number wants it: it is a Int32.")]
    [InlineData("TestNone(1)", "1 argument for 0 parameters ().")]
    [InlineData("TestTwice(1)", "There are two tests of the name TrialNet.Runner.Tests.Discovery.ArgumentsTests+WrongRows.TestTwice(1). Give the rows that read the same names of their own: [Arguments(..., Name = \"...\")].")]
    [InlineData("TestEmpty(from Empty)", "ArgumentsTests+WrongRows.Empty gives no rows, so the test would never run.")]
    [InlineData("TestEndless(from Endless)", "ArgumentsTests+WrongRows.Endless gives more than 10,000 rows.")]
    [InlineData("TestInstance(from Instance)", "ArgumentsTests+WrongRows.Instance must be a static field, property, or method without parameters.")]
    [InlineData("TestMissing(from Nowhere)", "There is no ArgumentsTests+WrongRows.Nowhere to take arguments from.")]
    [InlineData("TestNoSequence(from Word)", "ArgumentsTests+WrongRows.Word gives no sequence of rows.")]
    [InlineData("TestByRef(Int32&)", "TestByRef takes number in a way in which no argument could be given: as a reference, a span or a pointer.")]
    public void What_does_not_fit_is_an_error_and_is_not_run(string name, string text)
    {
        WrongRows.Calls = 0;
        var run = InnerRun.Of<WrongRows>();

        Assert.Equal((Verdict.Error, text), (run[name].Verdict, run[name].Test.LoadError));
        Assert.Equal(1, WrongRows.Calls);
    }

    [Fact]
    public void A_source_that_throws_is_an_error_of_its_test_alone()
    {
        var run = InnerRun.Of<WrongRows>();

        var error = run["TestThrowing(from Throwing)"].Test.LoadError!;
        Assert.StartsWith("ArgumentsTests+WrongRows.Throwing threw System.InvalidOperationException: after one (in ", error, StringComparison.Ordinal);
        Assert.Contains("ArgumentsTests.cs:line ", error, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["TestThrowing(5)"].Verdict);
    }

    [Fact]
    public void Rows_can_be_skipped()
    {
        var run = InnerRun.Of<Skipping>();

        Assert.Equal((Verdict.Skipped, "not today"), (run["Test(1)"].Verdict, run["Test(1)"].Reason));
        Assert.Equal((Verdict.Skipped, "nor this"), (run["Test(2)"].Verdict, run["Test(2)"].Reason));
        Assert.Equal(Verdict.Passed, run["Test(3)"].Verdict);
    }

    [Fact]
    public void An_override_has_its_own_rows_or_those_of_what_it_overrides() => Assert.Equal(
        ["TestInherited(1)", "TestReplaced(3)"],
        Load(typeof(Overriding)).Tests.Select(static test => test.MethodName));

    [Fact]
    public void Ids_are_bounded_and_told_apart()
    {
        var names = Load(typeof(Long)).Tests.Select(static test => test.MethodName).ToList();

        Assert.Equal(3, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.InRange(name.Length, 80, 300));
        Assert.All(names, static name => Assert.Matches(@"#[0-9a-f]{8}\)$", name));
        Assert.Equal(names, Load(typeof(Long)).Tests.Select(static test => test.MethodName));
    }

    [Theory]
    [InlineData(null, "null")]
    [InlineData(1.5, "1.5")]
    [InlineData(DayOfWeek.Friday, "DayOfWeek.Friday")]
    [InlineData(typeof(List<int>), "typeof(List<Int32>)")]
    [InlineData(new[] { 1, 2 }, "[1, 2]")]
    [InlineData(new byte[] { 1, 255 }, "bytes 01FF")]
    [InlineData("😀", "\"😀\"")]
    public void Values_are_written_as_in_C_sharp(object? value, string text) => Assert.Equal(text, ArgumentText.OfList([value]));

    [Fact]
    public void Values_that_cannot_be_read_are_escaped_or_written_as_their_type()
    {
        Assert.Equal("""
            "\u202e\ud800\u0007"
            """, ArgumentText.OfList(["\u202e\ud800\u0007"]));
        Assert.Equal("Object", ArgumentText.OfList([new object()]));
        Assert.Equal("Unspeakable", ArgumentText.OfList([new Unspeakable()]));
        Assert.Equal("2026-01-02T03:04:05.0000000Z", ArgumentText.OfList([new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)]));
    }

    private static TestAssembly Load(params Type[] types) => TestAssembly.Load(Assembly.GetExecutingAssembly(), types, timeout: null);

    private sealed class Rows : TestCase
    {
        [Arguments("b")]
        [Arguments("a \"quoted\" \\ line\n")]
        [Arguments(null)]
        [Arguments("irrelevant", Name = "small")]
        public void TestText(string? text) => AssertTrue(text is null or "b" or "irrelevant" || text.EndsWith('\n'));

        [Arguments(1, 2, 2.5, null, 'x')]
        [Arguments((byte)7, 2u, 2, 3, '\'')]
        public async Task TestNumbers(byte small, long large, decimal amount, int? perhaps, char letter)
        {
            await Task.Yield();
            AssertTrue(small > 0 && large == 2 && amount >= 2 && perhaps is null or 3 && letter != ' ');
        }

        [Arguments(1)]
        [Arguments(1, "given")]
        public void TestDefault(int number, string text = "default") => AssertTrue(number == 1 && text is "default" or "given");

        [Arguments(2, 1, 1)]
        [Arguments(0)]
        public void TestMany(int sum, params int[] numbers) => AssertEqual(sum, numbers.Sum());
    }

    private abstract class Base : TestCase
    {
        public static readonly int[] Inherited = [1, 2];
    }

    private sealed class Awaited : TestCase
    {
        internal static bool IsDisposed { get; private set; }

        [ArgumentsSource(nameof(Numbers))]
        public void Test(int number) => AssertTrue(number > 0);

        [ArgumentsSource(nameof(Endless))]
        public void TestEndless(int number) => Fail($"{number} was to be one of too many");

        [ArgumentsSource(nameof(Throwing))]
        public void TestThrowing(int number) => Fail($"{number} is of half a source");

        private static async IAsyncEnumerable<int> Numbers()
        {
            try
            {
                yield return 1;
                await Task.Yield();
                yield return 2;
            }
            finally
            {
                IsDisposed = true;
            }
        }

        private static async IAsyncEnumerable<int> Endless()
        {
            await Task.Yield();
            for (var i = 0; ; i++)
            {
                yield return i;
            }
        }

        private static async IAsyncEnumerable<int> Throwing()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidOperationException("after one");
        }
    }

    private sealed class Sourced : Base
    {
        private static IEnumerable<object?[]> Lists => [[new List<int> { 1, 2 }]];

        [ArgumentsSource(nameof(Arrays))]
        [Arguments(4, "four")]
        public void TestAll(int number, string text) => AssertEqual(number == 4 ? "four" : text, text);

        [ArgumentsSource(nameof(Inherited))]
        [ArgumentsSource(typeof(Elsewhere), nameof(Elsewhere.Nine))]
        public void TestOne(int number) => AssertTrue(number > 0);

        [ArgumentsSource(nameof(Lists))]
        public void TestList(IReadOnlyList<int> numbers) => AssertEqual(2, numbers.Count);

        private static IEnumerable<object> Arrays()
        {
            yield return new object[] { 1, "one" };
            yield return (2, "two");
            yield return new ArgumentsRow(3, "drei") { Name = "three" };
        }
    }

    private static class Elsewhere
    {
        public static List<int> Nine() => [9];
    }

    private sealed class WrongRows : TestCase
    {
        public static int Calls { get; set; }

        private static int[] Empty => [];

        private static string Word => "word";

        private static IEnumerable<int> Endless
        {
            get
            {
                while (true)
                {
                    yield return 1;
                }
            }
        }

        private static IEnumerable<int> Throwing
        {
            get
            {
                yield return 1;
                throw new InvalidOperationException("after one");
            }
        }

        private IEnumerable<int> Instance => [Calls];

        [Arguments(1)]
        [Arguments(1, "a", 2)]
        [Arguments("1", "a")]
        [Arguments(null, "a")]
        public void TestCount(int number, string text) => Fail($"{number}{text}");

        [Arguments(300)]
        public void TestSmall(byte number) => Fail($"{number}");

        [Arguments(1)]
        public void TestNone() => Fail("called");

        [Arguments(1)]
        [Arguments(1)]
        public void TestTwice(int number) => Fail($"{number}");

        [ArgumentsSource(nameof(Empty))]
        public void TestEmpty(int number) => Fail($"{number}");

        [ArgumentsSource(nameof(Endless))]
        public void TestEndless(int number) => Fail($"{number}");

        [ArgumentsSource(nameof(Throwing))]
        [Arguments(5)]
        public void TestThrowing(int number)
        {
            Calls++;
            AssertEqual(5, number);
        }

        [ArgumentsSource(nameof(Instance))]
        public void TestInstance(int number) => Fail($"{number}");

        [ArgumentsSource("Nowhere")]
        public void TestMissing(int number) => Fail($"{number}");

        [ArgumentsSource(nameof(Word))]
        public void TestNoSequence(char letter) => Fail($"{letter}");

        [Arguments(1)]
        public void TestByRef(ref int number) => Fail($"{number}");
    }

    private sealed class Skipping : TestCase
    {
        private static ArgumentsRow[] Rows => [new ArgumentsRow(2) { Skip = "nor this" }, new ArgumentsRow(3)];

        [Arguments(1, Skip = "not today")]
        [ArgumentsSource(nameof(Rows))]
        public void Test(int number) => AssertEqual(3, number);
    }

    private abstract class Overridden : TestCase
    {
        [Arguments(1)]
        public abstract void TestInherited(int number);

        [Arguments(2)]
        public abstract void TestReplaced(int number);
    }

    private sealed class Overriding : Overridden
    {
        public override void TestInherited(int number) => AssertEqual(1, number);

        [Arguments(3)]
        public override void TestReplaced(int number) => AssertEqual(3, number);
    }

    private sealed class Long : TestCase
    {
        private static string[] Texts => [new('a', 10_000), new string('a', 10_000) + "b"];

        [ArgumentsSource(nameof(Texts))]
        public void Test(string text) => AssertNotNull(text);

        [Arguments(1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789, 1234567890123456789)]
        public void TestList(params long[] numbers) => AssertNotNull(numbers);
    }

    private sealed class Unspeakable
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
