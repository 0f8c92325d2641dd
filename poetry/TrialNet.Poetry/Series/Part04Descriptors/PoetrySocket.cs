using System.Buffers;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part04Descriptors;

/// <summary>A socket that the reactor watches: the number is what it watches by, and <see cref="DoRead"/> what it calls.</summary>
internal sealed class PoetrySocket : IReadDescriptor
{
    private readonly SeriesRun _run;
    private readonly PoemAddress _address;
    private readonly Socket _socket;
    private readonly IReactorFdSet _descriptors;
    private readonly SilenceTimer _silence;
    private readonly ArrayBufferWriter<byte> _poem = new();

    /// <summary>Connects, and has the reactor watch.</summary>
    /// <param name="run">The run.</param>
    /// <param name="task">Its number.</param>
    /// <param name="address">Where to connect.</param>
    /// <exception cref="SocketException">There is no connection.</exception>
    public PoetrySocket(SeriesRun run, int task, PoemAddress address)
    {
        (_run, Task, _address) = (run, task, address);
        _socket = BlockingConnect.Connect(run, address);

        // From here on nothing may block: the loop is everybody's.
        _socket.Blocking = false;
        _silence = new SilenceTimer(run.Reactor, run.Timeout, FellSilent);
        _silence.Start();
        _descriptors = (IReactorFdSet)run.Reactor;
        _descriptors.AddReader(this);
    }

    /// <summary>Its number.</summary>
    public int Task { get; }

    /// <summary>What has come.</summary>
    public ReadOnlySpan<byte> Poem => _poem.WrittenSpan;

    /// <summary>Whether that is the poem.</summary>
    public bool IsFinished { get; private set; }

    /// <inheritdoc/>
    public int FileNumber => _socket.SafeHandle.IsClosed ? -1 : (int)_socket.Handle;

    /// <inheritdoc/>
    public Exception? DoRead()
    {
        var before = _poem.WrittenCount;
        var error = SocketError.Success;
        while (error == SocketError.Success)
        {
            // Until there is no more now (WouldBlock), never until there is no more at all.
            var count = _socket.Receive(_poem.GetSpan(1024), SocketFlags.None, out error);
            if (error == SocketError.Success && count == 0)
            {
                break;
            }

            _poem.Advance(count);
        }

        if (_poem.WrittenCount - before is > 0 and var received)
        {
            _silence.Restart();
            _run.PrintChunk($"Task {Task}: got {received} bytes of poetry from {_address}");
        }

        // What is returned here, the reactor tells ConnectionLost, after it has stopped to watch.
        return error switch
        {
            SocketError.WouldBlock => null,
            SocketError.Success => new ConnectionDoneException(),
            _ => new PoemTruncatedException { PartialPoem = _poem.WrittenMemory },
        };
    }

    /// <inheritdoc/>
    public void ConnectionLost(Failure reason)
    {
        _silence.Stop();
        _socket.Dispose();
        if (reason.Check<ConnectionDoneException>() is null)
        {
            _run.Complain($"Task {Task}: {_address}: {DownloadError.Describe(reason.Value)}");
        }
        else
        {
            IsFinished = true;
            _run.Print($"Task {Task} finished");
        }

        // Nobody keeps count: the reactor is asked what it still watches.
        if (!_descriptors.GetReaders().OfType<PoetrySocket>().Any())
        {
            _run.Stop();
        }
    }

    private void FellSilent()
    {
        _descriptors.RemoveReader(this);
        ConnectionLost(new Failure(new PoemTimeoutException { PartialPoem = _poem.WrittenMemory }));
    }
}
