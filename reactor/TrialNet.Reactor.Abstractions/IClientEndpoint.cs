using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A place that one can connect to (R-EP-01 to R-EP-03). Threading: the reactor's own thread.</summary>
public interface IClientEndpoint
{
    /// <summary>Connects. What goes wrong is the Deferred's failure, and never thrown.</summary>
    /// <param name="factory">Makes the protocol.</param>
    /// <returns>
    /// Fires with the protocol, after its <see cref="IProtocol.MakeConnection"/>; fails with a <see cref="ConnectException"/> of the
    /// kind that fits (R-CONN-03), or <see cref="NoProtocolException"/>. Cancelling it stops the attempt and fails it with
    /// <see cref="ConnectingCancelledException"/> (R-EP-02).
    /// </returns>
    Deferred<IProtocol> Connect(IProtocolFactory factory);
}
