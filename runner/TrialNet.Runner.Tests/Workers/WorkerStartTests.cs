using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>With what a worker is started.</summary>
public sealed class WorkerStartTests
{
    private const string WriteProtection = "DOTNET_EnableWriteXorExecute";

    [Fact]
    public void Code_is_mapped_once_unless_somebody_has_decided_it()
    {
        var decided = Environment.GetEnvironmentVariable(WriteProtection);

        var start = new TestExecutable("tests.dll").CreateStart("pipe");

        Assert.Equal(decided ?? "0", start.Environment[WriteProtection]);
    }

    [Fact]
    public void A_limit_of_memory_is_given_in_hexadecimal_digits()
    {
        var start = new TestExecutable("tests.dll") { Memory = 0x4000_0000 }.CreateStart("pipe");

        Assert.Equal("40000000", start.Environment["DOTNET_GCHeapHardLimit"]);
    }
}
