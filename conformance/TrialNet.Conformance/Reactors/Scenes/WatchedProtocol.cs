using System.Buffers;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A protocol that does what a check says, and knows the order in which it may be called (R-TCP-01 to R-TCP-06).</summary>
internal partial class WatchedProtocol : IProtocol
{
    private readonly WatchedScene _scene;
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly List<string> _events = [];
    private WatchedStage _stage;
    private ITransport? _transport;

    /// <summary>Makes a protocol.</summary>
    /// <param name="scene">Where it plays.</param>
    /// <param name="name">What it is called in texts.</param>
    internal WatchedProtocol(WatchedScene scene, string name)
    {
        _scene = scene;
        Name = name;
        scene.Add(this);
    }

    internal string Name { get; }

    /// <summary>What happened, in order; data in a row counts once.</summary>
    internal IReadOnlyList<string> Events => _events;

    internal ITransport Transport => _transport ?? throw new InvalidOperationException($"The {Name} has no transport yet.");

    internal Failure? Reason { get; private set; }

    internal bool IsMade => _stage is WatchedStage.Made or WatchedStage.Lost;

    internal bool IsLost => _stage == WatchedStage.Lost;

    internal bool IsOpen => _stage == WatchedStage.Made;

    /// <summary>What came, unless <see cref="KeepsData"/> is false.</summary>
    internal ReadOnlySpan<byte> Received => _received.WrittenSpan;

    internal long ReceivedCount { get; private set; }

    internal bool KeepsData { get; init; } = true;

    internal Action? OnMade { get; set; }

    internal Action<int>? OnData { get; set; }

    internal Action? OnLost { get; set; }

    /// <summary>Thrown out of the next <see cref="MakeConnection"/>, after <see cref="OnMade"/>.</summary>
    internal Exception? ThrownByMade { get; set; }

    /// <summary>Thrown out of the next <see cref="DataReceived"/>, after <see cref="OnData"/>.</summary>
    internal Exception? ThrownByData { get; set; }

    /// <summary>Thrown out of <see cref="ConnectionLost"/>, after <see cref="OnLost"/>.</summary>
    internal Exception? ThrownByLost { get; set; }

    public void MakeConnection(ITransport transport)
    {
        _scene.VerifyThread("MakeConnection");
        Require(
            _stage == WatchedStage.Built && transport is not null,
            "R-TCP-01",
            "MakeConnection to be called once, with a transport, on what BuildProtocol returned",
            _stage == WatchedStage.Built ? "the transport is null" : $"it was called on a protocol that has seen {Life}");
        _stage = WatchedStage.Made;
        _transport = transport;
        Hear("made", OnMade, ThrownByMade);
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        _scene.VerifyThread("DataReceived");
        VerifyData(data.Length);
        ReceivedCount += data.Length;
        if (KeepsData)
        {
            _received.Write(data);
        }

        var length = data.Length;
        Hear("data", OnData is { } script ? () => script(length) : null, ThrownByData);
    }

    public void ConnectionLost(Failure reason)
    {
        _scene.VerifyThread("ConnectionLost");
        Require(
            _inside is null,
            "R-TCP-05",
            "ConnectionLost never to be called inside a call of the protocol's own",
            $"it was called inside {_inside}");
        Require(
            _stage == WatchedStage.Made,
            _stage == WatchedStage.Lost ? "R-TCP-03" : "R-TCP-01",
            "ConnectionLost to be called exactly once for each MakeConnection",
            $"it was called on a {Name} that has seen {Life}");
        Require(reason is not null, "R-TCP-13", "ConnectionLost to be given a reason", "it was given null");
        _stage = WatchedStage.Lost;
        Reason ??= reason;
        Hear("lost", OnLost, ThrownByLost);
    }

    /// <summary>A factory returns it to the reactor.</summary>
    internal void Build()
    {
        _stage = WatchedStage.Built;
        _events.Add("built");
    }

    /// <summary>The reactor has come to its end: was everything told?</summary>
    internal void VerifyEnd() => Require(
        _stage is WatchedStage.New or WatchedStage.Lost,
        "R-TCP-03",
        "every protocol that was given a transport to hear ConnectionLost, at shutdown at the latest",
        $"the {Name} has seen {Life} when the reactor has ended");

    internal string Describe() => _stage == WatchedStage.New ? string.Empty
        : $"the {Name} has seen {Life}, {ReceivedCount} bytes{(Reason is { } reason ? $", reason {reason.Value.GetType().Name}" : string.Empty)}";

    private protected WatchedScene Scene => _scene;

    private protected string Life => _events.Count == 0 ? "nothing" : string.Join(", ", _events);

    /// <summary>Writes down whether a rule was kept.</summary>
    private protected void Require(bool isKept, string rule, string expected, string actual)
    {
        if (isKept)
        {
            _scene.Keep(rule);
        }
        else
        {
            _scene.Break(rule, expected, actual);
        }
    }

    /// <summary>Something was called: does what the check has for it, looks at what the check waits for, and throws what is to be thrown.</summary>
    private protected void Hear(string what, Action? script, Exception? thrown)
    {
        if (what is not "data" || _events.Count == 0 || _events[^1] is not "data")
        {
            _events.Add(what);
        }

        if (script is not null)
        {
            _scene.Guard(script);
        }
        else
        {
            _scene.Pulse();
        }

        if (thrown is not null)
        {
            throw thrown;
        }
    }

    private void VerifyData(int length)
    {
        Require(length > 0, "R-TCP-06", "DataReceived never to be called without data", "it was called with none");
        Require(
            _stage != WatchedStage.Lost,
            "R-TCP-04",
            "nothing to be delivered after ConnectionLost",
            $"the {Name} was given {length} bytes after it");
        Require(
            _stage is WatchedStage.Made or WatchedStage.Lost,
            "R-TCP-01",
            "DataReceived to be called after MakeConnection",
            $"it was called on a {Name} that has seen {Life}");
        Require(_inside is not "Write", "R-TCP-09", "Write not to call back into the protocol", "DataReceived was called inside it");
        if (_hasLosing)
        {
            _scene.Break("R-TCP-10", "nothing to be delivered after LoseConnection", $"the {Name} was given {length} bytes after it");
        }

        if (_isPaused)
        {
            _scene.Break("R-TCP-21", "nothing to be delivered between PauseProducing and ResumeProducing", $"the {Name} was given {length} bytes");
        }

        if (_hasReadEnded)
        {
            _scene.Break("R-TCP-17", "nothing to be delivered after ReadConnectionLost", $"the {Name} was given {length} bytes after it");
        }
    }
}
