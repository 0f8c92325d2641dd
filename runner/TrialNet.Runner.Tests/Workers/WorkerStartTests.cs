using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>With what a worker is started.</summary>
public sealed class WorkerStartTests
{
    private const string WriteProtection = "DOTNET_EnableWriteXorExecute";

    [Theory]
    [InlineData(null, "0")]
    [InlineData("1", "1")]
    public void Code_is_mapped_once_unless_somebody_has_decided_it(string? decided, string expected)
    {
        var before = Environment.GetEnvironmentVariable(WriteProtection);
        try
        {
            Environment.SetEnvironmentVariable(WriteProtection, decided);

            Assert.Equal(expected, new TestExecutable("tests.dll").CreateStart("pipe").Environment[WriteProtection]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(WriteProtection, before);
        }
    }

    [Fact]
    public void A_limit_of_memory_is_given_in_hexadecimal_digits()
    {
        var start = new TestExecutable("tests.dll") { Memory = 0x4000_0000 }.CreateStart("pipe");

        Assert.Equal("40000000", start.Environment["DOTNET_GCHeapHardLimit"]);
    }
}
