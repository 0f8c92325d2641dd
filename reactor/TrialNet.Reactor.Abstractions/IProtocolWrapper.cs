namespace TrialNet.Reactor.Abstractions;

/// <summary>A protocol that stands between a connection and the one it is made for (R-EP-07).</summary>
public interface IProtocolWrapper : IProtocol
{
    /// <summary>The protocol inside.</summary>
    IProtocol WrappedProtocol { get; }
}
