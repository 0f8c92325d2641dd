using System.Globalization;
using TrialNet.Fixtures;
using TrialNet.Poetry.Servers.Evil;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry evil</c> as a process.</summary>
public sealed class EvilCommandTests : CommandTestCase
{
    /// <summary>A ready line for each, in the order of help; a poem of one's own; a signal ends them all.</summary>
    public async Task TestEvil()
    {
        var server = Start("evil", Poems.PathOf("water"));
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var peer in EvilPeer.All)
        {
            var line = await server.WaitForLineAsync($"Serving {peer.Name} on ");
            ports[peer.Name] = int.Parse(line.AsSpan(line.LastIndexOf(':') + 1).TrimEnd('.'), CultureInfo.InvariantCulture);
        }

        AssertEqual(Poems.Water, await GetPoem(ports["dribble"]));
        AssertEqual(Poems.Water[..(Poems.Water.Length / 2)], await GetPoem(ports["half-fin"]));
        await AssertReset(GetPoem(ports["reset"]));
        server.Signal(PosixSignal.Terminate);
        AssertEqual(0, (await server.WaitForExitAsync()).ExitCode);
    }

    /// <summary>Only some of them.</summary>
    public async Task TestOnly()
    {
        var (server, port) = await StartServer("accept-close", "evil", "--only", "accept-close");

        AssertEqual(Poems.Empty, await GetPoem(port));
        server.Signal(PosixSignal.Interrupt);
        AssertEqual($"Serving accept-close on {Host}:{port}.\n", (await server.WaitForExitAsync()).Output);
    }

    /// <summary>One line and exit code 2.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry evil: give one poem file or none, not 2", "evil", "a", "b"),
        AssertComplains(2, "poetry evil: --only 'silence' is unknown: did you mean 'silent'?", "evil", "--only", "silence"));
}
