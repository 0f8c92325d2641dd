using TrialNet.Fixtures;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry get --client NAME</c> as a process.</summary>
public sealed class SeriesCommandTests : CommandTestCase
{
    /// <summary>P-ONE-09: output, errors and exit code of a run with one failure; and no lines about chunks if they are not wanted.</summary>
    public async Task TestRun()
    {
        var (open, closed) = (Serve(new FastPoetryFactory(Poems.Orrery)), await GetClosedPort());

        var result = await Run("get", "--client", "2.0", "-q", $"{open}", $"{closed}");

        AssertEqual(1, result.ExitCode);
        AssertEqual($"Failed to connect to: {Host}:{closed}\n", result.Error);
        AssertMatches($@"^Task 1: {Poems.Orrery.Length} characters of poetry\nGot 1 poems in 0:00:\d\d\.\d{{6}}\n$", result.Output);
    }

    /// <summary>Transform server first.</summary>
    public async Task TestTransform()
    {
        var result = await Run("get", "--client", "8.0", $"{Serve(TransformPeer.Good)}", $"{Serve(new FastPoetryFactory("POEM"u8.ToArray()))}");

        AssertEqual((0, "poem\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    /// <summary>Ctrl-C, for a client that blocks and for one that does not.</summary>
    public async Task TestInterrupt()
    {
        foreach (var client in (string[])["blocking", "async", "4.0"])
        {
            var server = new ScriptedServer();
            var run = Start("get", "--client", client, $"{Serve(server)}");
            await server.Connected;
            run.Signal(PosixSignal.Interrupt);
            var result = await run.WaitForExitAsync();

            AssertEqual((130, ""), (result.ExitCode, result.Error));
        }
    }
}
