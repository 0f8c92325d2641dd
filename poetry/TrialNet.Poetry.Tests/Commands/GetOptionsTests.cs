using System.Text.Json;
using TrialNet.Fixtures;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using ProcessResult = TrialNet.Fixtures.ProcessResult;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary>The options of <c>poetry get</c>, through the process.</summary>
public sealed class GetOptionsTests : CommandTestCase
{
    /// <summary>Order, the first of many, transforms, framing.</summary>
    public async Task TestWhatComes()
    {
        var slow = Serve(new SlowPoetryFactory(Reactor, "SLOW"u8.ToArray(), new Pace(1, TimeSpan.FromSeconds(0.1))));
        var fast = Serve(new FastPoetryFactory("FAST"u8.ToArray()));

        AssertOutput("SLOW\nFAST\n", await Run("get", "--ordered", $"{slow}", $"{fast}"));
        AssertOutput("FAST\n", await Run("get", "--first", $"{Serve(new ScriptedServer())}", $"{fast}"));
        AssertOutput("SLOW\nFAST\n", await Run("get", "--parallel", "1", $"{slow}", $"{fast}"));
        AssertOutput("fast\n", await Run("get", "--transform", $"lower@{Serve(TransformPeer.Good)}", $"{fast}"));
        AssertOutput("poem\n", await Run("get", "--framing=netstring", $"{Serve(new FastPoetryFactory("4:poem,"u8.ToArray()))}"));
    }

    /// <summary>P-ONE-08: with framing, half a poem is told from a whole one.</summary>
    public Task TestFramedHalf()
    {
        var half = Serve(new FastPoetryFactory("10:half"u8.ToArray()));

        return AssertComplains(
            3, $"poetry get: {Host}:{half}: the server closed the connection in the middle, after 7 bytes", "get", "--framing", "netstring", $"{half}");
    }

    /// <summary>P-ONE-07: further attempts, and the limits of time.</summary>
    public async Task TestLimits()
    {
        var closed = await GetClosedPort();
        var retried = await Run("get", "--retries", "1", $"{closed}");
        AssertEqual(3, retried.ExitCode);
        AssertMatches($@"^poetry get: {Host}:{closed}: connection refused; trying again in 0\.[12]\d\d s \(1 of 1\)\npoetry get: {Host}:{closed}: connection refused\n$", retried.Error);

        var slow = Serve(new SlowPoetryFactory(Reactor, Poems.Tides, new Pace(1, TimeSpan.FromSeconds(0.1))));
        var limited = await Run("get", "--total-timeout", "0.5", $"{slow}");
        AssertEqual(3, limited.ExitCode);
        AssertMatches($@"^poetry get: {Host}:{slow}: not there in 0\.5 s; \d+ bytes had come\n$", limited.Error);

        await AssertComplains(3, $"poetry get: {Host}:{slow}: longer than 3 bytes", "get", "--max-bytes", "3", $"{slow}");
    }

    /// <summary>Files in a folder that is made; events instead of poems.</summary>
    public async Task TestPlacesToWriteTo()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("poems").FullName, "new");
        AddCleanup(() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true));
        var port = Serve(new FastPoetryFactory(Poems.InvalidUtf8));

        var result = await Run("get", "--output-dir", folder, "--json", $"{port}");

        AssertEqual((0, ""), (result.ExitCode, result.Error));
        AssertEqual(Poems.InvalidUtf8, await File.ReadAllBytesAsync(Path.Combine(folder, $"1-{Host}-{port}.txt")));
        AssertEqual(["start", "connect", "chunk", "done", "summary"], result.Output.TrimEnd('\n').Split('\n').Select(TypeOf).ToArray());
    }

    /// <summary>Output that nobody takes ends it with one line.</summary>
    public async Task TestFullDevice()
    {
        var port = Serve(new FastPoetryFactory(Poems.Orrery));
        var hanging = Serve(new ScriptedServer());
        foreach (var options in (string[])["", "--json", "--client 2.1", "--client blocking", "--client async"])
        {
            var result = await RunInShell($"$POETRY get {options} {port} {hanging} > /dev/full");

            AssertTrue(result.ExitCode is 1 or 3, options);
            AssertMatches("^poetry get: cannot write to standard output: [^\n]+\n$", result.Error, options);
        }
    }

    /// <summary>A reader that leaves in the middle ends it likewise.</summary>
    public async Task TestReaderThatLeaves()
    {
        var first = Serve(new FastPoetryFactory(Poems.Orrery));
        foreach (var options in (string[])["", "--client 2.1"])
        {
            var second = new ScriptedServer(static transport => transport.Write(Poems.Shortest));
            using var running = StartInShell(
                $"{{ $POETRY get {options} {first} {Serve(second)}; echo code $? >&2; }} | {{ head -c 3; exec <&-; echo left >&2; }}");
            await running.WaitForErrorLineAsync(static line => line == "left");
            (await second.Connected).LoseConnection();
            var result = await running.WaitForExitAsync();

            AssertEqual("The", result.Output);
            AssertMatches("^left\npoetry get: cannot write to standard output: Broken pipe\ncode 1\n$", result.Error, options);
        }
    }

    /// <summary>On a terminal there are rows of progress, and the poem is whole among them.</summary>
    public async Task TestTerminal()
    {
        if (!File.Exists("/usr/bin/script"))
        {
            throw new Framework.SkipTestException("there is no 'script' to make a terminal");
        }

        var server = new ScriptedServer(static transport => transport.Write("po"u8));
        using var running = StartInShell($"TERM=xterm script -qec \"$POETRY get {Serve(server)}\" /dev/null");
        var connection = await server.Connected;
        await Until(() => running.Output.Contains("receiving", StringComparison.Ordinal));
        connection.Write("em"u8);
        connection.LoseConnection();
        var result = await running.WaitForExitAsync();

        AssertEqual(0, result.ExitCode);
        AssertMatches("\u001b\\[1A\u001b\\[Jpoem\r?\n", result.Output);
    }

    /// <summary>What cannot be asked for: one line, exit code 2.</summary>
    public Task TestBadOptions() => Task.WhenAll(
        AssertComplains(2, "poetry get: --retries must be a number from 0 to 1000, not '-1'", "get", "--retries", "-1", "1"),
        AssertComplains(2, $"poetry get: --parallel must be a number from 1 to {int.MaxValue}, not '0'", "get", "--parallel", "0", "1"),
        AssertComplains(2, "poetry get: --framing must be plain or netstring, not 'xml'", "get", "--framing", "xml", "1"),
        AssertComplains(2, "poetry get: --transform must be NAME@[HOST:]PORT, with a name that has no dot, not 'lower'", "get", "--transform", "lower", "1"),
        AssertComplains(2, "poetry get: --transform must be NAME@[HOST:]PORT, with a name that has no dot, not 'a.b@1'", "get", "--transform", "a.b@1", "1"),
        AssertComplains(2, "poetry get: --transform has no address after the @: 'x' is not an address: the port must be a number from 1 to 65535", "get", "--transform", "a@x", "1"),
        AssertComplains(2, "poetry get: client 4.0 of the series takes no --ordered; without --client there is one that does", "get", "--client", "4.0", "--ordered", "1"),
        AssertComplains(2, "poetry get: --outcome is for --client 5.0 and 5.1", "get", "--outcome", "bug", "1"),
        AssertComplains(2, "poetry get: UNIX sockets are not encrypted: unix:/run/poem", "get", "--tls", "unix:/run/poem"),
        AssertComplains(2, "poetry get: there is no certificate in '/dev/null'", "get", "--cafile", "/dev/null", "1"));

    private static string TypeOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("type").GetString()!;
    }

    private static async Task<ProcessResult> RunInShell(string command)
    {
        using var running = StartInShell(command);
        return await running.WaitForExitAsync();
    }

    private static ProcessRun StartInShell(string command)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["POETRY"] = BuiltProject.Executable("TrialNet.Poetry", "poetry") };
        return ProcessRun.Start("/bin/sh", ["-c", command], new ProcessRunOptions { Environment = environment, Input = [] });
    }

    private static void AssertOutput(string expected, ProcessResult result) =>
        AssertEqual((0, expected, ""), (result.ExitCode, result.Output, result.Error));
}
