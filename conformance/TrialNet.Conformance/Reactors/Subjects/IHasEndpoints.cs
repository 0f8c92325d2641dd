using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that shows its endpoints (rules R-EP).</summary>
public interface IHasEndpoints
{
    /// <summary>Makes a client endpoint from a description, such as <c>tcp:127.0.0.1:8080</c>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="description">The description.</param>
    /// <returns>The endpoint.</returns>
    IClientEndpoint ParseClient(IReactor reactor, string description);

    /// <summary>Makes a server endpoint from a description, such as <c>tcp:8080:interface=127.0.0.1</c>.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="description">The description.</param>
    /// <returns>The endpoint.</returns>
    IServerEndpoint ParseServer(IReactor reactor, string description);

    /// <summary>Takes a description apart: the type first, then what has no key.</summary>
    /// <param name="description">The description.</param>
    /// <returns>The type and the arguments without a key, and those with one.</returns>
    (IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Options) TakeApart(string description);

    /// <summary>Makes any text an argument of a description.</summary>
    /// <param name="argument">The text.</param>
    /// <returns>The argument.</returns>
    string Quote(string argument);

    /// <summary>Makes an endpoint for a host name.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="addresses">What the name resolves to.</param>
    /// <param name="port">The port.</param>
    /// <param name="interval">The time between the beginnings of attempts.</param>
    /// <returns>The endpoint.</returns>
    IClientEndpoint CreateHostNameEndpoint(IReactor reactor, IReadOnlyList<IPAddress> addresses, int port, TimeSpan interval);

    /// <summary>Wraps a factory.</summary>
    /// <param name="factory">The factory inside.</param>
    /// <returns>The wrapped factory.</returns>
    IProtocolFactory Wrap(IProtocolFactory factory);
}
