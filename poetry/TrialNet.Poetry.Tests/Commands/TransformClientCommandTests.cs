using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary><c>poetry transform-client</c> as a process.</summary>
public sealed class TransformClientCommandTests : CommandTestCase
{
    /// <summary>P-XF-02: a file's bytes go there, the answer's come out, by either client.</summary>
    public async Task TestAnswer()
    {
        var server = Serve(TransformPeer.Good);
        var path = Path.Combine(TempDirectory, "poem");
        await File.WriteAllTextAsync(path, "A POEM.\nOF TWO LINES.");
        foreach (var options in (string[][])[[], ["--sync"]])
        {
            var result = await Run(["transform-client", .. options, $"any@{server}", path]);

            AssertEqual((0, "a poem.\nof two lines.", ""), (result.ExitCode, result.Output, result.Error));
        }
    }

    /// <summary>P-XF-06: no answer is one line and exit code 1.</summary>
    public async Task TestNoAnswer()
    {
        var server = Serve(new TransformPeer(static (transport, _) => transport.LoseConnection()));
        foreach (var options in (string[][])[[], ["--sync"]])
        {
            await AssertComplains(
                1,
                $"poetry transform-client: {Host}:{server}: The server closed the connection without an answer",
                ["transform-client", .. options, $"any@{server}", Poems.PathOf("echo")]);
        }
    }

    /// <summary>Ctrl-C, by either client.</summary>
    public async Task TestInterrupt()
    {
        foreach (var options in (string[][])[[], ["--sync"]])
        {
            var server = new ScriptedServer();
            var run = Start(["transform-client", .. options, $"any@{Serve(server)}", Poems.PathOf("echo")]);
            await server.Connected;
            run.Signal(PosixSignal.Interrupt);
            var result = await run.WaitForExitAsync();

            AssertEqual((130, "", ""), (result.ExitCode, result.Output, result.Error));
        }
    }

    /// <summary>One line and exit code 2.</summary>
    public Task TestBadArguments() => Task.WhenAll(
        AssertComplains(2, "poetry transform-client: give a transform and its server, NAME@[HOST:]PORT, and no more than one poem file", "transform-client"),
        AssertComplains(2, "poetry transform-client: the transform must be NAME@[HOST:]PORT, with a name that has no dot, not 'a.b@1'", "transform-client", "a.b@1"),
        AssertComplains(2, "poetry transform-client: no such file: 'nowhere'", "transform-client", "shout@1", "nowhere"),
        AssertComplains(2, "poetry transform-client: --sync needs no --reactor", "transform-client", "--sync", "--reactor=select", "shout@1", Poems.PathOf("echo")));
}
