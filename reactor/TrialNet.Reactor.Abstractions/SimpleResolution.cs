using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A resolution that is a Deferred of one address.</summary>
internal sealed class SimpleResolution(IResolutionReceiver receiver, string hostName, int port, AddressFamily family) : IHostResolution
{
    private Deferred<IPAddress>? _answer;
    private bool _isOver;

    public string Name => hostName;

    public void Cancel()
    {
        if (!_isOver)
        {
            _isOver = true;
            _answer?.Cancel();
        }
    }

    internal void Begin(IResolverSimple resolver)
    {
        receiver.ResolutionBegan(this);
        if (!_isOver)
        {
            _answer = Deferred.Maybe(() => resolver.GetHostByName(hostName));
            _answer.AddBoth(End);
        }
    }

    private Outcome<IPAddress> End(Outcome<IPAddress> outcome)
    {
        if (_isOver)
        {
            return IPAddress.None;
        }

        _isOver = true;
        if (outcome.IsFailure)
        {
            (receiver as IResolutionErrorReceiver)?.ResolutionFailed(outcome.Failure.Value);
        }
        else if (family == AddressFamily.Unspecified || family == outcome.Value.AddressFamily)
        {
            receiver.AddressResolved(new IPEndPoint(outcome.Value, port));
        }

        receiver.ResolutionComplete();

        // That a name has no address was an answer; any other failure is one that nobody has heard of yet.
        return outcome.Failure?.Check<DnsLookupException>() is null && receiver is not IResolutionErrorReceiver ? outcome : IPAddress.None;
    }
}
