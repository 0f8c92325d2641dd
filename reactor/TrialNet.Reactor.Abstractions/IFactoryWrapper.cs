namespace TrialNet.Reactor.Abstractions;

/// <summary>A factory that stands between a reactor and the one that it is used for (R-EP-07).</summary>
public interface IFactoryWrapper : IProtocolFactory
{
    /// <summary>The factory inside.</summary>
    IProtocolFactory WrappedFactory { get; }
}
