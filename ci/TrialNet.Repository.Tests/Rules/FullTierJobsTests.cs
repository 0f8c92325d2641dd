using TrialNet.Repository.Tests.Sources;
using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class FullTierJobsTests
{
    // In two pieces, or this file asked for it too.
    private const string Test = "Skip.IfNot(FullTier." + "IsOn, FullTier.WhySkipped);\n";

    private static readonly SourceFile Jobs = Code("ci/jobs.sh", """
        job_tests() { dotnet test a/A.Tests --filter "FullyQualifiedName~Fast"; }
        job_long() {
          TRIALNET_FULL_TIER=1 dotnet test a/A.Tests --filter "FullyQualifiedName~Slow|FullyQualifiedName~Tests.Rooms"
        }
        job_storms() {
          local tests="b/B.Tests::B.Tests"
          TRIALNET_FULL_TIER=1 trial \
            $tests.Storms \
            && trial $tests.Networks
        }

        """);

    [Theory]
    [InlineData("a/A.Tests/SlowTests.cs", Test)]
    [InlineData("a/A.Tests/Rooms/KitchenTests.cs", Test)]
    [InlineData("b/B.Tests/Storms/RainTests.cs", Test)]
    [InlineData("a/A.Tests/OtherTests.cs", "Assert.True(FullTier.WhySkipped.Length > 0);\n")]
    [InlineData("fixtures/A.Fixtures/FullTier.cs", Test)]
    public void What_a_long_job_names_passes(string path, string text) => Expect.None(FullTierJobs.Check([Jobs, Code(path, text)]));

    [Theory]
    [InlineData("a/A.Tests/FastTests.cs")]
    [InlineData("a/A.Tests/Storms/RainTests.cs")]
    [InlineData("b/B.Tests/SlowTests.cs")]
    [InlineData("b/B.Tests/Networks/CableTests.cs")]
    public void What_none_names_fails(string path) =>
        Expect.One($"{path}: asks for the full tier, and no job of ci/jobs.sh runs it there", FullTierJobs.Check([Jobs, Code(path, Test)]));
}
