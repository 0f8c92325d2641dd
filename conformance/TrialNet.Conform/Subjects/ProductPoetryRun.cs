using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Series.Part05Protocols;
using TrialNet.Poetry.Series.Part13Nested;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conform.Subjects;

/// <summary>One run of a client of several poems: of those of the series the one that reports its chunks, and fetches all at a time.</summary>
internal static class ProductPoetryRun
{
    private static readonly Regex Chunk = new(@"^Task (\d+): got (\d+) bytes of poetry", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Poem = new(@"^Task \d+: \d+ characters of poetry", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Runs it.</summary>
    /// <param name="reactor">A reactor that does not run yet.</param>
    /// <param name="addresses">The servers.</param>
    /// <returns>What it printed.</returns>
    public static ManyPoemsRun Of(IReactor reactor, IReadOnlyList<PoemAddress> addresses)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var run = new SeriesRun(() => reactor, output, error) { Addresses = addresses, Timeout = PoetryClient.DefaultTimeout };
        new Client20().PoetryMain(run);
        var printed = Encoding.UTF8.GetString(output.ToArray());
        return new ManyPoemsRun(
            run.ExitCode,
            [.. Chunk.Matches(printed).Select(static match => (NumberIn(match, 1), NumberIn(match, 2)))],
            Poem.Count(printed),
            CountLines(error));
    }

    /// <summary>Runs the client of the series that has its poem transformed.</summary>
    /// <param name="reactor">A reactor that does not run yet.</param>
    /// <param name="server">The poem server.</param>
    /// <param name="transformServer">The transform server.</param>
    /// <returns>What it printed.</returns>
    public static CompositeRun OfComposite(IReactor reactor, PoemAddress server, PoemAddress transformServer)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var run = new SeriesRun(() => reactor, output, error) { Addresses = [server], TransformServer = transformServer, Timeout = PoetryClient.DefaultTimeout };
        new Client60().PoetryMain(run);

        // Behind the poem stands a line break of the client's.
        var printed = output.ToArray();
        return new CompositeRun(printed.Length == 0 ? null : printed[..^1], CountLines(error));
    }

    private static int CountLines(StringWriter error) => error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static int NumberIn(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
