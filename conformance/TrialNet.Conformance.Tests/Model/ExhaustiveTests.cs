using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Model;

public sealed class ExhaustiveTests(ITestOutputHelper output)
{
    [Fact]
    public void D_14_01_all_small_programs_agree()
    {
        var report = ExhaustiveRun.Judge(() => new ProductSubject(), 3, 1);
        output.WriteLine($"{report.Programs} in {report.Elapsed}, {report.ProgramsPerMinutePerThread:0} per minute");
        Assert.Empty(report.Failures);
    }
}
