using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class SuppressionsTests
{
    [Theory]
    [InlineData("a.csproj", "<!-- why -->\n<NoWarn>X</NoWarn>\n")]
    [InlineData("a.cs", "#pragma warning disable X // why\n")]
    [InlineData("a.cs", "#pragma warning restore X\n")]
    [InlineData("a.cs", "    [SuppressMessage(\"c\", \"X\", Justification = \"why\")]\n")]
    public void With_a_reason_it_passes(string path, string text) => Expect.None(Suppressions.Check([Code(path, text)]));

    [Theory]
    [InlineData("a.csproj", "<PropertyGroup>\n<NoWarn>X</NoWarn>\n", "a.csproj:2: NoWarn without a comment above it")]
    [InlineData("a.props", "<NoWarn>X</NoWarn>\n", "a.props:1: NoWarn without a comment above it")]
    [InlineData("a.cs", "x\n#pragma warning disable X\n", "a.cs:2: #pragma without a reason after it (// ...)")]
    [InlineData("a.cs", "#pragma warning disable X //\n", "a.cs:1: #pragma without a reason after it (// ...)")]
    [InlineData("a.cs", "[assembly: SuppressMessage(\"c\", \"X\")]\n", "a.cs:1: SuppressMessage without a Justification")]
    public void Without_a_reason_it_fails(string path, string text, string expected) =>
        Expect.One(expected, Suppressions.Check([Code(path, text)]));
}
