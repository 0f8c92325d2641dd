namespace TrialNet.Properties;

/// <summary>
/// Where FsCheck's thread hands cases over and waits for what comes of them. The reactor's thread is told of a case by a call into
/// the reactor, and waits for nothing; in a simulation, whose time must not pass while FsCheck thinks, it waits here instead.
/// Threading: any thread.
/// </summary>
/// <param name="told">Tells the reactor that something is here; does nothing in a simulation.</param>
internal sealed class CaseExchange(Action told)
{
    private readonly object _gate = new();
    private PropertyCase? _offered;
    private PropertyCase? _running;
    private bool _isFinished;
    private bool _isClosed;

    /// <summary>Whether there will be no more cases.</summary>
    internal bool IsFinished
    {
        get
        {
            lock (_gate)
            {
                return _isFinished && _offered is null;
            }
        }
    }

    /// <summary>Hands a case over, and waits. FsCheck's thread.</summary>
    /// <returns>What came of it; passed, once nobody is interested any more.</returns>
    internal CaseOutcome Run(object?[] arguments)
    {
        var next = new PropertyCase(arguments);
        lock (_gate)
        {
            if (_isClosed)
            {
                return CaseOutcome.Passed;
            }

            _offered = next;
            Monitor.PulseAll(_gate);
        }

        told();
        lock (_gate)
        {
            while (next.Outcome is null)
            {
                Monitor.Wait(_gate);
            }

            return next.Outcome;
        }
    }

    /// <summary>There will be no more cases. FsCheck's thread.</summary>
    internal void Finish()
    {
        lock (_gate)
        {
            _isFinished = true;
            Monitor.PulseAll(_gate);
        }

        told();
    }

    /// <summary>Takes the next case. The reactor's thread.</summary>
    /// <param name="waits">Whether to wait for it.</param>
    /// <returns>The case; null if there is none.</returns>
    internal PropertyCase? Take(bool waits)
    {
        lock (_gate)
        {
            while (waits && _offered is null && !_isFinished)
            {
                Monitor.Wait(_gate);
            }

            _running = _offered;
            _offered = null;
            return _running;
        }
    }

    /// <summary>Gives a case back. The reactor's thread.</summary>
    internal void Return(PropertyCase done, CaseOutcome outcome)
    {
        lock (_gate)
        {
            done.Outcome ??= outcome;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Nobody is interested any more: the case that runs, and all that come, count as passed, so that FsCheck comes to its end.</summary>
    /// <returns>The case that was running; null if none was.</returns>
    internal PropertyCase? Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            var running = _running is { Outcome: null } ? _running : null;
            foreach (var left in (ReadOnlySpan<PropertyCase?>)[_running, _offered])
            {
                if (left is not null)
                {
                    left.Outcome ??= CaseOutcome.Passed;
                }
            }

            _offered = null;
            Monitor.PulseAll(_gate);
            return running;
        }
    }
}
