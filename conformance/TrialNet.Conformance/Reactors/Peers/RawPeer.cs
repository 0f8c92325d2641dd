using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>A peer that is a plain socket on a thread of its own, and has nothing to do with the judged reactor.</summary>
internal sealed class RawPeer : Peer
{
    private const int Microseconds = 1000;
    private const int SmallPiece = 1000;
    private const int SmallBuffer = 4096;
    private const int UsualBuffer = 256 * 1024;

    private readonly ConcurrentQueue<Action> _commands = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Queue<byte[]> _unsent = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly WatchedScene _scene;
    private Socket? _socket;
    private Socket? _listener;
    private int _sentOfFirst;
    private bool _isReading;
    private bool _hasEnd;
    private bool _isEndingWrites;
    private bool _isClosing;
    private volatile bool _isDisposed;

    internal RawPeer(WatchedScene scene)
        : base(scene)
    {
        _scene = scene;
    }

    /// <summary>Begins to connect to a port of the judged reactor.</summary>
    internal void Connect(Func<Socket> open, EndPoint address) => Start(() =>
    {
        var socket = Prepare(open());
        socket.Connect(address);
        return socket;
    });

    /// <summary>Listens, and takes the first that comes.</summary>
    /// <returns>The address to connect to.</returns>
    internal EndPoint Listen(Func<Socket> open, EndPoint address)
    {
        _listener = Prepare(open());
        _listener.Bind(address);
        _listener.Listen(1);
        Start(Accept);
        return _listener.LocalEndPoint!;
    }

    internal override void Send(byte[] data) => Post(() => _unsent.Enqueue(data));

    internal override void EndSending() => Post(() => _isEndingWrites = true);

    internal override void Close() => Post(() => _isClosing = true);

    internal override void Reset() => Post(() =>
    {
        _socket!.LingerState = new LingerOption(enable: true, seconds: 0);
        CloseNow();
    });

    internal override void StartReading() => Post(() =>
    {
        // It was small for the sender to be stopped early; what comes now need not come in thousands of pieces.
        if (!IsSlow && !_isReading && _socket is { } socket)
        {
            socket.ReceiveBufferSize = UsualBuffer;
        }

        _isReading = true;
    });

    internal override void StopReading() => Post(() => _isReading = false);

    protected override void Dispose(bool isDisposing)
    {
        _isDisposed = true;
        _wake.Set();
        base.Dispose(isDisposing);
    }

    private Socket Prepare(Socket socket)
    {
        if (IsSlow || IsSilent)
        {
            socket.ReceiveBufferSize = SmallBuffer;
        }

        return socket;
    }

    private Socket Accept()
    {
        using var listener = _listener!;
        while (!listener.Poll(Microseconds, SelectMode.SelectRead))
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
        }

        return listener.Accept();
    }

    private void Start(Func<Socket> open)
    {
        _isReading = !IsSilent;
        new Thread(() => Live(open)) { IsBackground = true, Name = "conformance peer" }.Start();
    }

    private void Live(Func<Socket> open)
    {
        try
        {
            _socket = open();
            _socket.Blocking = false;
            Tell(HearMade);
            while (!_isDisposed && _socket is not null)
            {
                Step();
            }
        }
        catch (SocketException)
        {
            HearEndLater(PeerEnd.Reset);
        }
        catch (ObjectDisposedException)
        {
            // The check is over before anybody came.
        }

        CloseNow();
    }

    private void Step()
    {
        while (_commands.TryDequeue(out var command))
        {
            command();
        }

        if (_unsent.Count == 0)
        {
            GoOnClosing();
        }

        if (_socket is not { } socket)
        {
            return;
        }

        var toRead = new List<Socket>();
        var toWrite = new List<Socket>();
        if (_isReading && !_hasEnd)
        {
            toRead.Add(socket);
        }

        if (_unsent.Count > 0)
        {
            toWrite.Add(socket);
        }

        if (toRead.Count + toWrite.Count == 0)
        {
            _wake.WaitOne();
            return;
        }

        Socket.Select(toRead, toWrite, null, Microseconds);
        if (toWrite.Count > 0)
        {
            SendSome(socket);
        }

        if (toRead.Count > 0)
        {
            ReceiveSome(socket);
        }
    }

    private void GoOnClosing()
    {
        if (_isClosing || (_hasEnd && !KeepsOwnSide))
        {
            CloseNow();
        }
        else if (_isEndingWrites)
        {
            _isEndingWrites = false;
            _socket?.Shutdown(SocketShutdown.Send);
        }
    }

    private void SendSome(Socket socket)
    {
        var piece = _unsent.Peek().AsSpan(_sentOfFirst);
        _sentOfFirst += socket.Send(IsSlow ? piece[..Math.Min(1, piece.Length)] : piece, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            throw new SocketException((int)error);
        }

        if (_sentOfFirst == _unsent.Peek().Length)
        {
            _unsent.Dequeue();
            _sentOfFirst = 0;
        }
    }

    private void ReceiveSome(Socket socket)
    {
        var count = socket.Receive(_buffer.AsSpan(0, IsSlow ? SmallPiece : _buffer.Length), SocketFlags.None, out var error);
        if (count > 0)
        {
            var data = _buffer.AsSpan(0, count).ToArray();
            Tell(() => HearData(data));
        }
        else if (error == SocketError.Success)
        {
            HearEndLater(PeerEnd.Clean);
        }
        else if (error != SocketError.WouldBlock)
        {
            throw new SocketException((int)error);
        }
    }

    private void HearEndLater(PeerEnd end)
    {
        _hasEnd = true;
        Tell(() => HearEnd(end));
    }

    private void CloseNow()
    {
        if (_socket is { } socket)
        {
            _socket = null;
            socket.Dispose();
            Tell(HearClosed);
        }
    }

    private void Tell(Action action)
    {
        if (!_isDisposed)
        {
            _scene.Reactor.CallFromThread(action);
        }
    }

    private void Post(Action command)
    {
        _commands.Enqueue(command);
        _wake.Set();
    }
}
