using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Processes;

/// <summary>Who produces what is written to a pipe (rules R-PROD).</summary>
internal sealed class ChildProducer(ChildProcess process, ChildWriter pipe) : ITurnTask
{
    /// <summary>More unsent bytes than these pause a push producer (R-PROD-03).</summary>
    private const int WriteLimit = 64 * 1024;

    private IPushProducer? _push;
    private IPullProducer? _pull;
    private bool _hasPaused;
    private bool _isPieceDue;

    internal bool IsThere => _push is not null || _pull is not null;

    internal void Register(IPushProducer producer)
    {
        if (Takes(producer))
        {
            _push = producer;
            PauseIfFull();
        }
    }

    internal void Register(IPullProducer producer)
    {
        if (Takes(producer))
        {
            _pull = producer;
            Ask(producer);
        }
    }

    internal void Forget()
    {
        _push = null;
        _pull = null;
        _hasPaused = false;
        _isPieceDue = false;
    }

    /// <summary>The pipe is lost (R-PROD-08).</summary>
    internal void Stop()
    {
        if ((_push ?? (IProducer?)_pull) is { } producer)
        {
            Forget();
            Call(producer.StopProducing, producer, nameof(IProducer.StopProducing));
        }
    }

    /// <summary>Something was written. If it was sent at once, the next piece is asked for in the next turn.</summary>
    internal void NoteWritten()
    {
        _isPieceDue = _pull is not null;
        if (_isPieceDue && pipe.UnsentLength == 0)
        {
            process.Reactor.QueueTask(this);
        }

        PauseIfFull();
    }

    /// <summary>Nothing waits any more.</summary>
    internal void NoteEmpty()
    {
        if (_push is { } push && _hasPaused)
        {
            _hasPaused = false;
            Call(push.ResumeProducing, push, nameof(IPushProducer.ResumeProducing));
        }
        else if (_pull is { } pull && _isPieceDue)
        {
            Ask(pull);
        }
    }

    /// <summary>Asks for the next piece, unless the last one waits.</summary>
    public void RunInTurn()
    {
        if (pipe.IsOpen && pipe.UnsentLength == 0)
        {
            NoteEmpty();
        }
    }

    /// <summary>Whether a producer can be had; one that comes too late is stopped (R-PROD-02).</summary>
    private bool Takes(IProducer producer)
    {
        if (IsThere)
        {
            throw new InvalidOperationException($"The {process} has a producer already: {TypeName.Of((_push ?? (IProducer?)_pull)!.GetType())}.");
        }

        if (!pipe.TakesMore)
        {
            Call(producer.StopProducing, producer, nameof(IProducer.StopProducing));
            return false;
        }

        return true;
    }

    private void PauseIfFull()
    {
        if (_push is { } producer && !_hasPaused && pipe.UnsentLength > WriteLimit)
        {
            _hasPaused = true;
            Call(producer.PauseProducing, producer, nameof(IPushProducer.PauseProducing));
        }
    }

    private void Ask(IPullProducer producer)
    {
        _isPieceDue = false;
        Call(producer.ResumeProducing, producer, nameof(IPullProducer.ResumeProducing));
    }

    /// <summary>Calls a producer; what it throws is logged and ends the pipe.</summary>
    private void Call(Action method, IProducer producer, string name)
    {
        using var frame = process.Reactor.Enter(process.Scope);
        try
        {
            method();
        }
        catch (Exception error)
        {
            ReactorBase.LogError(process.Scope, error, $"In {name} of {TypeName.Of(producer.GetType())}");
            process.Lose(pipe);
        }
    }
}
