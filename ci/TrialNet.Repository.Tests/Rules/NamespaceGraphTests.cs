using TrialNet.Repository.Tests.Sources;
using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class NamespaceGraphTests
{
    private static SourceFile File(string name, string ns, params string[] usings) =>
        Code(name, string.Concat(usings.Select(used => $"using {used};\n")) + $"\nnamespace {ns};\n\nclass X;\n");

    [Fact]
    public void One_direction_passes() =>
        Expect.None(NamespaceGraph.Check([File("a", "T.A", "System", "T.B", "T.C"), File("b", "T.B", "T.C"), File("c", "T.C")]));

    [Fact]
    public void A_circle_of_two_names_both_files() =>
        Expect.One(
            "circle T.A <-> T.B:\n    a.cs uses T.B\n    b.cs uses T.A",
            NamespaceGraph.Check([File("a.cs", "T.A", "T.B"), File("b.cs", "T.B", "T.A"), File("c.cs", "T.C", "T.A")]));

    [Fact]
    public void A_circle_through_a_third_is_one_circle() =>
        Expect.One(
            "circle T.A <-> T.B <-> T.C:\n    a.cs uses T.B\n    b.cs uses T.C\n    c.cs uses T.A",
            NamespaceGraph.Check([File("a.cs", "T.A", "T.B"), File("b.cs", "T.B", "T.C"), File("c.cs", "T.C", "T.A")]));

    [Theory]
    [InlineData("static T.B.Type")]
    [InlineData("Alias = T.B.Type")]
    [InlineData("Alias = T.B.Type<int>")]
    public void A_using_of_a_type_counts_for_its_namespace(string used) =>
        Assert.Single(NamespaceGraph.Check([File("a.cs", "T.A", used), File("b.cs", "T.B", "T.A")]));

    [Fact]
    public void A_namespace_may_use_itself_and_unknown_ones() => Expect.None(NamespaceGraph.Check([File("a.cs", "T.A", "T.A", "Other")]));
}
