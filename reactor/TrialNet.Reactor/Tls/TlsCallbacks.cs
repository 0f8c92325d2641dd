using System.Net.Security;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>Calls the callbacks of the user's options for one connection, and keeps what they throw.</summary>
internal sealed class TlsCallbacks(IReactor? reactor)
{
    private readonly SynchronizationContext? _context = SynchronizationContext.Current;
    private readonly Scope _scope = Scope.Current;

    /// <summary>What one of them threw.</summary>
    internal Exception? Error { get; private set; }

    internal RemoteCertificateValidationCallback? Around(RemoteCertificateValidationCallback? callback) => callback is null
        ? null
        : (sender, certificate, chain, errors) => Call(() => callback(sender, certificate, chain, errors), "In the validation of a certificate");

    internal LocalCertificateSelectionCallback? Around(LocalCertificateSelectionCallback? callback) => callback is null
        ? null
        : (sender, host, certificates, peer, issuers) =>
            Call(() => callback(sender, host, certificates, peer, issuers), "In the selection of a client's certificate");

    internal ServerCertificateSelectionCallback? Around(ServerCertificateSelectionCallback? callback) => callback is null
        ? null
        : (sender, name) => Call(() => callback(sender, name), "In the selection of a server's certificate");

    private T Call<T>(Func<T> callback, string context)
    {
        var previous = SynchronizationContext.Current;
        try
        {
            if (reactor is { InOwnThread: false })
            {
                throw new InvalidOperationException(
                    "The runtime runs TLS on a thread that is not the reactor's, where callbacks must not be called: run the reactor outside of any task.");
            }

            SynchronizationContext.SetSynchronizationContext(_context);
            return callback();
        }
        catch (Exception error)
        {
            Error = error;
            _scope.LogError(new Failure(error), context);
            throw;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }
}
