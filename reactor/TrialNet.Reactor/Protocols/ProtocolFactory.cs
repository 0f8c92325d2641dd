using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>What to derive a factory from: counts its uses, so that the first starts it and the last stops it (R-FAC-01).</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public abstract class ProtocolFactory : IProtocolFactory
{
    private int _uses;

    /// <inheritdoc/>
    public void DoStart()
    {
        if (_uses == 0)
        {
            Scope.Current.LogLifecycle($"Starting factory {TypeName.Of(GetType())}");
            StartFactory();
        }

        _uses++;
    }

    /// <inheritdoc/>
    public void DoStop()
    {
        if (_uses == 0)
        {
            return;
        }

        _uses--;
        if (_uses == 0)
        {
            Scope.Current.LogLifecycle($"Stopping factory {TypeName.Of(GetType())}");
            StopFactory();
        }
    }

    /// <summary>The first port or connector begins to use the factory.</summary>
    public virtual void StartFactory()
    {
    }

    /// <summary>The last port or connector has ended its use (R-FAC-02).</summary>
    public virtual void StopFactory()
    {
    }

    /// <inheritdoc/>
    public abstract IProtocol? BuildProtocol(EndPoint address);
}
