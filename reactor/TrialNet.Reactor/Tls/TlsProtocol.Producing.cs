using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <content>Who produces what is written (rules R-PROD).</content>
internal partial class TlsProtocol
{
    /// <summary>More unsent bytes than these pause a push producer (R-PROD-03).</summary>
    private const int WriteLimit = 64 * 1024;

    private IPushProducer? _push;
    private IPullProducer? _pull;

    /// <summary>Whether the push producer was paused from here.</summary>
    private bool _hasPaused;

    /// <summary>Whether something was written since the pull producer was last asked.</summary>
    private bool _isPieceDue;

    private bool _isAsking;

    private bool HasProducer => _push is not null || _pull is not null;

    /// <summary>The transport below has sent everything.</summary>
    void IPullProducer.ResumeProducing()
    {
        _sentUnconfirmed = 0;
        ConfirmIfDrained();
    }

    /// <summary>The transport below is lost, which the protocol is told elsewhere.</summary>
    void IProducer.StopProducing()
    {
    }

    internal void RegisterProducer(IPushProducer producer)
    {
        if (TakesProducer(producer))
        {
            _push = producer;
            PauseProducer();
        }
    }

    internal void RegisterProducer(IPullProducer producer)
    {
        if (!TakesProducer(producer))
        {
            return;
        }

        _pull = producer;
        if (_isAsking)
        {
            // From inside another's turn to give: in a turn of its own, or a row of producers would be a deep stack.
            _isPieceDue = true;
            Later(ConfirmIfDrained);
        }
        else
        {
            AskProducer(producer);
        }
    }

    internal void UnregisterProducer()
    {
        VerifyThread();
        if (HasProducer)
        {
            ForgetProducer();
            if (_isClosing || _isEndingWrites)
            {
                Later(GoOnClosing);
            }
        }
    }

    private bool TakesProducer(IProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        VerifyThread();
        if (HasProducer)
        {
            throw new InvalidOperationException($"The {this} has a producer already: {TypeName.Of((_push ?? (IProducer?)_pull)!.GetType())}.");
        }

        if (!_isLost && !_isEndingWrites)
        {
            return true;
        }

        CallProducer(producer, static producer => producer.StopProducing(), "StopProducing");
        return false;
    }

    private void ConfirmIfDrained()
    {
        if (IsDrained && IsAlive)
        {
            Confirm();
        }
    }

    /// <summary>Everything written has been sent: lets a producer or a close go on.</summary>
    private void Confirm()
    {
        if (_push is { } push && _hasPaused)
        {
            _hasPaused = false;
            CallProducer(push, static producer => ((IPushProducer)producer).ResumeProducing(), "ResumeProducing");
        }
        else if (_pull is { } pull && _isPieceDue)
        {
            AskProducer(pull);
        }

        GoOnClosing();
    }

    private void PauseProducer()
    {
        if (_push is { } producer && !_hasPaused && _sentUnconfirmed + _unsent.Length > WriteLimit)
        {
            _hasPaused = true;
            CallProducer(producer, static producer => ((IPushProducer)producer).PauseProducing(), "PauseProducing");
        }
    }

    private void AskProducer(IPullProducer producer)
    {
        _isPieceDue = false;
        _isAsking = true;
        CallProducer(producer, static producer => ((IPullProducer)producer).ResumeProducing(), "ResumeProducing");
        _isAsking = false;
    }

    private void StopProducer()
    {
        if ((_push ?? (IProducer?)_pull) is { } producer)
        {
            ForgetProducer();
            CallProducer(producer, static producer => producer.StopProducing(), "StopProducing");
        }
    }

    private void ForgetProducer()
    {
        _push = null;
        _pull = null;
        _hasPaused = false;
        _isPieceDue = false;
    }

    /// <summary>Calls a producer; what it throws is logged and ends the connection.</summary>
    private void CallProducer(IProducer producer, Action<IProducer> method, string name)
    {
        try
        {
            method(producer);
        }
        catch (Exception error)
        {
            _scope.LogError(new Failure(error), $"In {name} of {TypeName.Of(producer.GetType())}");
            if (IsAlive)
            {
                _failure = new Failure(error);
                Transport.AbortConnection();
            }
        }
    }
}
