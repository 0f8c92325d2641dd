using System.Net.Sockets;
using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>
/// What is done to a proxy whose upstream the kit plays. A proxy remembers its poem, and cannot be told to forget it: so there is one
/// story with everything before the first success, that success, and everything after it; each rule has its part in it.
/// </summary>
internal sealed class ProxyStory : IDisposable
{
    private readonly OutsideTarget _target;
    private readonly TimeSpan _patience;
    private readonly byte[] _poem;
    private readonly Upstream _upstream;
    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);

    /// <summary>Takes the address at which the proxy looks for its poem.</summary>
    /// <exception cref="SocketException">It cannot be had.</exception>
    internal ProxyStory(OutsideTarget target, TimeSpan patience)
    {
        (_target, _patience) = (target, patience);
        _poem = target.Poem ?? Poems.Long(50_000);
        _upstream = new Upstream(target.Upstream!);
    }

    /// <summary>The poem that the proxy should give now; null if it had one before.</summary>
    internal byte[]? Poem { get; private set; }

    private byte[] Half => _poem[..(_poem.Length / 2)];

    /// <summary>What was seen of a rule.</summary>
    internal CheckResult ResultOf(string rule) => Of(rule).Result;

    /// <summary>Does all of it.</summary>
    internal void Play()
    {
        if (!IsRefusedUpstream())
        {
            return;
        }

        Poem = _poem;
        _upstream.Listen();
        Fails("breaks off in the middle", connection => Break(connection, Half), clients: 2);
        Fails("breaks off before the first byte", connection => Break(connection, []), clients: 1);
        if (LastOneLeaves())
        {
            FirstPoem();
            FromMemory();
        }

        foreach (var (rule, what) in new[]
        {
            ("P-PX-04", "whom it answers first; that all who wait get the poem was seen"),
            ("P-PX-07", "its log, and what it writes to those who left; that it gives up its connection was seen"),
            ("P-PX-08", "what happens within one turn; that who leaves during the answer changes nothing was seen"),
            ("P-PX-10", "whether there are proxies behind it"),
            ("P-PX-11", "its shutdown"),
        })
        {
            Of(rule).CannotDecide(OutsideChecks.NotSeen + what);
        }

        if (_poem.Length > 0)
        {
            Of("P-PX-09").CannotDecide("a proxy remembers one poem: --poem with an empty file makes that the empty one");
        }
    }

    public void Dispose() => _upstream.Dispose();

    private static void Break(UpstreamConnection connection, byte[] before)
    {
        connection.Send(before);
        connection.Reset();
    }

    private Part Of(string rule) => _parts.TryGetValue(rule, out var part) ? part : _parts[rule] = new Part();

    private bool IsRefusedUpstream()
    {
        var answer = new OutsideCall(_target, _patience).Talk();
        if (answer.Received.Length == 0)
        {
            ExpectClosed(answer, "who asks while upstream refuses connections");
            return answer.End != OutsideEnd.NotConnected;
        }

        foreach (var rule in OutsideChecks.ProxyRules)
        {
            Of(rule).CannotDecide("it remembers a poem already: start it anew, with the address of --upstream for its server");
        }

        return false;
    }

    private void Fails(string how, Action<UpstreamConnection> script, int clients)
    {
        var before = _upstream.Count;
        _upstream.Script = script;
        foreach (var client in Enumerable.Range(0, clients).Select(_ => Ask()).ToList())
        {
            ExpectClosed(client(), $"who waits while upstream {how}");
        }

        Of("P-PX-05").Expect(_upstream.Count > before, "a fetch that failed is not remembered: the next request fetches anew", "there is no connection upstream");
    }

    /// <returns>Whether there is any sense in going on.</returns>
    private bool LastOneLeaves()
    {
        using var isHalfSent = new ManualResetEventSlim();
        _upstream.Script = connection =>
        {
            connection.Send(Half);
            isHalfSent.Set();
        };
        var number = _upstream.Count;
        using var leaver = Connect();
        var fetch = _upstream.Await(number, _patience);
        Of("P-PX-01").Expect(fetch is not null, "the first request fetches from upstream", $"there is no connection upstream within {_patience.TotalSeconds:0.#} s");
        if (fetch is null || !isHalfSent.Wait(_patience))
        {
            return false;
        }

        Leave(leaver);
        var isGivenUp = fetch.AwaitLeaving(_patience);
        foreach (var rule in new[] { "P-PX-06", "P-PX-07" })
        {
            Of(rule).Expect(isGivenUp, "upstream is given up when the last client has left", $"{_patience.TotalSeconds:0.#} s later its connection upstream is still there");
        }

        fetch.Reset();
        return true;
    }

    private void FirstPoem()
    {
        using var isTime = new ManualResetEventSlim();
        _upstream.Script = connection =>
        {
            connection.Send(Half);
            isTime.Wait(_patience);
            connection.Send(_poem.AsSpan(Half.Length));
            connection.End();
        };
        var number = _upstream.Count;
        var first = Ask();
        _upstream.Await(number, _patience);
        using var leaver = Connect();
        var last = Ask();
        Leave(leaver);
        isTime.Set();
        var (one, other) = (first(), last());
        ExpectPoem(one, "the first who asks", "P-PX-01", "P-PX-03", "P-PX-04", "P-PX-05", "P-PX-06", "P-PX-07");
        ExpectPoem(other, "who asks during the fetch, of whom another one leaves,", "P-PX-03", "P-PX-04", "P-PX-06");
        Of("P-PX-01").Expect(!_upstream.HasHeard, "a proxy says nothing to a poem server", "it does");
    }

    private void FromMemory()
    {
        _upstream.Script = static connection =>
        {
            connection.Send("another poem"u8);
            connection.End();
        };
        var fetches = _upstream.Count;
        for (var count = 0; count < 3; count++)
        {
            ExpectPoem(Ask()(), "who asks later", "P-PX-02", "P-PX-03", "P-PX-09");
        }

        new OutsideCall(_target, _patience) { LeavesAfter = Half.Length }.Talk();
        ExpectPoem(Ask()(), "who asks when another one has left during the answer", "P-PX-02", "P-PX-08");
        foreach (var rule in new[] { "P-PX-02", "P-PX-09" })
        {
            Of(rule).Expect(_upstream.Count == fetches, "what is remembered is given without a connection upstream", $"there were {_upstream.Count - fetches}");
        }
    }

    private void ExpectClosed(OutsideAnswer answer, string who) =>
        Of("P-PX-05").Expect(answer.IsOver && answer.Received.Length == 0, $"{who} is closed, and gets nothing", answer.Text);

    private void ExpectPoem(OutsideAnswer answer, string who, params string[] rules)
    {
        foreach (var rule in rules)
        {
            Of(rule).Expect(
                answer.Received.AsSpan().SequenceEqual(_poem) && answer.End == OutsideEnd.Closed,
                $"{who} gets the {_poem.Length} bytes of the poem, and a clean end",
                answer.IsOver ? $"{Poems.Difference(_poem, answer.Received)}; {answer.End}" : answer.Text);
        }
    }

    // Asks on a thread of its own; calling what is returned waits for the answer.
    private Func<OutsideAnswer> Ask()
    {
        OutsideAnswer? answer = null;
        var thread = new Thread(() => answer = new OutsideCall(_target, _patience).Talk()) { IsBackground = true };
        thread.Start();
        return () =>
        {
            thread.Join();
            return answer!;
        };
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(_target.Address);
        }
        catch (SocketException)
        {
            // What it should have brought about upstream is missed there.
        }

        return socket;
    }

    private static void Leave(Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    private sealed class Part : Expectations;
}
