using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A client factory that tries again by itself after a failure or a loss, and waits longer each time (R-FAC-04).</summary>
/// <remarks>
/// The first wait is <see cref="InitialDelay"/>, each other one the wait before times <see cref="Factor"/>, all with
/// <see cref="Jitter"/> and none above <see cref="MaxDelay"/>. A protocol that got what it wanted calls <see cref="ResetDelay"/>, as a
/// rule in <see cref="ProtocolFactory.BuildProtocol"/>. Threading: the reactor's own thread.
/// </remarks>
public abstract class ReconnectingClientFactory : ClientFactory
{
    private TimeSpan? _delay;
    private IDelayedCall? _timer;
    private IConnector? _connector;

    /// <summary>The first wait: one second unless set otherwise.</summary>
    public TimeSpan InitialDelay { get; set => field = NotNegative(value); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait: one hour unless set otherwise.</summary>
    public TimeSpan MaxDelay { get; set => field = NotNegative(value); } = TimeSpan.FromHours(1);

    /// <summary>By how much each wait is longer than the one before: e (2.718...) unless set otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1, or not a number.</exception>
    public double Factor
    {
        get;
        set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A wait is not shorter than the one before.");
    } = Math.E;

    /// <summary>By what part a wait may be shorter or longer than computed: 0.12 unless set otherwise; zero is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public double Jitter
    {
        get;
        set => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A jitter is between 0 and 1.");
    } = 0.12;

    /// <summary>How often it tries again at most, without a <see cref="ResetDelay"/> in between; null is for ever.</summary>
    public int? MaxRetries { get; set; }

    /// <summary>How often it has tried again since the beginning or the last <see cref="ResetDelay"/>.</summary>
    public int Retries { get; private set; }

    /// <summary>Where the jitter comes from.</summary>
    public Random Random { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = Random.Shared;

    /// <summary>Who sets the timers; null is <see cref="Abstractions.Reactor.Current"/>.</summary>
    public IReactorTime? Clock { get; set; }

    /// <summary>Whether it will try again; false after <see cref="StopTrying"/>.</summary>
    public bool IsTrying { get; private set; } = true;

    /// <summary>Begins anew: the next wait is the first, and the count of retries is zero. Undoes <see cref="StopTrying"/> too.</summary>
    public void ResetDelay()
    {
        _delay = null;
        Retries = 0;
        IsTrying = true;
    }

    /// <summary>Tries no more: cancels the wait, or gives up the attempt that is under way. A connection there is lives on.</summary>
    public void StopTrying()
    {
        IsTrying = false;
        _timer?.Release();
        _timer = null;
        if (_connector is { State: ConnectorState.Connecting } connector)
        {
            connector.StopConnecting();
        }
    }

    /// <summary>Remembers the connector, so that <see cref="StopTrying"/> can stop it.</summary>
    /// <param name="connector">Who connects.</param>
    public override void StartedConnecting(IConnector connector) => _connector = connector;

    /// <summary>Tries again after a wait.</summary>
    /// <param name="connector">Who tried.</param>
    /// <param name="reason">Why it failed.</param>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => Retry(connector);

    /// <summary>Tries again after a wait.</summary>
    /// <param name="connector">Who had connected.</param>
    /// <param name="reason">Why the connection ended.</param>
    public override void ClientConnectionLost(IConnector connector, Failure reason) => Retry(connector);

    /// <summary>Lets a connector connect after a wait, unless told to stop or after the last of <see cref="MaxRetries"/>.</summary>
    /// <param name="connector">The connector.</param>
    public void Retry(IConnector connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        _connector = connector;
        if (!IsTrying)
        {
            Scope.Current.LogMessage($"Not trying {connector.Destination} again: asked to stop");
            return;
        }

        if (Retries >= MaxRetries)
        {
            Scope.Current.LogMessage($"Not trying {connector.Destination} again: {Retries} retries were allowed");
            return;
        }

        var wait = NextDelay();
        Retries++;
        Scope.Current.LogMessage($"Trying {connector.Destination} again in {wait}");
        _timer?.Release();
        _timer = (Clock ?? Abstractions.Reactor.Current).CallLater(wait, () =>
        {
            _timer = null;
            connector.Connect();
        });
    }

    private static TimeSpan NotNegative(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        return value;
    }

    private TimeSpan NextDelay()
    {
        var delay = _delay is { } last ? Times(last, Factor) : InitialDelay;
        _delay = delay < MaxDelay ? delay : MaxDelay;
        var wait = Jitter == 0 ? _delay.Value : Times(_delay.Value, 1 + (Jitter * ((2 * Random.NextDouble()) - 1)));
        return wait < MaxDelay ? wait : MaxDelay;
    }

    private static TimeSpan Times(TimeSpan time, double factor)
    {
        var ticks = time.Ticks * factor;
        return ticks < long.MaxValue ? new TimeSpan((long)ticks) : TimeSpan.MaxValue;
    }
}
