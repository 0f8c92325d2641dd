using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class TopLevelTypesTests
{
    [Fact]
    public void A_nested_type_is_not_counted() =>
        Expect.None(TopLevelTypes.Check([Code("a.cs", "namespace T;\n\npublic sealed class A\n{\n    private enum B { X }\n}\n")]));

    [Theory]
    [InlineData("internal static partial class B { }")]
    [InlineData("public readonly record struct B(int X);")]
    [InlineData("public sealed record B(int X);")]
    [InlineData("interface B { }")]
    [InlineData("public enum B { X }")]
    [InlineData("public delegate void B(int x);")]
    [InlineData("file sealed class B { }")]
    public void A_second_type_fails(string second) =>
        Expect.One("a.cs: 2 top-level types (A, B), one allowed", TopLevelTypes.Check([Code("a.cs", $"namespace T;\n\npublic class A {{ }}\n\n{second}\n")]));

    [Fact]
    public void Sample_suites_may_hold_several() =>
        Expect.None(TopLevelTypes.Check([Code("fixtures/TrialNet.Samples/a.cs", "class A { }\nclass B { }\n")]));
}
