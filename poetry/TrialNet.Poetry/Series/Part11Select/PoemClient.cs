using System.Net.Sockets;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Series.Part11Select;

/// <summary>A client that is being served: how far it is, what it waits for, and when it is its turn again.</summary>
/// <param name="socket">The connection, which does not block.</param>
/// <param name="poem">The poem.</param>
/// <param name="pace">How slowly.</param>
/// <param name="now">The time.</param>
internal sealed class PoemClient(Socket socket, byte[] poem, Pace pace, TimeSpan now)
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private readonly byte[] _rubbish = new byte[4096];
    private TimeSpan _due = now;
    private int _sent;
    private int _end;
    private bool _hasMoreToSay = true;
    private bool _hasEverything;

    /// <summary>The connection.</summary>
    public Socket Socket => socket;

    /// <summary>Whether the client is gone.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether anything may still come from it. It is thrown away, but a poem that went with it unread would be lost by a reset.</summary>
    public bool IsListenedTo => _hasMoreToSay;

    /// <summary>Whether a part of the poem is to go out as soon as there is room for it.</summary>
    public bool WantsToWrite => _sent < _end;

    /// <summary>When to look at it again, whatever happens; null while it is the client's turn.</summary>
    public TimeSpan? Due => WantsToWrite ? null : _due;

    /// <summary>There is something to read.</summary>
    public void Read()
    {
        var count = socket.Receive(_rubbish, SocketFlags.None, out var error);
        if (error == SocketError.Success && count == 0)
        {
            // It will say no more, and may still want its poem.
            _hasMoreToSay = false;
            IsOver = _hasEverything;
        }
        else if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            IsOver = true;
        }

        DisposeIfOver();
    }

    /// <summary>There is room to write: for how much of it, only the system knows.</summary>
    public void Write()
    {
        if (IsOver)
        {
            return;
        }

        _sent += socket.Send(poem.AsSpan(_sent, _end - _sent), SocketFlags.None, out var error);
        IsOver = error is not (SocketError.Success or SocketError.WouldBlock);
        DisposeIfOver();
    }

    /// <summary>Goes on if it is time.</summary>
    public void LookAtClock(TimeSpan time)
    {
        if (IsOver || WantsToWrite || time < _due)
        {
            return;
        }

        if (_hasEverything)
        {
            IsOver = true;
            DisposeIfOver();
        }
        else if (_end == poem.Length)
        {
            SayGoodbye(time);
        }
        else
        {
            _end += Math.Min(pace.ChunkSize, poem.Length - _end);

            // Counted from when it was due, so that small delays do not add up; but a client that held us up gets no burst.
            _due = _due + pace.Delay < time ? time : _due + pace.Delay;
        }
    }

    /// <summary>Ends it before its time.</summary>
    public void Abort()
    {
        if (!IsOver)
        {
            IsOver = true;
            Listening.Reset(socket);
        }
    }

    // The end of what we send is the end of the poem. The socket is closed when the client has ended too: closed before, what it sends
    // meanwhile would be answered with a reset, which overtakes the poem.
    private void SayGoodbye(TimeSpan time)
    {
        _hasEverything = true;
        _due = time + LongestGoodbye;
        IsOver = !_hasMoreToSay || !TryShutdown();
        DisposeIfOver();
    }

    private bool TryShutdown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void DisposeIfOver()
    {
        if (IsOver)
        {
            socket.Dispose();
        }
    }
}
