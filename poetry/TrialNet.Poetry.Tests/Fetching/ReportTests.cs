using System.Text;
using System.Text.Json;
using TrialNet.Defer;
using TrialNet.Fixtures;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Fetching;

/// <summary>What is told of a session: lines, events, rows.</summary>
public sealed class ReportTests : FetchingTestCase
{
    /// <summary>P-ONE-10, P-ONE-11: every line keeps to the schema; the chunks add up; poems are in the events, text or not.</summary>
    public async Deferred TestEvents()
    {
        var (fine, noText, closed) = (Serve(new FastPoetryFactory(Poems.Water)), Serve(new FastPoetryFactory(Poems.InvalidUtf8)), await GetClosedPort());
        var json = new JsonReport(MakeConsole(), Reactor);
        var options = Options(fine, noText, closed) with { Transform = new TransformChoice("x", new PoemAddress(Host, closed)) };
        options = options with { Requests = [.. options.Requests.Select(static request => request with { Retries = 1 })] };

        await Session(options, new NoOutput(), json).Run();

        var lines = Parse();
        AssertEqual("start", TypeOf(lines[0]));
        AssertEqual("summary", TypeOf(lines[^1]));
        var done = lines.Single(static line => TypeOf(line) == "done" && line.GetProperty("task").GetInt32() == 1);
        AssertEqual(Encoding.UTF8.GetString(Poems.Water), done.GetProperty("poem").GetString());
        AssertEqual((Poems.Water.Length, PoemText.CountCharacters(Poems.Water)), (done.GetProperty("bytes").GetInt32(), done.GetProperty("characters").GetInt32()));
        AssertEqual(Poems.Water.Length, lines.Where(static line => TypeOf(line) == "chunk" && line.GetProperty("task").GetInt32() == 1).Sum(static line => line.GetProperty("bytes").GetInt32()));
        AssertEqual(Poems.InvalidUtf8, lines.Single(static line => line.TryGetProperty("poemBase64", out _)).GetProperty("poemBase64").GetBytesFromBase64());
        AssertEqual("refused", lines.Single(static line => TypeOf(line) == "fail").GetProperty("kind").GetString());
        string[] types = [.. lines.Select(TypeOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        AssertEqual(["chunk", "connect", "done", "fail", "retry", "start", "summary", "transformFail"], types);
    }

    /// <summary>Poems that are given up are events as well.</summary>
    public async Deferred TestCancelledEvents()
    {
        var options = Options(Serve(new ScriptedServer()), Serve(new FastPoetryFactory(Poems.Orrery))) with { WantsFirstOnly = true };

        await Session(options, new NoOutput(), new JsonReport(MakeConsole(), Reactor)).Run();

        AssertIn("cancel", Parse().Select(TypeOf));
    }

    /// <summary>What goes wrong is told always, what happens if asked for, nothing after Ctrl-C.</summary>
    public async Deferred TestLines()
    {
        var (fine, closed) = (Serve(new FastPoetryFactory(Poems.Orrery)), await GetClosedPort());
        var options = Options(fine, closed);

        await Session(options, null, new LineReport(MakeConsole(), isQuiet: true, isVerbose: false)).Run();
        AssertEqual($"poetry get: {Host}:{closed}: connection refused\n", TakeError());

        await Session(options, null, new LineReport(MakeConsole(), isQuiet: false, isVerbose: true)).Run();
        var verbose = TakeError();
        AssertSubstring($"poetry get: {Host}:{fine}: connected\n", verbose);
        AssertMatches($@"(?m)^poetry get: {Host}:{fine}: 653 bytes \(653 characters\) in \d+\.\d{{3}} s, the first after \d+\.\d{{3}} s, \d+ chunks?, unverified$", verbose);
        AssertMatches(@"(?m)^poetry get: 1 of 2 poems, 653 bytes in \d+\.\d{3} s$", verbose);

        await Session(options, null, new LineReport(MakeConsole(), isQuiet: false, isVerbose: true) { IsSilent = true }).Run();
        AssertEqual("", TakeError());
    }

    /// <summary>Rows are taken away before anything else is written to the terminal, and drawn again after it; none is left at the end.</summary>
    public async Deferred TestRows()
    {
        var console = MakeConsole();
        var rows = new ProgressRows(console, Reactor, static () => (60, 24), stays: false);
        var (fine, closed) = (Serve(new FastPoetryFactory(Poems.Orrery)), await GetClosedPort());

        await Session(Options(fine, closed), new StandardOutput(console), rows, new LineReport(console, isQuiet: false, isVerbose: false)).Run();

        var screen = Screen(TakeError());
        AssertEqual($"poetry get: {Host}:{closed}: connection refused\n", screen);
    }

    /// <summary>More poems than rows: those that are under way, and a row for all; no row wraps.</summary>
    public async Deferred TestManyRows()
    {
        var console = MakeConsole();
        var rows = new ProgressRows(console, Reactor, static () => (40, 6), stays: true);
        var fine = Serve(new FastPoetryFactory(Poems.Orrery));

        await Session(Options([.. Enumerable.Repeat(fine, 30)]), new NoOutput(), rows).Run();

        var text = TakeError();
        AssertTrue(text.Split('\n').All(static line => line.Length < 40 + "\u001b[99A\u001b[J".Length), text);
        AssertEqual("30 poems: 30 done, 0 failed, 19590 B\n", Screen(text));
    }

    private static string TypeOf(JsonElement line) => line.GetProperty("type").GetString()!;

    private List<JsonElement> Parse()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("poetry", "schemas", "get-events.schema.json")));
        var lines = Encoding.UTF8.GetString(Output.ToArray()).TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement.Clone()).ToList();
        foreach (var line in lines)
        {
            AssertEqual("", string.Join('\n', SchemaCheck.Faults(line, schema.RootElement)), line.GetRawText());
        }

        return lines;
    }

    private string TakeError()
    {
        var text = Error.ToString();
        Error.GetStringBuilder().Clear();
        return text;
    }

    // What a terminal would show: "up N lines and clear to the end" is all that the rows use.
    private static string Screen(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var rest = line;
            while (System.Text.RegularExpressions.Regex.Match(rest, @"^\u001b\[(\d+)A\u001b\[J") is { Success: true } erase)
            {
                lines.RemoveRange(lines.Count - int.Parse(erase.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), int.Parse(erase.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
                rest = rest[erase.Length..];
            }

            lines.Add(rest);
        }

        return string.Join('\n', lines);
    }
}
