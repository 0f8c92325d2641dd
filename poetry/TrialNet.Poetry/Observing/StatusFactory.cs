using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Observing;

/// <summary>
/// A small server of HTTP for people and machines that watch: pages by path, for GET and HEAD, one request a connection. It is not a web
/// server, and not for strangers. Threading: the reactor's own thread.
/// </summary>
/// <param name="clock">Whose timers to use: the reactor that listens.</param>
/// <param name="find">Makes the page of a path; null if there is none.</param>
public sealed class StatusFactory(IReactorTime clock, Func<string, StatusPage?> find) : ProtocolFactory
{
    /// <summary>How long a client may take for its request.</summary>
    public static TimeSpan RequestTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new StatusProtocol(clock, find);
}
