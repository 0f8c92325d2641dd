using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Reads descriptions of one type of server endpoint; see <see cref="Endpoints.Register(IServerEndpointParser)"/>. Threading: any thread.</summary>
public interface IServerEndpointParser
{
    /// <summary>The types that it reads, such as <c>tcp</c>.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>Makes the endpoint.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="description">The description, whose type is one of <see cref="Types"/>.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="FormatException">Something is missing, unknown or wrong.</exception>
    IServerEndpoint Parse(IReactor reactor, EndpointDescription description);
}
