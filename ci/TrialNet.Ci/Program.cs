using TrialNet.Ci.Coverage;
using TrialNet.Ci.Totals;

namespace TrialNet.Ci;

/// <summary>What the scripts of ci/ leave to a program: reading test logs and coverage files, and comparing them with the floors.</summary>
internal static class Program
{
    private const int Ok = 0;
    private const int BelowFloor = 1;
    private const int Usage = 5;

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["totals", var floors, .. { Length: > 0 } logs]:
                return Totals(TestFloors.Read(File.ReadAllText(floors)), logs);
            case ["coverage", var floors, .. { Length: > 0 } folders]:
                return Coverage(CoverageFloors.Read(File.ReadAllText(floors)), folders);
            default:
                Console.Error.WriteLine("usage: trialnet-ci totals FLOORS.json LOG...\n       trialnet-ci coverage FLOORS.json FOLDER...");
                return Usage;
        }
    }

    private static int Totals(TestFloors floors, string[] logs)
    {
        var texts = logs.Select(File.ReadAllText).ToList();
        foreach (var failure in texts.SelectMany(FailedTests.Read))
        {
            Console.Out.WriteLine(failure);
        }

        var results = texts.SelectMany(TestLog.Read).ToList();
        var report = TotalsReport.Of(results, floors);
        Console.Out.WriteLine(report.Text);
        return report.IsGreen ? Ok : BelowFloor;
    }

    private static int Coverage(CoverageFloors floors, string[] folders)
    {
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*cobertura*.xml", SearchOption.AllDirectories));
        var report = CoverageReport.Of(CoveredLines.Read(files.Select(File.ReadAllText)), floors);
        Console.Out.WriteLine(report.Text);
        return report.IsGreen ? Ok : BelowFloor;
    }
}
