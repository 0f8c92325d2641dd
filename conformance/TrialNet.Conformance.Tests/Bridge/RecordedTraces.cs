using System.Text;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Bridge;

/// <summary>fixtures/traces/twisted-22.4.txt: a program a line, and indented under it what Twisted did, its events parted by '|'.</summary>
internal static class RecordedTraces
{
    internal const string Version = "22.4.0";

    private static readonly string File = RepositoryRoot.Combine("fixtures", "traces", "twisted-22.4.txt");

    /// <summary>The programs and their traces; no trace for a program that was written down and not recorded yet.</summary>
    internal static IReadOnlyList<(string Program, IReadOnlyList<string> Trace)> Read()
    {
        var recorded = new List<(string Program, IReadOnlyList<string> Trace)>();
        foreach (var line in System.IO.File.ReadLines(File).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                recorded[^1] = (recorded[^1].Program, line.Trim().Split('|'));
            }
            else
            {
                recorded.Add((line, []));
            }
        }

        return recorded;
    }

    /// <summary>Writes the file anew; the comment at its head stays.</summary>
    internal static void Write(IEnumerable<(string Program, IEnumerable<string> Trace)> recorded)
    {
        var text = new StringBuilder();
        foreach (var line in System.IO.File.ReadLines(File).TakeWhile(line => line.Length == 0 || line[0] == '#'))
        {
            text.Append(line).Append('\n');
        }

        foreach (var (program, trace) in recorded)
        {
            text.Append(program).Append("\n ").AppendJoin('|', trace).Append('\n');
        }

        System.IO.File.WriteAllText(File, text.ToString());
    }
}
