using System.Xml.Linq;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The sample suite's executable, run directly.</summary>
internal static class SampleSuite
{
    /// <summary>A filter for the tests that leave their process alive.</summary>
    public const string WithoutSupervisor = "/*/*/(!NeedsSupervisor)/*";

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static string Executable => BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    public static string Project => RepositoryRoot.Combine("fixtures", "TrialNet.Samples", "TrialNet.Samples.csproj");

    // The platform colours what it prints where the environment looks like CI.
    public static Task<ProcessResult> RunAsync(params string[] args) => ProcessRun.RunAsync(Executable, [.. args, "--no-ansi"]);

    /// <summary>Runs the tests and reads the TRX report.</summary>
    /// <returns>Outcome and report entry of each test, by id; a test that came late is there twice.</returns>
    public static async Task<(ProcessResult Process, ILookup<string, (string Outcome, string Text)> Tests)> ReportAsync(params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("trialnet-trx-");
        try
        {
            var process = await RunAsync([.. args, "--report-trx", "--report-trx-filename", "samples.trx", "--results-directory", folder.FullName]);
            var report = XDocument.Load(Path.Combine(folder.FullName, "samples.trx"));
            return (process, report.Descendants(Trx + "UnitTestResult").ToLookup(
                result => result.Attribute("testName")!.Value,
                result => (result.Attribute("outcome")!.Value, result.Value)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
