using TrialNet.Runner.Planning;

namespace TrialNet.Runner.Tests.Planning;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("Poems.Tests.Reading.Test_read")] // the id
    [InlineData("Poems.Tests")] // the namespace
    [InlineData("Poems")] // one around it
    [InlineData("Poems.Tests.Reading")] // the class
    [InlineData("Reading")] // the class alone
    [InlineData("Tests.Reading")] // with a part of its namespace
    [InlineData("Reading.Test_read")]
    [InlineData("Tests.Reading.Test_read")]
    [InlineData("*")]
    [InlineData("Reading.Test_*")]
    [InlineData("Read??g")]
    [InlineData("*.Test_read")]
    [InlineData("Poems.*")]
    public void Matches_what_names_a_test(string pattern) =>
        Assert.True(new NamePattern(pattern, Excludes: false).Matches(Descriptors.Of("Poems.Tests", "Reading", "Test_read")));

    [Theory]
    [InlineData("tag:slow", true)]
    [InlineData("tag:s*", true)]
    [InlineData("tag:*", true)]
    [InlineData("tag:slo", false)]
    [InlineData("tag:Slow", false)]
    [InlineData("tag:", false)]
    [InlineData("slow", false)]
    public void Tags_match_tests_that_have_them(string pattern, bool expected)
    {
        var test = Descriptors.Of("Poems.Tests", "Reading", "Test_read");
        Assert.Equal(expected, new NamePattern(pattern, Excludes: false).Matches(test with { Tags = ["network", "slow"] }));
        Assert.False(new NamePattern(pattern, Excludes: false).Matches(test));
    }

    [Theory]
    [InlineData("Test_read")] // a method alone names nothing: many classes may have it
    [InlineData("Tests")] // neither a whole namespace nor a class
    [InlineData("Poem")]
    [InlineData("reading")]
    [InlineData("Read")]
    [InlineData("Poems.Tests.Reading.Test_rea")]
    [InlineData("Reading.Test_reads")]
    [InlineData("eading")]
    [InlineData("Read?")]
    [InlineData("")]
    public void Does_not_match_parts_of_words(string pattern) =>
        Assert.False(new NamePattern(pattern, Excludes: false).Matches(Descriptors.Of("Poems.Tests", "Reading", "Test_read")));

    [Theory]
    [InlineData("Outer", true)]
    [InlineData("Outer+Inner", true)]
    [InlineData("Outer.Inner", true)]
    [InlineData("Inner", true)]
    [InlineData("A.Outer+Inner.Test_x", true)]
    [InlineData("Outer.Inner.Test_x", true)]
    [InlineData("Oute", false)]
    [InlineData("Outer+Other", false)]
    public void Knows_nested_classes(string pattern, bool matches) =>
        Assert.Equal(matches, new NamePattern(pattern, Excludes: false).Matches(Descriptors.Of("A", "Outer+Inner", "Test_x")));

    [Theory]
    [InlineData("C.Test_sum", true)] // all cases
    [InlineData("A.C.Test_sum", true)]
    [InlineData("C.Test_sum(1.5, \"a,b\")", true)]
    [InlineData("A.C.Test_sum(1.5, \"a,b\")", true)]
    [InlineData("C.Test_sum(1.*)", true)]
    [InlineData("C.Test_sum(2, \"a,b\")", false)]
    [InlineData("5, \"a,b\")", false)]
    public void Knows_cases(string pattern, bool matches) =>
        Assert.Equal(matches, new NamePattern(pattern, Excludes: false).Matches(Descriptors.Of("A", "C", "Test_sum(1.5, \"a,b\")")));

    [Fact]
    public void Needs_no_namespace()
    {
        var test = Descriptors.Of("", "C", "Test_x");
        Assert.True(new NamePattern("C", Excludes: false).Matches(test));
        Assert.True(new NamePattern("C.Test_x", Excludes: false).Matches(test));
        Assert.False(new NamePattern("Test_x", Excludes: false).Matches(test));
    }

    [Fact]
    public void A_star_in_an_argument_is_no_glob_for_its_own_id() =>
        Assert.True(new NamePattern("A.C.Test(\"[*]?\")", Excludes: false).Matches(Descriptors.Of("A", "C", "Test(\"[*]?\")")));

    [Fact]
    public void Lists_are_split_at_commas_outside_arguments() => Assert.Equal(
        ["A", "!B", "C.T(1, \"x,)\")", "!D.U(2,(3,4))", """E.V("\\", '"', '\'', "(")""", "F.W(it's, so)", "G"],
        NamePattern.ParseList("""A,!B,,C.T(1, "x,)"),!D.U(2,(3,4)),E.V("\\", '"', '\'', "("),F.W(it's, so),G""").Select(pattern => (pattern.Excludes ? "!" : "") + pattern.Text));
}
