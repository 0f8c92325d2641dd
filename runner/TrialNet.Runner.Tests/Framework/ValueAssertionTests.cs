using TrialNet.Framework;

namespace TrialNet.Runner.Tests.Framework;

/// <summary>Assertions about values: what they let pass, what they return, what they say.</summary>
public sealed class ValueAssertionTests : TestCase
{
    [Fact]
    public void Equal_values_pass_and_come_back()
    {
        var list = new List<int> { 1, 2 };

        Assert.Equal(7, AssertEqual(7, 7));
        Assert.Same(list, AssertEqual([1, 2], list));
        AssertEqual<object>(new HashSet<int> { 1, 2 }, new HashSet<int> { 2, 1 });
        AssertEqual(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 });
        AssertEqual<object?>(null, null);
        AssertEqual<IEnumerable<int[]>>([[1], [2, 3]], [[1], [2, 3]]);
        AssertEqual("poem"u8, "poem"u8);
        AssertEqual<object>(double.NaN, double.NaN);
    }

    [Fact]
    public void Different_values_are_told_with_their_types_if_their_texts_are_alike()
    {
        Says("Expected 1, got 2", static () => AssertEqual(1, 2));
        Says("count: Expected 1, got 2", static () => AssertEqual(1, 2, "count"));
        Says("Expected 1 (System.Int32), got 1 (System.Int64)", static () => AssertEqual<object>(1, 1L));
        Says("Expected null, got \"\"", static () => AssertEqual<string?>(null, ""));
        Says("Expected 1.5, got 0.1", static () => AssertEqual(1.5, 0.1));
        Says("Expected true, got false", static () => AssertEqual(expected: true, actual: false));
        Says("Expected 'a', got '\\n'", static () => AssertEqual('a', '\n'));
    }

    [Fact]
    public void A_failed_comparison_carries_both_texts()
    {
        var failure = Assert.Throws<TestFailureException>(static () => AssertEqual("a\n", "b"));

        Assert.Equal(("\"a\\n\"", "\"b\""), (failure.Expected, failure.Actual));
    }

    [Fact]
    public void Long_strings_are_told_around_the_difference()
    {
        var start = new string('x', 50);
        Says(
            """
            The strings differ at 50 (lengths 91 and 52):
              expected: ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1234567890123456789012345678901234567890!"
              actual:   ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\t!"
                                                         ^
            """.Replace("1234567890123456789012345678901234567890!\"", "123456789012345678901234567890...", StringComparison.Ordinal),
            () => AssertEqual($"{start}1234567890123456789012345678901234567890!", $"{start}\t!"));
        Says("Expected \"short\", got \"sh\\u0001rt\"", static () => AssertEqual("short", "sh\u0001rt"));
        Says("Expected \"short\", got \"\\u202eshort\"", static () => AssertEqual("short", "\u202eshort"));
        Says(
            "The strings differ at 2 (lengths 3 and 40):\n  expected: \"abc\"\n  actual:   \"abdddddddddddddddddddddddddddddd...\n               ^",
            static () => AssertEqual("abc", "ab" + new string('d', 38)));
    }

    [Fact]
    public void Sequences_are_told_by_the_first_element_that_differs()
    {
        Says("The sequences differ at [1]: Expected 2, got 3\n  expected: [1, 2]\n  actual:   [1, 3]", static () => AssertEqual<int[]>([1, 2], [1, 3]));
        Says("Expected 2 elements, got 1; missing: [1] 2\n  expected: [1, 2]\n  actual:   [1]", static () => AssertEqual<int[]>([1, 2], [1]));
        Says("Expected 1 elements, got 2; too many: [1] 2\n  expected: [1]\n  actual:   [1, 2]", static () => AssertEqual<int[]>([1], [1, 2]));
        Says("The sets differ:\n  missing:  [2]\n  too many: [3]", static () => AssertEqual(new HashSet<int> { 1, 2 }, [1, 3]));
        Says("The key \"b\" is missing", static () => AssertEqual(new Dictionary<string, int> { ["b"] = 2 }, []));
        Says("There is a key too many: \"b\"", static () => AssertEqual([], new Dictionary<string, int> { ["b"] = 2 }));
        Says("The values of \"b\" differ: Expected 2, got 3", static () => AssertEqual(new Dictionary<string, int> { ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 3 }));
    }

    [Fact]
    public void Elements_that_are_missing_or_too_many_are_named_and_long_sequences_are_told_around_the_difference()
    {
        Says("Expected 4 elements, got 2; missing: [1] 2, 3\n  expected: [1, 2, 3, 4]\n  actual:   [1, 4]", static () => AssertEqual<int[]>([1, 2, 3, 4], [1, 4]));
        Says("Expected 2 elements, got 3; they differ at [0]: 1, 3\n  expected: [1, 2]\n  actual:   [3, 2, 1]", static () => AssertEqual<int[]>([1, 2], [3, 2, 1]));
        Says(
            "The sequences differ at [50]: Expected 50, got -1\n  expected: [..., 47, 48, 49, 50, 51, 52, 53, ...]\n  actual:   [..., 47, 48, 49, -1, 51, 52, 53, ...]",
            static () => AssertEqual(Enumerable.Range(0, 100), Enumerable.Range(0, 100).Select(static number => number == 50 ? -1 : number)));
        Says(
            "Expected 30 elements, got 29; missing: [29] 29\n  expected: [..., 26, 27, 28, 29]\n  actual:   [..., 26, 27, 28]",
            static () => AssertEqual(Enumerable.Range(0, 30), Enumerable.Range(0, 29)));
    }

    [Fact]
    public void Texts_are_told_by_their_lines()
    {
        const string head = "The first line of them all\nThe second\nThe third\n";
        Says(
            "The texts differ from line 4 on (6 and 5 lines; - expected, + actual):\n    The second\n    The third\n  - a \"fourth\"\n  - a\\tfifth\n  + another\n    the end",
            static () => AssertEqual($"{head}a \"fourth\"\na\tfifth\nthe end", $"{head}another\nthe end"));
        Says(
            "The texts differ from line 4 on (4 and 3 lines; - expected, + actual):\n    The second\n    The third\n  - ".Replace("(4 and 3", "(5 and 4", StringComparison.Ordinal) + "one more\n    ",
            static () => AssertEqual($"{head}one more\n", head));
        Says(
            "The texts differ from line 1 on (41 and 2 lines; - expected, + actual):" + string.Concat(Enumerable.Repeat("\n  - x", 8)) + "\n  - ... (32 more lines)\n  + y\n    ",
            static () => AssertEqual(string.Concat(Enumerable.Repeat("x\n", 40)), "y\n"));
    }

    [Fact]
    public void Objects_are_told_by_the_members_that_differ()
    {
        var (one, other) = (new Poem("Rain", new Poet("Ann", 30)), new Poem("Rain", new Poet("Bea", 30)));
        Says(
            $"Expected {one}, got {other}\n  .Author: Expected {one.Author}, got {other.Author}\n    .Name: Expected \"Ann\", got \"Bea\"",
            () => AssertEqual(one, other));
        Says("Expected (1, a), got (1, b)\n  .Item2: Expected \"a\", got \"b\"", static () => AssertEqual((1, "a"), (1, "b")));
        Says(
            $"Two {typeof(Bare)} differ:\n  .Number: Expected 1, got 2",
            static () => AssertEqual(new Bare { Number = 1 }, new Bare { Number = 2 }));
        Says(
            $"Two {typeof(Bare)} differ:\n  Their public members are equal. Bare has no Equals of its own, so each object equals itself alone: make it a record, or compare what matters.",
            static () => AssertEqual(new Bare { Number = 1 }, new Bare { Number = 1 }));
        Says($"Two {typeof(Moody)} differ:\n  Their public members are equal. Equals of Moody looks at something else.", static () => AssertEqual(new Moody(), new Moody()));
    }

    [Fact]
    public void Members_are_read_only_to_explain_and_never_of_the_runtime_s_own_types()
    {
        var (one, other) = (new Touchy(), new Touchy());
        AssertNotEqual(one, other);
        Assert.Equal(0, one.Reads);
        Assert.Throws<TestFailureException>(() => AssertEqual(one, other));
        Assert.Equal(1, one.Reads);
        Says("Expected /a, got /b", static () => AssertEqual(new Uri("/a", UriKind.Relative), new Uri("/b", UriKind.Relative)));
    }

    [Fact]
    public void The_text_of_a_value_is_asked_for_only_if_something_is_wrong_with_it()
    {
        var value = new Counted();
        AssertIs(value, value);
        AssertNotNull(value);
        AssertIn(value, [value]);
        Assert.Equal(0, value.Texts);
        Assert.Throws<TestFailureException>(() => AssertNull(value));
        Assert.Equal(1, value.Texts);
    }

    [Fact]
    public void Objects_that_hold_each_other_come_to_an_end()
    {
        var (one, other) = (new Bare { Number = 1 }, new Bare { Number = 1 });
        (one.Friend, other.Friend) = (other, one);
        var text = Assert.Throws<TestFailureException>(() => AssertEqual(one, other)).Message;
        Assert.InRange(text.Length, 1, 2000);
    }

    [Fact]
    public void Bytes_are_told_in_hexadecimal_around_the_difference()
    {
        Says("Expected 4 bytes, got 4; they differ at 3:\n  expected: 706F65|6D\n  actual:   706F65|74", static () => AssertEqual("poem"u8, "poet"u8));
        Says("Expected 2 bytes, got 3; they differ at 2:\n  expected: 0102|\n  actual:   0102|03", static () => AssertEqual<byte[]>([1, 2], [1, 2, 3]));
    }

    [Fact]
    public void A_value_whose_text_is_broken_is_told_all_the_same()
    {
        var failure = Assert.Throws<TestFailureException>(static () => AssertEqual(new Broken(), new Broken()));

        Assert.Contains("Broken (its text could not be read: System.NotSupportedException)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truth_identity_and_null()
    {
        var value = new object();
        AssertTrue(value is not null);
        AssertFalse(value is null);
        Assert.Same(value, AssertIs(value, value));
        Assert.Same(value, AssertIsNot(new object(), value));
        AssertNull(null);
        Assert.Same(value, AssertNotNull(value));
        Assert.Equal("a", AssertNotEqual("b", "a"));

        Says("Expected to be true: 1 > two", static () =>
        {
            var two = 2;
            AssertTrue(1 > two);
        });
        Says("Expected to be false: text.Length == 1", static () =>
        {
            var text = "a";
            AssertFalse(text.Length == 1);
        });
        Says("Expected the same object as [1], got [1]", static () => AssertIs<object>(new List<int> { 1 }, new List<int> { 1 }));
        Says("Expected another object than \"a\"", static () => AssertIsNot("a", "a"));
        Says("Expected null, got 1", static () => AssertNull(1));
        Says("Expected not to be null: nothing", static () =>
        {
            string? nothing = null;
            AssertNotNull(nothing);
        });
        Says("Expected anything but [1]", static () => AssertNotEqual<int[]>([1], [1]));
    }

    [Fact]
    public void Types_numbers_and_order()
    {
        Assert.Equal("a", AssertIsInstance<string>("a"));
        Assert.Equal(1, AssertIsNotInstance<string>(1));
        Assert.Equal(1.05, AssertApproximates(1, 1.05, 0.1));
        Assert.Equal(TimeSpan.FromSeconds(3), AssertApproximates(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1)));
        Assert.Equal(2, AssertGreater(2, 1));
        Assert.Equal(1, AssertLess(1, 2));

        Says("Expected a System.String, got System.Int32: 1", static () => AssertIsInstance<string>(1));
        Says("Expected a System.String, got nothing: null", static () => AssertIsInstance<string>(null));
        Says("Expected no System.Object, got System.String: \"a\"", static () => AssertIsNotInstance<object>("a"));
        Says("Expected 1 to within 0.1, got 1.2", static () => AssertApproximates(1, 1.2, 0.1));
        Says("Expected 1 to within 0.1, got NaN", static () => AssertApproximates(1, double.NaN, 0.1));
        Says("Expected more than 2, got 2", static () => AssertGreater(2, 2));
        Says("Expected less than 2, got 2", static () => AssertLess(2, 2));
    }

    [Fact]
    public void Members_texts_and_patterns()
    {
        Assert.Equal(2, AssertIn(2, [1, 2]));
        Assert.Equal(3, AssertNotIn(3, [1, 2]));
        Assert.Equal("oe", AssertSubstring("oe", "poem"));
        Assert.Equal("x", AssertNotSubstring("x", "poem"));
        Assert.Equal("oe", AssertMatches("o.", "poem").Value);
        AssertEmpty(Array.Empty<int>());
        AssertSameElements([1, 1, 2], [2, 1, 1]);

        Says("Expected 3 among [1, 2]", static () => AssertIn(3, [1, 2]));
        Says("Expected no 2 among [1, 2]", static () => AssertNotIn(2, [1, 2]));
        Says("Expected \"x\" in \"poem\"", static () => AssertSubstring("x", "poem"));
        Says("Expected no \"oe\" in \"poem\"", static () => AssertNotSubstring("oe", "poem"));
        Says("Expected a match of \"^o\" in \"poem\"", static () => AssertMatches("^o", "poem"));
        Says("Expected no elements, got [1]", static () => AssertEmpty([1]));
        Says("The elements differ:\n  missing:  [1]\n  too many: [2]", static () => AssertSameElements([1, 1, 2], [2, 1, 2]));
    }

    [Fact]
    public void Skip_and_Fail_end_the_test()
    {
        Assert.Equal("not here", Assert.Throws<SkipTestException>(static () => Skip("not here")).Message);
        Assert.Equal("wrong", Assert.Throws<TestFailureException>(static () => Fail("wrong")).Message);
    }

    [Fact]
    public void What_the_runner_gives_is_not_there_without_it() =>
        Assert.Equal("This test was not started by the runner: there is no reactor.", Assert.Throws<InvalidOperationException>(() => Reactor).Message);

    private static void Says(string message, Action assertion) =>
        Assert.Equal(message.ReplaceLineEndings("\n"), Assert.Throws<TestFailureException>(assertion).Message);

    private sealed class Broken
    {
        public override string ToString() => throw new NotSupportedException();
    }

    private sealed record Poet(string Name, int Age);

    private sealed record Poem(string Title, Poet Author);

    private sealed class Bare
    {
        public int Number { get; init; }

        public Bare? Friend { get; set; }
    }

    private sealed class Moody
    {
        public int Number { get; } = 1;

        public override bool Equals(object? obj) => ReferenceEquals(this, obj) || obj is string;

        public override int GetHashCode() => 1;
    }

    private sealed class Touchy
    {
        internal int Reads { get; private set; }

        public int Number => ++Reads;
    }

    private sealed class Counted
    {
        internal int Texts { get; private set; }

        public override string ToString() => (++Texts).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
