using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>What carries connections of streams: TCP, or something like it for which the same rules hold.</summary>
internal abstract class StreamNet : IDisposable
{
    /// <summary>What it is called in texts; empty for TCP.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether an end sees that the other one was aborted, or is not there; else every end looks like one in order.</summary>
    internal abstract bool HasResets { get; }

    /// <summary>Whether the rules say what comes of it when one direction ends before the other.</summary>
    internal virtual bool HasHalves => true;

    /// <summary>The rule under which a rule of TCP is judged here.</summary>
    internal abstract string RuleOf(string rule);

    /// <summary>Listens with the reactor at a free address.</summary>
    internal abstract IListeningPort Listen(IReactor reactor, IProtocolFactory factory);

    /// <summary>Connects with the reactor.</summary>
    internal abstract IConnector Connect(IReactor reactor, EndPoint address, WatchedClientFactory factory);

    /// <summary>A free address for a plain socket to listen at.</summary>
    internal abstract EndPoint FreeAddress();

    /// <summary>A plain socket.</summary>
    internal abstract Socket OpenSocket();

    /// <summary>Says in a text what it was over.</summary>
    internal string Label(string text) => Name.Length == 0 ? text : $"{text} ({Name})";

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
    }
}
