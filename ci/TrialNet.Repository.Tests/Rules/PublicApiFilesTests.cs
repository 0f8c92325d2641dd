using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class PublicApiFilesTests
{
    private const string Props = "<IsPackage Condition=\"';T.A;T.B;'\">true</IsPackage>\n";

    [Fact]
    public void A_package_without_lists_fails_and_others_need_none() =>
        Assert.Equal(
            ["r/T.A/T.A.csproj: no PublicAPI.Shipped.txt beside it", "r/T.A/T.A.csproj: no PublicAPI.Unshipped.txt beside it"],
            PublicApiFiles.Check(
                [
                    Code("Directory.Build.props", Props), Project("r/T.A/T.A.csproj"), Project("r/T.C/T.C.csproj"), Project("r/T.B/T.B.csproj"),
                    Code("r/T.B/PublicAPI.Shipped.txt", ""), Code("r/T.B/PublicAPI.Unshipped.txt", ""),
                ]));
}
