using System.Text;
using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry transform</c> as a process.</summary>
public sealed class TransformCommandTests : CommandTestCase
{
    /// <summary>P-XF-01, P-XF-03: the request of the series and its answer; a bad one is a line on standard error.</summary>
    public async Task TestTransform()
    {
        var (server, port) = await StartServer("transforms", "transform", "--timeout", "0.2");

        AssertEqual("15:here is my poem,", await Ask(port, "27:cummingsify.HERE IS MY POEM,"));
        AssertEqual("", await Ask(port, "3:a.b,"));
        AssertEqual("", await Ask(port, "27:cummingsify.HE"));

        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertEqual(0, result.ExitCode);
        AssertMatches(
            @"^poetry transform: No answer to 127\.0\.0\.1:\d+: there is no such transform\.\npoetry transform: No answer to 127\.0\.0\.1:\d+: no request within 0\.2 s\.\n$",
            result.Error);
    }

    /// <summary>P-NS-04: the limit is an option.</summary>
    public async Task TestLimit()
    {
        var (_, port) = await StartServer("transforms", "transform", "--limit", "14");

        AssertEqual("2:ab,", await Ask(port, "14:cummingsify.AB,"));
        AssertEqual("", await Ask(port, "15:"));
    }

    /// <summary>Transforms of another assembly, beside the built-in ones; what they throw ends the request that they threw at, and no other.</summary>
    public async Task TestPlugin()
    {
        var (server, port) = await StartServer("transforms", "transform", "--plugin", Plugin);

        AssertEqual("9:poem poem,", await Ask(port, "10:twice.poem,"));
        AssertEqual("", await Ask(port, "12:fragile.poem,"));
        AssertEqual("", await Ask(port, "12:nothing.poem,"));
        AssertEqual("4:poem,", await Ask(port, "16:cummingsify.POEM,"));

        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertEqual(0, result.ExitCode);
        AssertMatches(
            @"^poetry transform: No answer to \S+: the transform failed: it broke\npoetry transform: No answer to \S+: the transform (failed|gave nothing).*\n$", result.Error);
    }

    /// <summary>A plug-in that cannot be used is one line, before a port is opened.</summary>
    public Task TestBadPlugin()
    {
        var text = Poems.PathOf("echo");
        var fixtures = typeof(PosixSignal).Assembly.Location;
        return Task.WhenAll(
            AssertComplains(2, "poetry transform: no such plug-in: 'nowhere.dll'", "transform", "--plugin", "nowhere.dll"),
            AssertComplains(2, $"poetry transform: no such plug-in: '{TempDirectory}'", "transform", "--plugin", TempDirectory),
            AssertRejects($"poetry transform: the plug-in '{text}' cannot be loaded: ", text),
            AssertRejects($"poetry transform: the plug-in '{fixtures}' has no transform: ", fixtures),
            AssertRejects(
                $"poetry transform: the transform FragileTransform of '{Plugin}' cannot be used: There is a transform 'fragile' already\n", $"{Plugin}{Path.PathSeparator}{Plugin}"));
    }

    /// <summary>One line and exit code 2.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry transform: takes no arguments, but was given 'poem'", "transform", "poem"),
        AssertComplains(2, "poetry transform: --limit must be a number from 1 to 2147483647, not '0'", "transform", "--limit", "0"),
        AssertComplains(2, "poetry transform: --timeout must be a positive number of seconds, at most 1000000, not '0'", "transform", "--timeout=0"));

    private static string Plugin => typeof(TransformCommandTests).Assembly.Location;

    private static async Task AssertRejects(string start, string plugin)
    {
        var result = await Run("transform", "--plugin", plugin);
        AssertTrue(result.Error.StartsWith(start, StringComparison.Ordinal) && result.Error.Count(static letter => letter == '\n') == 1, result.Error);
        AssertEqual(1, result.ExitCode);
    }

    private async Task<string> Ask(int port, string request)
    {
        var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(Encoding.Latin1.GetBytes(request)));
        await visitor.Lost;
        return Encoding.Latin1.GetString(visitor.Received);
    }
}
