using System.Diagnostics.CodeAnalysis;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Endpoints from descriptions such as <c>tcp:port=8080:interface=127.0.0.1</c> (R-EP-06). Threading: any thread.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "The namespace is named for what it holds, and the class for what it makes.")]
public static class Endpoints
{
    private static readonly ParserRegistry<IServerEndpointParser> Servers = new("server", static parser => parser.Types);
    private static readonly ParserRegistry<IClientEndpointParser> Clients = new("client", static parser => parser.Types);

    static Endpoints()
    {
        var tcp = new TcpEndpointParser();
        Servers.Add(tcp);
        Clients.Add(tcp);
        var unix = new UnixEndpointParser();
        Servers.Add(unix);
        Clients.Add(unix);
        var tls = new TlsEndpointParser();
        Servers.Add(tls);
        Clients.Add(tls);
    }

    /// <summary>The types of server endpoints that can be described.</summary>
    public static IReadOnlyCollection<string> ServerTypes => Servers.Types;

    /// <summary>The types of client endpoints that can be described.</summary>
    public static IReadOnlyCollection<string> ClientTypes => Clients.Types;

    /// <summary>
    /// Makes a server endpoint: <c>tcp:8080</c>, <c>tcp:port=0:interface=127.0.0.1</c>, <c>unix:/run/poems:mode=660</c>,
    /// <c>tls:443:certificate=chain.pem:key=key.pem</c>.
    /// </summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="description">The description.</param>
    /// <returns>The endpoint, which listens when it is told to.</returns>
    /// <exception cref="FormatException">It is no description, or of an unknown type, which the message names.</exception>
    public static IServerEndpoint ParseServer(IReactor reactor, string description)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        var parsed = EndpointDescription.Parse(description);
        return Servers.Find(parsed).Parse(reactor, parsed);
    }

    /// <summary>
    /// Makes a client endpoint: <c>tcp:example.org:80</c>, <c>tcp:host=example.org:port=80:timeout=10</c>, <c>unix:/run/poems</c>,
    /// <c>tls:example.org:443</c>.
    /// </summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="description">The description.</param>
    /// <returns>The endpoint, which connects when it is told to.</returns>
    /// <exception cref="FormatException">It is no description, or of an unknown type, which the message names.</exception>
    public static IClientEndpoint ParseClient(IReactor reactor, string description)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        var parsed = EndpointDescription.Parse(description);
        return Clients.Find(parsed).Parse(reactor, parsed);
    }

    /// <summary>Makes any text an argument of a description, with or without a key.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The text with a backslash before each <c>:</c>, <c>=</c> and backslash.</returns>
    public static string Quote(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return argument
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(":", "\\:", StringComparison.Ordinal)
            .Replace("=", "\\=", StringComparison.Ordinal);
    }

    /// <summary>Adds types of server endpoints, for the whole process.</summary>
    /// <param name="parser">Reads their descriptions.</param>
    /// <exception cref="ArgumentException">There is one for the type already.</exception>
    public static void Register(IServerEndpointParser parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        Servers.Add(parser);
    }

    /// <summary>Adds types of client endpoints, for the whole process.</summary>
    /// <param name="parser">Reads their descriptions.</param>
    /// <exception cref="ArgumentException">There is one for the type already.</exception>
    public static void Register(IClientEndpointParser parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        Clients.Add(parser);
    }
}
