using System.Net.Sockets;

namespace TrialNet.Poetry.Series.Part11Select;

/// <summary>The loop: who is there, whom to wait for, and how long.</summary>
internal sealed class SelectLoop : IDisposable
{
    private static readonly TimeSpan PauseInShortage = TimeSpan.FromMilliseconds(100);

    private readonly ServerRun _run;
    private readonly Waker _waker;
    private readonly long _start;
    private readonly Dictionary<Socket, PoemSite> _listeners = [];
    private readonly Dictionary<Socket, PoemClient> _clients = [];
    private TimeSpan? _acceptAgain;
    private TimeSpan? _deadline;
    private bool _isShort;

    /// <summary>Binds the addresses.</summary>
    /// <exception cref="CommandLine.CommandException">One of them cannot be bound.</exception>
    public SelectLoop(ServerRun run, Waker waker)
    {
        (_run, _waker, _start) = (run, waker, run.Clock.GetTimestamp());
        try
        {
            foreach (var site in run.Sites)
            {
                _listeners.Add(Listening.Open(site.Address), site);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private TimeSpan Now => _run.Clock.GetElapsedTime(_start);

    /// <summary>Serves until the end.</summary>
    public void Run()
    {
        foreach (var (listener, site) in _listeners)
        {
            _run.Announce(site, listener.LocalEndPoint!);
        }

        while (!IsOver())
        {
            var (canRead, canWrite) = Wait();
            if (canRead.Remove(_waker.Socket))
            {
                _waker.Clear();
            }

            foreach (var socket in canRead)
            {
                if (_listeners.TryGetValue(socket, out var site))
                {
                    Accept(socket, site);
                }
                else
                {
                    _clients[socket].Read();
                }
            }

            canWrite.ForEach(socket => _clients[socket].Write());
            LookAtClock();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        StopListening();
        foreach (var client in _clients.Values)
        {
            client.Abort();
        }
    }

    /// <summary>The one place where this program waits: for whoever comes first, or for the first of all pauses to be over.</summary>
    private (List<Socket> CanRead, List<Socket> CanWrite) Wait()
    {
        List<Socket> canRead = [_waker.Socket, .. _clients.Values.Where(static client => client.IsListenedTo).Select(static client => client.Socket)];
        if (_acceptAgain is null)
        {
            canRead.AddRange(_listeners.Keys);
        }

        var canWrite = _clients.Values.Where(static client => client.WantsToWrite).Select(static client => client.Socket).ToList();
        Socket.Select(canRead, canWrite, null, TimeUntilNext());
        return (canRead, canWrite);
    }

    private TimeSpan TimeUntilNext()
    {
        var first = TimeSpan.MaxValue;
        foreach (var due in _clients.Values.Select(static client => client.Due).Append(_acceptAgain).Append(_deadline))
        {
            first = due < first ? due.Value : first;
        }

        return SelectTime.Of(first - Now);
    }

    private void Accept(Socket listener, PoemSite site)
    {
        if (Listening.Accept(listener, out var error) is { } socket)
        {
            _isShort = false;
            _clients.Add(socket, new PoemClient(socket, site.Poem, _run.Pace, Now));
        }
        else if (Listening.IsShortage(error))
        {
            // The client goes on waiting, so that select would report it again and again: not for a while.
            _acceptAgain = Now + PauseInShortage;
            if (!_isShort)
            {
                _isShort = true;
                _run.Complain("no client can be accepted for want of descriptors; they wait");
            }
        }
    }

    private void LookAtClock()
    {
        var now = Now;
        _acceptAgain = _acceptAgain <= now ? null : _acceptAgain;
        foreach (var client in _clients.Values.ToList())
        {
            client.LookAtClock(now);
            if (client.IsOver)
            {
                _clients.Remove(client.Socket);
            }
        }
    }

    /// <summary>The first signal ends accepting, the second or too long a wait everything.</summary>
    private bool IsOver()
    {
        if (_run.SignalCount == 0)
        {
            return false;
        }

        if (_deadline is null)
        {
            StopListening();
            _deadline = Now + _run.Drain;
            _run.TellWhoStays(_clients.Count);
        }

        return _clients.Count == 0 || _run.SignalCount > 1 || _deadline <= Now;
    }

    private void StopListening()
    {
        foreach (var listener in _listeners.Keys)
        {
            listener.Dispose();
        }

        _listeners.Clear();
    }
}
