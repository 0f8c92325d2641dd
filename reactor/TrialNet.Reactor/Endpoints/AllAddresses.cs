using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Waits for the end of a resolution, and fires a Deferred with all addresses that it found.</summary>
internal sealed class AllAddresses : IResolutionErrorReceiver
{
    private readonly Deferred<IReadOnlyList<IPAddress>> _result;
    private readonly string _hostName;
    private readonly List<IPAddress> _addresses = [];
    private IHostResolution? _resolution;
    private Exception? _cause;

    private AllAddresses(string hostName)
    {
        _hostName = hostName;
        _result = new Deferred<IReadOnlyList<IPAddress>>(_ => _resolution?.Cancel());
    }

    public void ResolutionBegan(IHostResolution resolution)
    {
        _resolution = resolution;
        if (resolution is IDeferredResource resource)
        {
            resource.Released = _result.Cancel;
        }
    }

    public void AddressResolved(IPEndPoint address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _addresses.Add(address.Address);
    }

    public void ResolutionFailed(Exception error) => _cause = error;

    public void ResolutionComplete()
    {
        if (_result.IsCalled)
        {
            // A resolver that goes on after it was cancelled.
            return;
        }

        if (_addresses.Count > 0)
        {
            _result.Callback(_addresses);
        }
        else
        {
            _result.Errback(DnsLookupException.ForName(_hostName, _cause));
        }
    }

    /// <summary>Asks for the addresses of a name; a name without any is a failure with <see cref="DnsLookupException"/>.</summary>
    internal static Deferred<IReadOnlyList<IPAddress>> Of(string hostName, INameResolver resolver)
    {
        var receiver = new AllAddresses(hostName);
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

        return receiver._result;
    }
}
