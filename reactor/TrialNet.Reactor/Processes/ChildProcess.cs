using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>A child process and its pipes (rules R-PROC).</summary>
internal sealed partial class ChildProcess : ReactorResource, IProcessTransport, ITurnTask
{
    private readonly IProcessProtocol _protocol;
    private readonly SpawnRequest _request;
    private readonly Dictionary<int, ChildPipe> _pipes = [];
    private readonly Queue<int> _lost = new();
    private ChildExit? _exit;
    private Failure? _reason;
    private int _pid;
    private int _status;
    private bool _hasExited;
    private bool _isExitTold;
    private bool _isReleased;
    private bool _isOver;

    internal ChildProcess(ReactorBase reactor, IProcessProtocol protocol, SpawnRequest request, SourceLocation createdAt)
        : base(reactor, reactor.CaptureScope(), createdAt)
    {
        _protocol = protocol;
        _request = request;
    }

    public override string Kind => "process";

    public override string Description => Pid is { } pid ? $"{_request.Executable}, pid {pid}" : _request.Executable;

    public override string HowToRelease => "SignalProcess(\"KILL\")";

    public override bool IsReleasing => _isReleased || _hasExited;

    public int? Pid => _exit is null || _hasExited ? null : _pid;

    public override void Release()
    {
        Reactor.VerifyThread();
        _isReleased = true;
        _exit?.Signal(SignalNames.Kill, out _);
        foreach (var pipe in _pipes.Values.ToList())
        {
            Lose(pipe);
        }
    }

    /// <summary>Starts it, and hands it to its protocol.</summary>
    internal void Start()
    {
        Spawn();
        Reactor.Remember(this);
        Tell(protocol => protocol.MakeConnection(this), nameof(IProcessProtocol.MakeConnection));
        foreach (var pipe in _pipes.Values.ToList())
        {
            if (pipe.IsOpen)
            {
                pipe.Start();
            }
        }
    }

    /// <summary>What must not happen inside a call of the protocol's: the loss of pipes, and the end.</summary>
    public void RunInTurn()
    {
        while (_lost.TryDequeue(out var number))
        {
            _pipes[number].NoteLost();
            Tell(protocol => protocol.ChildConnectionLost(number), nameof(IProcessProtocol.ChildConnectionLost));
        }

        if (_hasExited && !_isExitTold)
        {
            _isExitTold = true;
            var reason = _reason = ChildStatus.ToReason(_status);
            Tell(protocol => protocol.ProcessExited(reason), nameof(IProcessProtocol.ProcessExited));
        }

        if (_isExitTold && !_isOver && _lost.Count == 0 && _pipes.Values.All(static pipe => !pipe.IsOpen))
        {
            _isOver = true;
            Reactor.Forget(this);
            Tell(protocol => protocol.ProcessEnded(_reason!), nameof(IProcessProtocol.ProcessEnded));
        }
    }

    /// <summary>Closes a pipe, which the protocol hears of later.</summary>
    internal void Lose(ChildPipe pipe)
    {
        if (pipe.IsOpen)
        {
            pipe.Close();
            _lost.Enqueue(pipe.Number);
            Reactor.QueueTask(this);
        }
    }

    internal void Deliver(int number, ReadOnlySpan<byte> data)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            _protocol.ChildDataReceived(number, data);
        }
        catch (Exception error)
        {
            LogUserError(error, nameof(IProcessProtocol.ChildDataReceived));
        }
    }

    /// <summary>The reactor lets go of the process, which goes on by itself and is still reaped.</summary>
    internal override void DisconnectForShutdown()
    {
        foreach (var pipe in _pipes.Values.ToList())
        {
            Lose(pipe);
        }

        RunInTurn();
        Reactor.Forget(this);
    }

    private void Spawn()
    {
        using var spawner = new ChildSpawner(_request);
        foreach (var (number, descriptor) in spawner.OwnEnds)
        {
            _pipes.Add(number, _request.ChildDescriptors[number].IsRead
                ? new ChildReader(this, number, descriptor)
                : new ChildWriter(this, number, descriptor));
        }

        var error = StartOrClose(spawner);
        if (error == 0)
        {
            _exit = ChildExit.Await(_pid, status => Reactor.CallFromThread(() => Exited(status)));
        }
        else
        {
            var place = _request.Path is null ? string.Empty : $" in {_request.Path}";
            spawner.WriteError(Encoding.UTF8.GetBytes($"{_request.Executable} cannot be started{place}: {Libc.GetErrorText(error)}\n"));
            Reactor.CallFromThread(() => Exited(ChildStatus.CouldNotStart));
        }
    }

    /// <summary>Starts the program; if not even that can be tried, this process's ends of the pipes are closed again.</summary>
    private int StartOrClose(ChildSpawner spawner)
    {
        try
        {
            return spawner.Start(out _pid);
        }
        catch
        {
            foreach (var pipe in _pipes.Values)
            {
                pipe.Close();
            }

            throw;
        }
    }

    private void Exited(int status)
    {
        _status = status;
        _hasExited = true;
        Reactor.QueueTask(this);
    }

    private void Tell(Action<IProcessProtocol> method, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            method(_protocol);
        }
        catch (Exception error)
        {
            LogUserError(error, name);
        }
    }

    private void LogUserError(Exception error, string name) =>
        ReactorBase.LogError(Scope, error, $"In {name} of {TypeName.Of(_protocol.GetType())}");
}
