using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A factory that does what a check says, and counts its uses (R-FAC-01).</summary>
internal abstract class WatchedFactory : IProtocolFactory
{
    private readonly Func<IProtocol?> _make;
    private readonly List<string> _events = [];

    private protected WatchedFactory(WatchedScene scene, string name, Func<IProtocol?> make)
    {
        Scene = scene;
        Name = name;
        _make = make;
        scene.Add(this);
    }

    internal string Name { get; }

    /// <summary>What happened, in order.</summary>
    internal IReadOnlyList<string> Events => _events;

    /// <summary>The addresses that BuildProtocol was given.</summary>
    internal List<EndPoint> Addresses { get; } = [];

    internal int Uses { get; private set; }

    /// <summary>The protocol that was made last.</summary>
    internal WatchedProtocol? Latest { get; private set; }

    /// <summary>Thrown by the next <see cref="DoStop"/>.</summary>
    internal Exception? ThrownByStop { get; set; }

    private protected WatchedScene Scene { get; }

    public void DoStart()
    {
        Scene.VerifyThread("DoStart");
        Uses++;
        Note("start");
    }

    public virtual void DoStop()
    {
        Scene.VerifyThread("DoStop");
        Require(Uses > 0, "R-FAC-01", "each use of a factory to be ended once", $"DoStop was called on a {Name} that has heard {History}");
        Uses--;
        Note("stop");
        if (ThrownByStop is { } error)
        {
            ThrownByStop = null;
            throw error;
        }
    }

    public virtual IProtocol? BuildProtocol(EndPoint address)
    {
        Scene.VerifyThread("BuildProtocol");
        Require(
            Uses > 0,
            "R-FAC-01",
            "a factory to make protocols only while it is in use",
            $"BuildProtocol was called on a {Name} that has heard {History}");
        Addresses.Add(address);
        var protocol = _make();
        Latest = protocol as WatchedProtocol ?? Latest;
        (protocol as WatchedProtocol)?.Build();
        Note("build");
        return protocol;
    }

    /// <summary>The reactor has come to its end: was each use ended?</summary>
    internal void VerifyEnd() => Require(
        Uses <= 0,
        "R-FAC-01",
        "each use of a factory to be ended, at shutdown at the latest",
        $"the {Name} has heard {History} when the reactor has ended");

    internal string Describe() => _events.Count == 0 ? string.Empty : $"the {Name} has heard {History}";

    private protected string History => _events.Count == 0 ? "nothing" : string.Join(", ", _events);

    private protected void Note(string what)
    {
        _events.Add(what);
        Scene.Pulse();
    }

    private protected void Require(bool isKept, string rule, string expected, string actual)
    {
        if (isKept)
        {
            Scene.Keep(rule);
        }
        else
        {
            Scene.Break(rule, expected, actual);
        }
    }
}
