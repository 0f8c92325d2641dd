using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Asks the system for the addresses of a name: on another thread, with the answer on the reactor's.</summary>
internal sealed class SystemLookUp(IReactor reactor)
{
    internal Deferred<IReadOnlyList<IPAddress>> LookUp(string host)
    {
        // Without a canceller, the answer to a question that was cancelled is dropped (D-6.03).
        var answer = new Deferred<IReadOnlyList<IPAddress>>();
        _ = AskAsync(host, answer);
        return answer;
    }

    private async Task AskAsync(string host, Deferred<IReadOnlyList<IPAddress>> answer)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
            reactor.CallFromThread(() => answer.Callback(addresses));
        }
        catch (Exception error)
        {
            var failure = new Failure(new DnsLookupException($"The name {host} could not be resolved: {error.Message}.", error));
            reactor.CallFromThread(() => answer.Errback(failure));
        }
    }
}
