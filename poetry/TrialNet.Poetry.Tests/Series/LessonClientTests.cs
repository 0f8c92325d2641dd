using System.Text;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>What single clients of the series are there to show.</summary>
public sealed class LessonClientTests : SeriesTestCase
{
    /// <summary>1.0-broken: one line for each poem, since it is read to its end in one call; and it says nothing of having finished.</summary>
    public async Task TestBlockingInTheLoop()
    {
        var pace = new Pace(50, TimeSpan.FromMilliseconds(1));
        var (echo, orrery) = (Serve(new SlowPoetryFactory(Reactor, Poems.Echo, pace)), Serve(new SlowPoetryFactory(Reactor, Poems.Orrery, pace)));

        var result = await Run(Find("1.0-broken"), echo, orrery);

        AssertEqual(5, result.Lines.Length);
        AssertIn($"Task 1: got {Poems.Echo.Length} bytes of poetry from {Host}:{echo}", result.Lines);
        AssertIn($"Task 2: got {Poems.Orrery.Length} bytes of poetry from {Host}:{orrery}", result.Lines);
    }

    /// <summary>2-stack: the loop calls DataReceived.</summary>
    public async Task TestWhoCallsDataReceived()
    {
        var result = await Run(Find("2-stack"), Serve(new FastPoetryFactory(Poems.Orrery)));

        AssertEqual((0, ""), (result.ExitCode, result.Text));
        AssertOrdered(result.Errors, "Client2Stack.PoetryMain", "ReactorBase.Run", "PoetryProtocol.DataReceived");
        AssertSubstring("PoetryProtocol.DataReceived", result.Errors[^1]);
    }

    /// <summary>4-stack: whoever fires the Deferred calls its callbacks.</summary>
    public async Task TestWhoCallsACallback()
    {
        var result = await Run(Find("4-stack"), Serve(new FastPoetryFactory(Poems.Orrery)));

        AssertEqual((0, ""), (result.ExitCode, result.Text));
        AssertOrdered(result.Errors, "Client4Stack.PoetryMain", "ReactorBase.Run", "PoetryProtocol.ConnectionLost", "Deferred`1.Callback", "GotPoem");
    }

    /// <summary>The clients that show stacks end also when there is none to show.</summary>
    public async Task TestNoStack()
    {
        var (closed, empty) = (await GetClosedPort(), Serve(new FastPoetryFactory(Poems.Empty)));

        AssertEqual(3, (await Run(Find("2-stack"), closed)).ExitCode);
        AssertEqual(3, (await Run(Find("2-stack"), empty)).ExitCode);
        AssertEqual(3, (await Run(Find("4-stack"), closed)).ExitCode);
    }

    /// <summary>4-timeout: the limit is one for the whole poem, unlike that of the others, and has an exception of its own.</summary>
    public async Task TestLimitForThePoem()
    {
        var port = Serve(new SlowPoetryFactory(Reactor, Poems.Tides, new Pace(10, TimeSpan.FromMilliseconds(50))));

        var result = await Run(Find("4-timeout"), Addresses(port), timeout: 0.3);

        AssertEqual(3, result.ExitCode);
        AssertSubstring("PoetryTimeoutException", result.Error);
        AssertEqual(1, result.Errors.Length);
    }

    /// <summary>5.0 and 5.1: three outcomes.</summary>
    public async Task TestOutcomes()
    {
        var port = Serve(new FastPoetryFactory(Poems.Orrery));
        foreach (var client in (SeriesClient[])[Find("5.0"), Find("5.1")])
        {
            var success = await Run(client, Addresses(port), outcome: CummingsOutcome.Success);
            var gibberish = await Run(client, Addresses(port), outcome: CummingsOutcome.Gibberish);
            var bug = await Run(client, Addresses(port), outcome: CummingsOutcome.Bug);

            AssertEqual((0, Encoding.UTF8.GetString(Poems.Orrery).ToLowerInvariant() + "\n", ""), (success.ExitCode, success.Text, success.Error));
            AssertEqual((3, "", "The poem download failed.\n"), (gibberish.ExitCode, gibberish.Text, gibberish.Error));
            AssertEqual((0, Encoding.UTF8.GetString(Poems.Orrery) + "\n", "Cummingsify failed!\n"), (bug.ExitCode, bug.Text, bug.Error));
        }
    }

    /// <summary>5.0 and 5.1 without a choice: one of the three, each now and then.</summary>
    public void TestRandomOutcomes()
    {
        var seen = Enumerable.Range(0, 200).Select(static _ => Cummings.Choose(CummingsOutcome.Random)).ToHashSet();

        AssertEqual(3, seen.Count);
        AssertNotIn(CummingsOutcome.Random, seen);
    }

    private static void AssertOrdered(string[] lines, params string[] parts)
    {
        var position = 0;
        foreach (var part in parts)
        {
            var found = Array.FindIndex(lines, position, line => line.Contains(part, StringComparison.Ordinal));
            AssertTrue(found >= 0, $"'{part}' is not below line {position} of {string.Join('\n', lines)}");
            position = found;
        }
    }
}
