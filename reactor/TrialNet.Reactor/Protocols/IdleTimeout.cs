using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>Tells when nothing has happened for some time: a protocol calls <see cref="ResetTimeout"/> whenever something does.</summary>
/// <remarks>
/// Whoever sets a timeout takes it away again, in <see cref="IProtocol.ConnectionLost"/> at the latest: <c>SetTimeout(null)</c>.
/// Threading: the reactor's own thread.
/// </remarks>
/// <param name="reactor">The reactor, or a clock.</param>
/// <param name="timedOut">What to call, as a rule <see cref="ITransport.LoseConnection"/> or <see cref="ITransport.AbortConnection"/>.</param>
public sealed class IdleTimeout(IReactorTime reactor, Action timedOut)
{
    private readonly IReactorTime _reactor = reactor ?? throw new ArgumentNullException(nameof(reactor));
    private readonly Action _timedOut = timedOut ?? throw new ArgumentNullException(nameof(timedOut));
    private IDelayedCall? _timer;

    /// <summary>The time that may pass; null while there is no timeout.</summary>
    public TimeSpan? Period { get; private set; }

    /// <summary>Sets, changes or takes away the timeout, and counts from now.</summary>
    /// <param name="period">The time that may pass; null takes the timeout away.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The period before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is negative.</exception>
    public TimeSpan? SetTimeout(TimeSpan? period, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (period is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(period));
        }

        var previous = Period;
        Period = period;
        _timer?.Release();
        _timer = period is { } wait ? _reactor.CallLater(wait, Expire, file, line) : null;
        return previous;
    }

    /// <summary>Something happened: counts from now. Does nothing without a timeout.</summary>
    public void ResetTimeout()
    {
        if (Period is { } period)
        {
            _timer!.Reset(period);
        }
    }

    private void Expire()
    {
        _timer = null;
        Period = null;
        _timedOut();
    }
}
