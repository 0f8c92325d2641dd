using System.Buffers;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part04Broken;

/// <summary>The socket of client 1.0 with its one mistake: it reads as if it were alone.</summary>
internal sealed class PoetrySocket : IReadDescriptor
{
    private readonly SeriesRun _run;
    private readonly PoemAddress _address;
    private readonly Socket _socket;
    private readonly IReactorFdSet _descriptors;
    private readonly SilenceTimer _silence;
    private readonly ArrayBufferWriter<byte> _poem = new();
    private readonly CancellationTokenRegistration _interruption;

    /// <summary>Connects, and has the reactor watch.</summary>
    /// <param name="run">The run.</param>
    /// <param name="task">Its number.</param>
    /// <param name="address">Where to connect.</param>
    /// <exception cref="SocketException">There is no connection.</exception>
    public PoetrySocket(SeriesRun run, int task, PoemAddress address)
    {
        (_run, Task, _address) = (run, task, address);
        _socket = BlockingConnect.Connect(run, address);

        // Here client 1.0 has "Blocking = false". A mistake that no compiler finds, and with fast servers no user either.
        _socket.ReceiveTimeout = (int)Math.Min(run.Timeout.TotalMilliseconds, int.MaxValue);
        _interruption = run.Interruption.Register(_socket.Dispose);
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
        while (true)
        {
            // The first time there is something: that is why the reactor has called. The second time this waits for the server, and
            // the loop, the timers and all other poems wait with it. What the others send meanwhile fills the system's buffers, and
            // as poems are short that is all of it: that is why this client takes hardly longer than the right one. Were
            // the poems longer than the buffers, it would take as long as the blocking client.
            var count = _socket.Receive(_poem.GetSpan(1024), SocketFlags.None, out var error);
            if (error == SocketError.TimedOut)
            {
                return new PoemTimeoutException { PartialPoem = _poem.WrittenMemory };
            }

            if (error != SocketError.Success)
            {
                return new PoemTruncatedException { PartialPoem = _poem.WrittenMemory };
            }

            if (count == 0)
            {
                break;
            }

            _poem.Advance(count);
        }

        _run.PrintChunk($"Task {Task}: got {_poem.WrittenCount} bytes of poetry from {_address}");
        return new ConnectionDoneException();
    }

    /// <inheritdoc/>
    public void ConnectionLost(Failure reason)
    {
        _silence.Stop();
        _interruption.Dispose();
        _socket.Dispose();
        if (reason.Check<ConnectionDoneException>() is null)
        {
            _run.Complain($"Task {Task}: {_address}: {DownloadError.Describe(reason.Value)}");
        }
        else
        {
            IsFinished = true;
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
