using System.Threading.Tasks.Sources;

namespace TrialNet.Reactor.Tls;

/// <summary>The stream below <see cref="System.Net.Security.SslStream"/>: what the transport brings is fed in, what is written goes out at once.</summary>
/// <remarks>
/// A read that waits goes on inside <see cref="Feed"/>, so that all of TLS happens on the reactor's thread. Where the runtime
/// prefers another thread (a stack that is nearly full, a task scheduler of the user's) it may, hence the lock.
/// </remarks>
internal sealed class TlsWire(TlsProtocol owner) : Stream, IValueTaskSource<int>
{
    private readonly Lock _gate = new();
    private readonly TlsBuffer _received = new();
    private ManualResetValueTaskSourceCore<int> _read;
    private Memory<byte> _target;
    private bool _isWaiting;
    private bool _isEnded;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_received.Length > 0 || _isEnded)
            {
                return new ValueTask<int>(_received.Take(buffer.Span));
            }

            _read.Reset();
            _target = buffer;
            _isWaiting = true;
            return new ValueTask<int>(this, _read.Version);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        owner.SendEncrypted(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        owner.SendEncrypted(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => owner.SendEncrypted(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Nothing here waits for bytes.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    /// <summary>Gives what came from the peer to whoever waits for it.</summary>
    internal void Feed(ReadOnlySpan<byte> data)
    {
        int count;
        lock (_gate)
        {
            if (!_isWaiting || _target.IsEmpty)
            {
                count = 0;
            }
            else
            {
                count = Math.Min(data.Length, _target.Length);
                data[..count].CopyTo(_target.Span);
                data = data[count..];
            }

            _received.Append(data);
            if (!_isWaiting)
            {
                return;
            }

            StopWaiting();
        }

        GoOn(count);
    }

    /// <summary>Nothing more comes: ends whatever waits.</summary>
    internal void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            _received.Clear();
            if (!_isWaiting)
            {
                return;
            }

            StopWaiting();
        }

        GoOn(0);
    }

    private void StopWaiting()
    {
        _isWaiting = false;
        _target = default;
    }

    /// <summary>Lets the read go on inside this call: with a synchronization context, tasks would go on elsewhere.</summary>
    private void GoOn(int count)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            _read.SetResult(count);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
