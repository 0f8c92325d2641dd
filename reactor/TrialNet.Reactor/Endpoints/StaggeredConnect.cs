using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>One <see cref="HostnameEndpoint.Connect"/>: the attempts that are under way, and the one timer (R-EP-05).</summary>
internal sealed class StaggeredConnect
{
    private readonly HostnameEndpoint _endpoint;
    private readonly IReactorNames _names;
    private readonly IProtocolFactory _factory;
    private readonly string _file;
    private readonly int _line;
    private readonly Deferred<IProtocol> _result;
    private readonly List<Deferred<IProtocol>> _attempts = [];
    private Queue<IPAddress> _addresses = new();
    private Deferred<Unit>? _lookUp;
    private IDelayedCall? _timer;
    private Failure? _lastFailure;
    private bool _isFactoryStarted;
    private bool _isDecided;

    internal StaggeredConnect(HostnameEndpoint endpoint, IReactorNames names, IProtocolFactory factory, string file, int line)
    {
        _endpoint = endpoint;
        _names = names;
        _factory = factory;
        _file = file;
        _line = line;
        _result = new Deferred<IProtocol>(Cancel, file, line);
    }

    internal Deferred<IProtocol> Start()
    {
        try
        {
            // Held for the whole of it, so that the factory is not stopped between two attempts (R-FAC-01).
            _factory.DoStart();
            _isFactoryStarted = true;
            if (IPAddress.TryParse(_endpoint.Host, out var address))
            {
                Begin([address]);
            }
            else
            {
                _lookUp = AllAddresses.Of(_endpoint.Host, _names.NameResolver).AddCallbacks(Begin, FailLookUp);
            }
        }
        catch (Exception error)
        {
            // What keeps it from beginning is its failure.
            Fail(new Failure(error));
        }

        return _result;
    }

    /// <summary>The families by turns, the family that the system named first in front.</summary>
    private static IEnumerable<IPAddress> Interleave(List<IPAddress> addresses)
    {
        var families = addresses.GroupBy(static address => address.AddressFamily).Select(static family => family.ToList()).ToList();
        for (var index = 0; index < addresses.Count; index++)
        {
            foreach (var family in families.Where(family => index < family.Count))
            {
                yield return family[index];
            }
        }
    }

    private void Begin(IReadOnlyList<IPAddress> addresses)
    {
        if (_isDecided)
        {
            return;
        }

        _addresses = new Queue<IPAddress>(Interleave(addresses.Where(IsUsable).ToList()));
        if (_addresses.Count == 0)
        {
            Fail(new Failure(DnsLookupException.ForName(_endpoint.Host, null)));
            return;
        }

        TryNext();
    }

    private static bool IsUsable(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork || (address.AddressFamily == AddressFamily.InterNetworkV6 && Socket.OSSupportsIPv6);

    private void FailLookUp(Failure failure)
    {
        if (!_isDecided)
        {
            Fail(failure);
        }
    }

    private void TryNext()
    {
        var attempt = _endpoint.At(_addresses.Dequeue().ToString()).Connect(_factory);
        _attempts.Add(attempt);
        if (_addresses.Count > 0)
        {
            _timer = _endpoint.Reactor.CallLater(_endpoint.Interval, TryNext, _file, _line);
        }

        attempt.AddCallbacks(protocol => Win(attempt, protocol), failure => LoseOne(attempt, failure));
    }

    private void Win(Deferred<IProtocol> attempt, IProtocol protocol)
    {
        _attempts.Remove(attempt);
        if (!_isDecided)
        {
            End();
            _result.Callback(protocol);
        }
    }

    private void LoseOne(Deferred<IProtocol> attempt, Failure failure)
    {
        _attempts.Remove(attempt);
        if (_isDecided)
        {
            return;
        }

        _lastFailure = failure;
        if (_attempts.Count > 0)
        {
            return;
        }

        if (_addresses.Count == 0)
        {
            Fail(_lastFailure);
            return;
        }

        // Nobody is left to wait for.
        ClearTimer();
        TryNext();
    }

    private void Fail(Failure failure)
    {
        End();
        _result.Errback(failure);
    }

    private void Cancel(Deferred<IProtocol> result)
    {
        End();
        result.Errback(new ConnectingCancelledException($"The attempt to connect to {_endpoint.Destination} was cancelled."));
    }

    /// <summary>It is decided: stops whatever is still under way.</summary>
    private void End()
    {
        _isDecided = true;
        ClearTimer();
        _addresses.Clear();
        _lookUp?.Cancel();
        foreach (var attempt in _attempts.ToArray())
        {
            attempt.Cancel();
        }

        if (_isFactoryStarted)
        {
            _isFactoryStarted = false;
            _factory.DoStop();
        }
    }

    private void ClearTimer()
    {
        if (_timer is { IsActive: true })
        {
            _timer.Cancel();
        }

        _timer = null;
    }
}
