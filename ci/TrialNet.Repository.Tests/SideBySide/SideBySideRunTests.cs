using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Repository.Tests.SideBySide;

public class SideBySideRunTests
{
    // Each operation costs a microsecond, so that a batch of eight makes a batch's time.
    private static readonly TimeSpan Batch = TimeSpan.FromMicroseconds(8);

    [Fact]
    public void Rounds_take_turns_and_go_back_in_the_reverse_order()
    {
        var calls = new List<string>();
        var rows = new[]
        {
            new Row("one", 1, Noting("a"), [Noting("b")]),
            new Row("two", 1, Noting("c"), []),
        };

        var results = new SideBySideRun(rounds: 3, Batch).Measure(rows);

        Assert.Equal(["a8", "b8", "c8", "c8", "b8", "a8", "a8", "b8", "c8"], calls.TakeLast(9));
        Assert.Equal(rows, results.Select(result => result.Row));

        Contender Noting(string name) => Contender.Measured(name, operations =>
        {
            calls.Add($"{name}{operations}");
            return new Sample(1000, 0);
        });
    }

    [Fact]
    public void A_side_here_counts_its_bytes()
    {
        object? kept = null;
        var side = Contender.Here("array", operations =>
        {
            for (; operations > 0; operations--)
            {
                kept = new byte[1000];
            }
        });

        Assert.InRange(side.Run(100).Bytes, 1000, 1100);
        Assert.NotNull(kept);
    }

    [Fact]
    public void A_side_that_is_missing_does_not_run() =>
        Assert.Contains("not here", Assert.Throws<InvalidOperationException>(() => Contender.Absent("rival", "not here").Run(1)).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void A_peer_answers_every_batch()
    {
        using var peer = PeerProcess.Start(PythonPeer.Require().Executable, RepositoryRoot.Combine("fixtures", "peers", "deferred_bench.py"));
        var side = peer.Contender("Twisted", "chain");

        Assert.All([side.Run(1), side.Run(50)], sample => Assert.True(sample.Nanoseconds > 0 && double.IsNaN(sample.Bytes)));
    }
}
