using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly RuleBook Book = RuleBook.Current;

    [Fact]
    public void The_kit_judges_exactly_the_rules_of_deferreds() =>
        Assert.Equal(
            Enum.GetValues<DeferredRule>().Select(rule => rule.Id()),
            Book.Rules.Where(rule => rule.Id.StartsWith("D-", StringComparison.Ordinal)).Select(rule => rule.Id));

    [Fact]
    public void No_row_of_the_book_is_missed()
    {
        var rows = BookText().Split('\n').Count(line => line.StartsWith("| D-", StringComparison.Ordinal)
            || line.StartsWith("| R-", StringComparison.Ordinal) || line.StartsWith("| P-", StringComparison.Ordinal));

        Assert.Equal(rows, Book.Rules.Count);
        Assert.Equal(BookText().Split('\n').Count(line => line.StartsWith("### D-", StringComparison.Ordinal)
            || line.StartsWith("### R-", StringComparison.Ordinal) || line.StartsWith("### P-", StringComparison.Ordinal)), Book.Chapters.Count);
    }

    [Fact]
    public void A_rule_has_all_its_parts()
    {
        var rule = Book.Find("d-8.14")!;

        Assert.Equal("D-8.14", rule.Id);
        Assert.Equal("D-8", rule.Chapter);
        Assert.Equal("Races", rule.Capability);
        Assert.Equal("Optional(Races)", rule.Level);
        Assert.StartsWith("`Race` is fired with", rule.Statement, StringComparison.Ordinal);
        Assert.Equal("Losers cost nothing from then on.", rule.Intent);
        Assert.Null(rule.TwistedDifference);
    }

    [Fact]
    public void A_deliberate_difference_is_known()
    {
        Assert.Equal("Differs from Twisted: the places are always recorded.", Book.Find("D-3.03")!.TwistedDifference);
        Assert.Equal("Required", Book.Find("D-3.03")!.Level);
    }

    [Fact]
    public void A_rule_has_the_kind_of_those_whom_it_is_asked_of()
    {
        Assert.Equal(RuleKind.Deferred, Book.Find("D-1.01")!.Kind);
        Assert.Equal(RuleKind.Reactor, Book.Find("R-TCP-01")!.Kind);
        Assert.Equal(RuleKind.Reactor, Book.Find("P-NS-01")!.Kind);
        Assert.Equal(RuleKind.Poetry, Book.Find("P-ONE-01")!.Kind);
        Assert.True(Book.Find("P-NS-01")!.IsAskedOf(RuleKind.Poetry));
    }

    [Fact]
    public void Every_chapter_gives_advice()
    {
        Assert.All(Book.Chapters, chapter => Assert.EndsWith(".", chapter.LookAt, StringComparison.Ordinal));
        Assert.StartsWith("where the outer stands while it waits", Book.FindChapter("D-4")!.LookAt, StringComparison.Ordinal);
        Assert.StartsWith("The *outer* Deferred is the one", Book.FindChapter("D-4")!.Introduction, StringComparison.Ordinal);
        Assert.Equal("nested Deferreds", Book.FindChapter("D-4")!.Title);
        Assert.Equal("", Book.FindChapter("D-3")!.Introduction);
    }

    [Fact]
    public void A_term_has_a_definition_and_its_borders()
    {
        var term = Assert.Single(Book.Glossary, term => term.Name == "paused");

        Assert.Equal("A Deferred is paused while more calls of `Pause` than of `Unpause` have been made on it.", term.Definition);
        Assert.StartsWith("a pause before firing", term.Counts, StringComparison.Ordinal);
        Assert.EndsWith("not having been fired.", term.DoesNotCount, StringComparison.Ordinal);
        Assert.All(Book.Glossary, each => Assert.All([each.Definition, each.Counts, each.DoesNotCount], Assert.NotEmpty));
    }

    [Fact]
    public void Terms_of_a_statement_are_found() =>
        Assert.Equal(["result", "fired"], Book.TermsIn(Book.Find("D-1.02")!.Statement).Select(term => term.Name));

    [Fact]
    public void Capabilities_of_the_rules_that_are_judged_are_those_of_the_kit() =>
        Assert.All(
            Book.Rules.Where(rule => rule.Capability is not null),
            rule => Assert.True(
                rule.Kind == RuleKind.Deferred
                    ? Enum.TryParse<TrialNet.Conformance.Subjects.Capability>(rule.Capability, out _)
                    : rule.Kind == RuleKind.Poetry ? Enum.TryParse<TrialNet.Conformance.Poetry.Subjects.PoetryCapability>(rule.Capability, out _)
                    : Enum.TryParse<TrialNet.Conformance.Reactors.Subjects.ReactorCapability>(rule.Capability, out _),
                rule.Id));

    [Fact]
    public void The_version_is_that_of_the_book() => Assert.Contains($"\nVersion {Book.Version}.\n", BookText(), StringComparison.Ordinal);

    [Theory]
    [InlineData("D-4.05", 1)]
    [InlineData("d-4.05", 1)]
    [InlineData("D-4", 20)]
    [InlineData("D-4.*", 20)]
    [InlineData("D-4.0?", 9)]
    [InlineData("R-TCP", 25)]
    [InlineData("D-15", 0)]
    [InlineData("D-4.050", 0)]
    public void A_pattern_names_rules(string pattern, int count) =>
        Assert.Equal(count, Book.Rules.Count(new RulePattern(pattern).Matches));

    private static string BookText() => File.ReadAllText(TrialNet.Fixtures.RepositoryRoot.Combine("conformance", "SPEC.md"));
}
