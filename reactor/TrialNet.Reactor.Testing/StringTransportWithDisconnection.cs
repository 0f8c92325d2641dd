using System.Net;

namespace TrialNet.Reactor.Testing;

/// <summary>A <see cref="StringTransport"/> that tells its protocol of the end as soon as it asks for it.</summary>
/// <remarks>It does so inside the call, which no real transport does (R-TCP-05). Threading: one thread at a time.</remarks>
/// <param name="host">The address of this end; null is 10.0.0.1, port 12345.</param>
/// <param name="peer">The address of the other end; null is 192.168.1.1, port 54321.</param>
public sealed class StringTransportWithDisconnection(EndPoint? host = null, EndPoint? peer = null) : StringTransport(host, peer)
{
    /// <inheritdoc/>
    public override void LoseConnection()
    {
        base.LoseConnection();
        ReportConnectionLost();
    }

    /// <inheritdoc/>
    public override void AbortConnection()
    {
        base.AbortConnection();
        ReportConnectionLost();
    }
}
