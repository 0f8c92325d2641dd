using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>
/// <c>tcp:PORT:interface=ADDRESS:backlog=NUMBER</c> and <c>tcp:HOST:PORT:timeout=SECONDS</c>.
/// </summary>
internal sealed class TcpEndpointParser : IServerEndpointParser, IClientEndpointParser
{
    public IReadOnlyCollection<string> Types => ["tcp"];

    IServerEndpoint IServerEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(1, "port", "interface", "backlog");
        return Listen(reactor, description);
    }

    IClientEndpoint IClientEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(2, "host", "port", "timeout");
        return Connect(reactor, description);
    }

    /// <summary>The TCP part of a description that may say more.</summary>
    internal static IServerEndpoint Listen(IReactor reactor, EndpointDescription description) => new TcpServerEndpoint(
        reactor, description.RequirePort(0, 0), description.FindNumber("backlog", 0), description.Find("interface") ?? string.Empty);

    /// <summary>The TCP part of a description that may say more.</summary>
    internal static IClientEndpoint Connect(IReactor reactor, EndpointDescription description)
    {
        var host = description.Require("host", 0);
        var port = description.RequirePort(1, 1);
        var timeout = description.FindSeconds("timeout");
        return IPAddress.TryParse(host, out _)
            ? new TcpClientEndpoint(reactor, host, port, timeout)
            : new HostnameEndpoint(reactor, host, port, timeout);
    }
}
