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

    /// <summary>One line and exit code 2.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry transform: takes no arguments, but was given 'poem'", "transform", "poem"),
        AssertComplains(2, "poetry transform: --limit must be a number from 1 to 2147483647, not '0'", "transform", "--limit", "0"),
        AssertComplains(2, "poetry transform: --timeout must be a positive number of seconds, at most 1000000, not '0'", "transform", "--timeout=0"));

    private async Task<string> Ask(int port, string request)
    {
        var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(Encoding.Latin1.GetBytes(request)));
        await visitor.Lost;
        return Encoding.Latin1.GetString(visitor.Received);
    }
}
