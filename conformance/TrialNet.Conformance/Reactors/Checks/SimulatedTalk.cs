using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Some connections over a simulated network, each with bytes that can be told from all others.</summary>
internal sealed class SimulatedTalk
{
    private readonly ReactorScene _scene;
    private readonly int _bytes;
    private readonly Action _end;
    private readonly HashSet<int> _open;

    private SimulatedTalk(ReactorScene scene, int connections, int bytes, Action end)
    {
        (_scene, _bytes, _end) = (scene, bytes, end);
        _open = [.. Enumerable.Range(0, connections)];
        Received = [.. Enumerable.Range(0, connections).Select(_ => new List<byte>())];
        Ends = new Exception?[connections];
    }

    /// <summary>The byte at a place of what a connection sends.</summary>
    internal static byte ByteOf(int connection, int place) => (byte)((place * 31) + (connection * 7) + (place >> 8));

    /// <summary>What arrived, by connection.</summary>
    internal IReadOnlyList<List<byte>> Received { get; }

    /// <summary>With what the receivers were told of the end; null if they were not.</summary>
    internal Exception?[] Ends { get; }

    /// <summary>In which order the first bytes arrived.</summary>
    internal List<int> Arrivals { get; } = [];

    /// <summary>How many clients failed to connect, and with what.</summary>
    internal List<Exception> Failures { get; } = [];

    /// <summary>When the first bytes were written, by connection.</summary>
    internal Dictionary<int, TimeSpan> WrittenAt { get; } = [];

    /// <summary>When the last bytes arrived, by connection.</summary>
    internal Dictionary<int, TimeSpan> CompleteAt { get; } = [];

    /// <summary>Begins to connect, send and close; in a reactor that runs.</summary>
    /// <param name="scene">The reactor.</param>
    /// <param name="connections">How many.</param>
    /// <param name="bytes">How many bytes each sends.</param>
    /// <param name="end">Called when all are over.</param>
    internal static SimulatedTalk Begin(ReactorScene scene, int connections, int bytes, Action end)
    {
        var talk = new SimulatedTalk(scene, connections, bytes, end);
        for (var number = 0; number < connections; number++)
        {
            talk.Connect(number);
        }

        return talk;
    }

    private void Connect(int number)
    {
        // A port for each, so that it is known whose bytes arrive.
        var port = _scene.Tcp.ListenTcp(0, new TalkFactory(data => Receive(number, data), reason => Lost(number, reason)), networkInterface: "127.0.0.1");
        _scene.Tcp.ConnectTcp("127.0.0.1", port.GetHost().Port, new QuietFactory
        {
            Made = transport =>
            {
                WrittenAt[number] = _scene.Reactor.Now;
                transport.Write(Enumerable.Range(0, _bytes).Select(place => ByteOf(number, place)).ToArray());
                transport.LoseConnection();
            },
            Failed = reason =>
            {
                Failures.Add(reason.Value);
                Over(number);
            },

            // A connection that was lost before the other side took it has nobody there to say so.
            Lost = _ => _scene.Reactor.CallLater(TimeSpan.FromHours(1), () => Over(number)),
        });
    }

    private void Receive(int number, byte[] data)
    {
        if (Received[number].Count == 0)
        {
            Arrivals.Add(number);
        }

        Received[number].AddRange(data);
        CompleteAt[number] = _scene.Reactor.Now;
    }

    private void Lost(int number, Exception reason)
    {
        Ends[number] = reason;
        Over(number);
    }

    private void Over(int number)
    {
        if (_open.Remove(number) && _open.Count == 0)
        {
            _end();
        }
    }
}
