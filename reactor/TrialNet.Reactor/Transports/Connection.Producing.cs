using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <content>Who produces what is written (rules R-PROD).</content>
internal abstract partial class Connection
{
    /// <summary>More unsent bytes than these pause a push producer (R-PROD-03).</summary>
    private const int WriteLimit = 64 * 1024;

    private IPushProducer? _push;
    private IPullProducer? _pull;

    /// <summary>Whether this connection has paused the push producer.</summary>
    private bool _hasPaused;

    /// <summary>Whether something was written since the pull producer was last asked.</summary>
    private bool _isPieceDue;

    private bool _isAsking;

    private bool HasProducer => _push is not null || _pull is not null;

    private void RegisterProducerBare(IPushProducer producer)
    {
        if (TakesProducer(producer))
        {
            _push = producer;
            PauseProducer();
        }
    }

    private void RegisterProducerBare(IPullProducer producer)
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
            QueueTask();
        }
        else
        {
            AskProducer(producer);
        }
    }

    private void UnregisterProducerBare()
    {
        Reactor.VerifyThread();
        if (HasProducer)
        {
            ForgetProducer();
            if (_isClosing || _isEndingWrites)
            {
                QueueTask();
            }
        }
    }

    /// <summary>Whether a producer can be had; one that comes too late is stopped (R-PROD-02).</summary>
    private bool TakesProducer(IProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        Reactor.VerifyThread();
        if (HasProducer)
        {
            throw new InvalidOperationException($"The {this} has a producer already: {TypeName.Of((_push ?? (IProducer?)_pull)!.GetType())}.");
        }

        if (_stage == Stage.Lost || _isEndingWrites)
        {
            CallProducer(producer, static producer => producer.StopProducing(), "StopProducing");
            return false;
        }

        return true;
    }

    /// <summary>Pauses a push producer if too much waits.</summary>
    private void PauseProducer()
    {
        if (_push is { } producer && !_hasPaused && _unsent.Length > WriteLimit)
        {
            _hasPaused = true;
            CallProducer(producer, static producer => ((IPushProducer)producer).PauseProducing(), "PauseProducing");
        }
    }

    /// <summary>Nothing waits: lets the producer go on.</summary>
    private void ResumeProducer()
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
    }

    /// <summary>Asks for one piece. If it is sent at once, the next is asked for in the next turn, so that others have theirs.</summary>
    private void AskProducer(IPullProducer producer)
    {
        _isPieceDue = false;
        _isAsking = true;
        CallProducer(producer, static producer => ((IPullProducer)producer).ResumeProducing(), "ResumeProducing");
        _isAsking = false;
    }

    /// <summary>Something was written, and all of it has been sent.</summary>
    private void NoteSent()
    {
        if (_pull is not null)
        {
            QueueTask();
        }
    }

    /// <summary>The connection is lost (R-PROD-08).</summary>
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

    /// <summary>Calls a producer; what it throws is logged and ends the connection, later, since somebody may be in the middle of a write.</summary>
    private void CallProducer(IProducer producer, Action<IProducer> method, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            method(producer);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In {name} of {TypeName.Of(producer.GetType())}");
            FailLater(new Failure(error));
        }
    }
}
