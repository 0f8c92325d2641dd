using System.Globalization;

namespace TrialNet.Defer;

/// <summary>The place of a timeout in a chain: what passes it ends the timer; a cancellation that the timer caused is translated (rules D-7).</summary>
internal class TimeoutStep(CallbackChain chain, TimeSpan allowed) : Step, ITimerTarget
{
    private ChainTimer? _timer;
    private bool _hasExpired;

    void ITimerTarget.TimeIsUp()
    {
        _hasExpired = true;
        chain.Cancel();
    }

    /// <summary>Sets the timer and puts this step at the end of the chain.</summary>
    internal void Add(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(allowed, TimeSpan.Zero);
        chain.VerifyThread("have a timeout added");
        if (!chain.IsSettled)
        {
            // D-7.12: else there would be nothing to guard.
            _timer = new ChainTimer(chain, this);
            _timer.Set(clock, allowed);
        }

        chain.Add(this);
        _timer?.Begin();
    }

    internal sealed override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        _timer?.Stop();
        return _hasExpired ? Translate(result, allowed) : result;
    }

    /// <summary>Makes something of what stands here although the time ran out (D-7.02, D-7.07).</summary>
    private protected virtual object? Translate(object? result, TimeSpan time) => result is Failure { Value: CancelledException cancelled }
        ? new Failure(new TimeoutException(
            string.Create(CultureInfo.InvariantCulture, $"The Deferred had no result within {time.TotalSeconds:0.#######} s."), cancelled))
        : result;
}
