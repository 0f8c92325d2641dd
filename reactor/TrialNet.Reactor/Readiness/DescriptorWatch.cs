using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <summary>A descriptor that somebody else opened, from its adding to its removal.</summary>
internal sealed class DescriptorWatch : ReactorResource, IWatchedDescriptor
{
    private readonly DescriptorReactor _reactor;
    private readonly DescriptorSource _source;
    private Exception? _error;
    private Interest _interest;
    private int _number;
    private bool _isLost;
    private bool _hasEnded;

    internal DescriptorWatch(DescriptorReactor reactor, DescriptorSource source, IFileDescriptor target, SourceLocation createdAt)
        : base(reactor, reactor.CaptureScope(), createdAt)
    {
        _reactor = reactor;
        _source = source;
        Target = target;
        _number = target.FileNumber;
    }

    public override string Kind => "descriptor";

    public override string Description => $"{_number}, {Does} by {TypeName.Of(Target.GetType())}";

    public override string HowToRelease => _interest == Interest.Write ? "RemoveWriter()" : "RemoveReader()";

    public override bool IsReleasing => false;

    bool IWatchedDescriptor.IsReactorsOwn => false;

    Interest IWatchedDescriptor.Interest => _interest;

    internal IFileDescriptor Target { get; }

    /// <summary>What it is watched for.</summary>
    /// <exception cref="ArgumentException">The system cannot watch it.</exception>
    internal Interest Interest
    {
        get => _interest;
        set
        {
            var before = _interest;
            _interest = value;
            if (value != before && _number >= 0)
            {
                Watch(before, value);
            }
        }
    }

    private string Does => _interest switch
    {
        Interest.Read => "read",
        Interest.Write => "written",
        _ => "read and written",
    };

    public override void Release()
    {
        Reactor.VerifyThread();
        _reactor.Drop(Target);
    }

    void IWatchedDescriptor.Dispatch(bool isReadable, bool isWritable, bool hasFailed)
    {
        if (hasFailed && !isReadable)
        {
            Lose(ReasonOfFailure());
            return;
        }

        if (isReadable && (_interest & Interest.Read) != 0)
        {
            LoseIf(Call(static target => ((IReadDescriptor)target).DoRead(), "DoRead"));
        }

        if (isWritable && (_interest & Interest.Write) != 0)
        {
            LoseIf(Call(static target => ((IWriteDescriptor)target).DoWrite(), "DoWrite"));
        }
    }

    void IWatchedDescriptor.Superseded()
    {
        // The system has forgotten it with its closing, or will with the watching of the other. It is told at the end of the turn.
        _source.Watch(_number, _interest, Interest.None);
        _number = -1;
    }

    /// <summary>Takes its number, from whoever had it before.</summary>
    /// <exception cref="ArgumentException">It cannot be watched.</exception>
    internal void Begin()
    {
        if (_number >= 0)
        {
            Claim();
        }

        Reactor.Remember(this);
    }

    /// <summary>It was removed: from now on nothing is told.</summary>
    internal void End()
    {
        Interest = Interest.None;
        ForgetNumber();
        _hasEnded = true;
        Reactor.Forget(this);
    }

    /// <summary>Whether its descriptor is open, as far as it says; one that was opened anew is watched under its new number.</summary>
    internal bool HasItsNumber()
    {
        if (_error is null && _number >= 0)
        {
            var number = AskForNumber();
            if (number != _number && !_hasEnded)
            {
                Renumber(number);
            }
        }

        return _error is null && (_number >= 0 || _hasEnded);
    }

    /// <summary>Tells it that it was found closed.</summary>
    internal void LoseClosed() => Lose(new Failure(_error ?? new ConnectionLostException("The descriptor was closed while it was watched.")));

    internal override void DisconnectForShutdown() =>
        Lose(new Failure(new ConnectionLostException("The reactor shut down while the descriptor was watched.")));

    private int AskForNumber()
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            return Target.FileNumber;
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In FileNumber of {TypeName.Of(Target.GetType())}");
            _error = error;
            return -1;
        }
    }

    private void Renumber(int number)
    {
        var interest = _interest;
        Interest = Interest.None;
        ForgetNumber();
        _number = number;
        _interest = interest;
        if (number >= 0)
        {
            try
            {
                Claim();
                Watch(Interest.None, interest);
            }
            catch (ArgumentException error)
            {
                _error = error;
            }
        }
    }

    private void Claim()
    {
        if (_source.Find(_number) is { IsReactorsOwn: true })
        {
            throw new ArgumentException($"Descriptor {_number} is a socket of the {Reactor}, which watches it itself.");
        }

        if (DescriptorType.IsAlwaysReady(_number))
        {
            throw new ArgumentException($"Descriptor {_number} is a regular file, which is always ready: there is nothing to watch.");
        }

        _source.Enter(_number, this);
    }

    private void Watch(Interest before, Interest after)
    {
        var errno = _source.Watch(_number, before, after);
        if (after == Interest.None || errno == 0)
        {
            return;
        }

        if (errno == Errno.NotPermitted)
        {
            throw new ArgumentException($"Descriptor {_number} cannot be watched: it is of a kind that is always ready.");
        }

        // Not told inside the call (R-FD-06).
        _error = new ConnectionLostException($"The descriptor {_number} cannot be watched: {Errno.ToException(errno).Message}.", Errno.ToException(errno));
    }

    private void ForgetNumber()
    {
        if (_number >= 0 && ReferenceEquals(_source.Find(_number), this))
        {
            _source.Forget(_number);
        }

        _number = -1;
    }

    private Exception? Call(Func<IFileDescriptor, Exception?> method, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            return method(Target);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In {name} of {TypeName.Of(Target.GetType())}");
            return error;
        }
    }

    private void LoseIf(Exception? error)
    {
        if (error is not null)
        {
            Lose(new Failure(error));
        }
    }

    private Failure ReasonOfFailure()
    {
        var error = DescriptorSource.TakeSocketError(_number);
        return error != SocketError.Success ? ConnectionReasons.Lost(error)
            : (_interest & Interest.Read) != 0 ? ConnectionReasons.Done()
            : new Failure(new ConnectionLostException("The other end of the descriptor is closed."));
    }

    /// <summary>Removes it both ways, also if it was added anew, and tells it why, once (R-FD-08).</summary>
    private void Lose(Failure reason)
    {
        if (_isLost)
        {
            return;
        }

        _isLost = true;
        _reactor.Drop(Target);
        using var frame = Reactor.Enter(Scope);
        try
        {
            Target.ConnectionLost(reason);
        }
        catch (Exception error)
        {
            ReactorBase.LogError(Scope, error, $"In ConnectionLost of {TypeName.Of(Target.GetType())}");
        }
    }
}
