using System.Globalization;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reporting;

/// <summary>What two traces have in common before they part, as far as a reader wants to see it.</summary>
/// <param name="Skipped">How many events before that are left out.</param>
/// <param name="Common">The last events that both have.</param>
internal sealed record TraceExcerpt(int Skipped, IReadOnlyList<string> Common)
{
    private const int MostShown = 8;

    internal static TraceExcerpt Of(Counterexample example)
    {
        var common = example.ExpectedTrace.Zip(example.ActualTrace).TakeWhile(pair => Agree(pair.First, pair.Second)).Select(pair => pair.Second).ToList();
        var skipped = Math.Max(0, common.Count - MostShown);
        var operations = Operations(example.Program);
        return new TraceExcerpt(skipped, [.. common.Skip(skipped).Select(line => WithOperation(line, operations))]);
    }

    // "> 3" says that operation 3 of the program begins; the reader wants to know which that is.
    private static string WithOperation(string line, IReadOnlyList<string> operations) =>
        line.StartsWith("> ", StringComparison.Ordinal) && int.TryParse(line[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < operations.Count ? $"> {operations[number]}" : line;

    private static IReadOnlyList<string> Operations(string program)
    {
        try
        {
            return program.Length == 0 ? [] : [.. DeferredProgram.Parse(program).Operations.Select(operation => operation.ToString())];
        }
        catch (FormatException)
        {
            // A report may come from elsewhere, with programs of another version.
            return [];
        }
    }

    private static bool Agree(string expected, string actual) =>
        string.Equals(expected, actual, StringComparison.Ordinal)
        || expected.Contains(TraceEvent.Untold, StringComparison.Ordinal) || actual.Contains(TraceEvent.Untold, StringComparison.Ordinal);
}
