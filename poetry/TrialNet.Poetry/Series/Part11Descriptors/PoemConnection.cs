using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part11Descriptors;

/// <summary>
/// A client's socket that the reactor watches: for reading all the time, and for writing only while a part of the poem waits for room.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="socket">The connection, which does not block.</param>
/// <param name="poem">The poem.</param>
/// <param name="server">Knows the clients.</param>
internal sealed class PoemConnection(ServerRun run, Socket socket, byte[] poem, PoemPorts server) : IReadDescriptor, IWriteDescriptor
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly IReactorFdSet _descriptors = (IReactorFdSet)run.Reactor;
    private IDelayedCall? _timer;
    private TimeSpan _due = run.Reactor.Now;
    private int _sent;
    private int _end;
    private bool _hasMoreToSay = true;
    private bool _hasEverything;
    private bool _isClosed;

    /// <inheritdoc/>
    public int FileNumber => _isClosed ? -1 : (int)socket.Handle;

    /// <summary>Begins.</summary>
    public void Start()
    {
        server.Add(this);
        _descriptors.AddReader(this);
        SendChunk();
    }

    /// <inheritdoc/>
    public Exception? DoRead()
    {
        // Thrown away: what is left unread when the socket is closed would be answered with a reset, which overtakes the poem.
        Span<byte> rubbish = stackalloc byte[1024];
        var count = socket.Receive(rubbish, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            return new SocketException((int)error);
        }

        if (error == SocketError.Success && count == 0)
        {
            // It will say no more, and may still want its poem. Watched on, it would be reported in every turn.
            _hasMoreToSay = false;
            _descriptors.RemoveReader(this);
            if (_hasEverything)
            {
                Close();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public Exception? DoWrite()
    {
        _sent += socket.Send(poem.AsSpan(_sent, _end - _sent), SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            return new SocketException((int)error);
        }

        if (_sent == _end)
        {
            _descriptors.RemoveWriter(this);
            Pause();
        }

        return null;
    }

    /// <inheritdoc/>
    public void ConnectionLost(Failure reason) => Close();

    /// <summary>Ends it with a reset, so that the client does not take what it has for the whole poem.</summary>
    public void Abort()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Close();
    }

    private void SendChunk()
    {
        if (_sent == poem.Length)
        {
            SayGoodbye();
            return;
        }

        _end = _sent + Math.Min(run.Pace.ChunkSize, poem.Length - _sent);
        _due += run.Pace.Delay;
        _descriptors.AddWriter(this);
    }

    // Counted from when the chunk was due, so that small delays do not add up; but a client that held us up gets no burst.
    private void Pause()
    {
        var now = run.Reactor.Now;
        _due = _due < now ? now : _due;
        _timer = run.Reactor.CallLater(_due - now, SendChunk);
    }

    // The end of what we send is the end of the poem; the socket is closed when the client has ended too, or nothing comes of it.
    private void SayGoodbye()
    {
        _hasEverything = true;
        if (!_hasMoreToSay)
        {
            Close();
            return;
        }

        try
        {
            socket.Shutdown(SocketShutdown.Send);
            _timer = run.Reactor.CallLater(LongestGoodbye, Close);
        }
        catch (SocketException)
        {
            Close();
        }
    }

    private void Close()
    {
        if (_isClosed)
        {
            return;
        }

        // First the reactor, then the system: the next descriptor that somebody opens may get this number.
        _descriptors.RemoveReader(this);
        _descriptors.RemoveWriter(this);
        _timer?.Release();
        _isClosed = true;
        socket.Dispose();
        server.Remove(this);
    }
}
