using TrialNet.Poetry.Servers.Metrics;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Something that a server serves, at an address of its own.</summary>
/// <param name="Name">What the ready line calls it.</param>
/// <param name="Factory">Makes the protocols.</param>
/// <param name="Port">The port that it asks for; null leaves it to the options.</param>
internal sealed record Site(string Name, IProtocolFactory Factory, int? Port = null)
{
    /// <summary>Ends what goes on besides connections; called when the last of them is gone.</summary>
    public Action Stop { get; init; } = static () => { };

    /// <summary>Adds what it measures itself, under a name.</summary>
    public Action<PoetryMetrics, string> Measure { get; init; } = static (_, _) => { };

    /// <summary>Takes that out again.</summary>
    public Action<PoetryMetrics> Forget { get; init; } = static _ => { };
}
