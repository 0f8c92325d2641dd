using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part11Descriptors;

/// <summary>A listening socket that the reactor watches: it can be read from when a client waits to be accepted.</summary>
internal sealed class PoemPort : IReadDescriptor
{
    private static readonly TimeSpan PauseInShortage = TimeSpan.FromMilliseconds(100);

    private readonly ServerRun _run;
    private readonly PoemSite _site;
    private readonly PoemPorts _server;
    private readonly IReactorFdSet _descriptors;
    private readonly Socket _socket;
    private bool _isShort;
    private bool _isClosed;

    /// <summary>Listens, and has the reactor watch when it runs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="site">What to serve.</param>
    /// <param name="server">Knows the clients.</param>
    /// <exception cref="CommandLine.CommandException">The address cannot be bound.</exception>
    public PoemPort(ServerRun run, PoemSite site, PoemPorts server)
    {
        (_run, _site, _server) = (run, site, server);
        _descriptors = (IReactorFdSet)run.Reactor;
        _socket = Listening.Open(site.Address);
        run.Reactor.CallWhenRunning(Start);
    }

    /// <inheritdoc/>
    public int FileNumber => _isClosed ? -1 : (int)_socket.Handle;

    /// <inheritdoc/>
    public Exception? DoRead()
    {
        if (Listening.Accept(_socket, out var error) is { } socket)
        {
            _isShort = false;
            new PoemConnection(_run, socket, _site.Poem, _server).Start();
        }
        else if (Listening.IsShortage(error))
        {
            Rest();
        }

        return null;
    }

    /// <inheritdoc/>
    public void ConnectionLost(Failure reason) => Close();

    /// <summary>Ends listening.</summary>
    public void Close()
    {
        if (!_isClosed)
        {
            // First the reactor, then the system: the next descriptor that somebody opens may get this number.
            _descriptors.RemoveReader(this);
            _isClosed = true;
            _socket.Dispose();
        }
    }

    private void Start()
    {
        if (!_isClosed)
        {
            _descriptors.AddReader(this);
            _run.Announce(_site, _socket.LocalEndPoint!);
        }
    }

    // The client goes on waiting, so that the reactor would call again and again: not for a while.
    private void Rest()
    {
        if (!_isShort)
        {
            _isShort = true;
            _run.Complain("no client can be accepted for want of descriptors; they wait");
        }

        _descriptors.RemoveReader(this);
        _run.Reactor.CallLater(PauseInShortage, () =>
        {
            if (!_isClosed)
            {
                _descriptors.AddReader(this);
            }
        });
    }
}
