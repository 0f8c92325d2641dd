using static TrialNet.Repository.Tests.Rules.RuleSamples;

namespace TrialNet.Repository.Tests.Rules;

public class SolutionShapeTests
{
    private static readonly string[] Solution = ["TrialNet.sln", "Project(\"{X}\") = \"T.A\", \"reactor\\T.A\\T.A.csproj\", \"{Y}\"\n"];

    [Fact]
    public void A_project_in_its_room_passes() =>
        Expect.None(SolutionShape.Check([Code(Solution[0], Solution[1]), Project("reactor/T.A/T.A.csproj"), Code("reactor/T.A/packages.lock.json", "{}")]));

    [Fact]
    public void Each_fault_is_named()
    {
        var faults = SolutionShape.Check([Code(Solution[0], Solution[1]), Project("runner/T.C/T.B.csproj"), Code("src/x.cs", "")]);

        Assert.Equal(
            [
                "src/: not one of the top-level folders reactor, runner, conformance, fixtures, poetry, ci",
                "TrialNet.sln: reactor/T.A/T.A.csproj does not exist",
                "runner/T.C/T.B.csproj: not in TrialNet.sln; dotnet sln add --solution-folder runner runner/T.C/T.B.csproj",
                "runner/T.C/T.B.csproj: its folder should be called T.B",
                "runner/T.C/T.B.csproj: no packages.lock.json beside it; dotnet restore writes it",
            ],
            faults);
    }
}
