using System.Net;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Waits for the end of a resolution, and fires a Deferred with the first address.</summary>
internal sealed class FirstAddress : IResolutionErrorReceiver
{
    private readonly Deferred<IPAddress> _deferred;
    private readonly string _hostName;
    private IHostResolution? _resolution;
    private IPAddress? _address;
    private Exception? _cause;

    private FirstAddress(string hostName, string file, int line)
    {
        _hostName = hostName;
        _deferred = new Deferred<IPAddress>(_ => _resolution?.Cancel(), file, line);
    }

    public void ResolutionBegan(IHostResolution resolution)
    {
        _resolution = resolution;
        if (resolution is IDeferredResource resource)
        {
            resource.Released = _deferred.Cancel;
        }
    }

    public void AddressResolved(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _address ??= address.Address;
    }

    public void ResolutionFailed(Exception error) => _cause = error;

    public void ResolutionComplete()
    {
        if (_deferred.IsCalled)
        {
            // A resolver that goes on after it was cancelled.
            return;
        }

        if (_address is not null)
        {
            _deferred.Callback(_address);
        }
        else
        {
            _deferred.Errback(DnsLookupException.ForName(_hostName, _cause));
        }
    }

    internal static Deferred<IPAddress> Begin(INameResolver resolver, string hostName, string file, int line)
    {
        var receiver = new FirstAddress(hostName, file, line);
        try
        {
            receiver._resolution ??= resolver.ResolveHostName(receiver, hostName);
        }
        catch (Exception error)
        {
            // A resolver that throws is like one that found nothing.
            receiver.ResolutionFailed(error);
            receiver.ResolutionComplete();
        }

        return receiver._deferred;
    }
}
