using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

public sealed class MutationTests
{
    [Theory]
    [InlineData("if (a && b) { F(); }", "other operator: a || b", "left side only: a", "right side only: b", "negated: !(a)", "negated: !(b)", "left out: {}")]
    [InlineData("x = y; x++;", "left out: {}", "assigns nothing: x = default!;", "counts the other way: x--;")]
    [InlineData("return a < 1 ? b : null;", "return nothing: default!", "first branch always: b", "second branch always: null", "other operator: a <= 1", "other operator: a > 1", "other constant: 2", "other constant: 0")]
    [InlineData("if (!a) return;", "negation dropped: a", "left out: {}")]
    [InlineData("if (a) F(); else G();", "else left out: if (a) F();", "negated: !(a)")]
    [InlineData("Debug.Assert(a == b);")]
    [InlineData("throw new XException(a == b ? 1 : 2);", "left out: {}")]
    public void Each_usual_mistake_is_made_where_it_can_be(string statements, params string[] expected)
    {
        var made = All(statements).ToList();

        foreach (var one in expected)
        {
            Assert.Contains(one, made);
        }

        Assert.True(expected.Length > 0 || made.Count == 0, string.Join('\n', made));
    }

    [Fact]
    public void Statements_are_swapped_where_their_order_can_matter()
    {
        Assert.Contains(All("x = 1; F(x);"), change => change.StartsWith("swapped x = 1; F(x);", StringComparison.Ordinal));
        Assert.DoesNotContain(All("x = 1; y = 2;"), change => change.StartsWith("swapped", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mutations_of_a_place_stand_in_it_each_behind_its_number()
    {
        var root = Root("if (a) { F(); }");
        var condition = root.DescendantNodes().OfType<IfStatementSyntax>().Single().Condition;
        var mutations = MutationOperators.Of(condition)
            .Select((change, number) => new Mutation("x.cs", condition, change.Replacement, change.Operator) { Number = number + 7 });

        var written = new SchemaRewriter(mutations.ToLookup(mutation => mutation.Node)).Visit(root)!.ToString();

        Assert.Contains("MutationSwitch.Is(7)?(!(a)):(a)", written.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_mutations_is_long_and_every_key_is_there_once()
    {
        var mutations = MutationList.Of(MutantBuilder.Sources);

        Assert.True(mutations.Count > 500, $"{mutations.Count} mutations");
        Assert.Equal(mutations.Count, mutations.DistinctBy(mutation => mutation.Key).Count());
        Assert.Equal(Enumerable.Range(0, mutations.Count), mutations.Select(mutation => mutation.Number));
    }

    [Fact]
    public void Every_equivalent_mutation_that_is_listed_exists_and_has_a_reason()
    {
        var keys = MutationList.Of(MutantBuilder.Sources).Select(mutation => mutation.Key).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(EquivalentMutations.Read(), listed => !keys.Contains(listed.Key) || listed.Value.Length == 0);
    }

    private static IEnumerable<string> All(string statements) => Root(statements).DescendantNodes()
        .Where(node => !node.AncestorsAndSelf().Any(MutationOperators.IsLeftAlone))
        .SelectMany(node => MutationOperators.Of(node).Select(change =>
            $"{change.Operator}: {string.Join(' ', change.Replacement.NormalizeWhitespace().ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"))
        .Select(change => change.Replace("{ }", "{}", StringComparison.Ordinal));

    private static SyntaxNode Root(string statements) =>
        MutantSources.Parse($"class C {{ object M() {{ {statements} }} }}", "x.cs").GetRoot();
}
