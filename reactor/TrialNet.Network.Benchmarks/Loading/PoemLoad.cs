using System.Runtime.InteropServices;

namespace TrialNet.Network.Benchmarks.Loading;

/// <summary>Downloads: connect, read to the end, close; a number of them at a time.</summary>
internal sealed unsafe class PoemLoad : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly Poller _poller = new();
    private readonly byte[] _buffer = GC.AllocateArray<byte>(BufferSize, pinned: true);
    private readonly int _port;
    private readonly int _length;
    private long _toBegin;

    internal PoemLoad(int port, int length)
    {
        _port = port;
        _length = length;
    }

    /// <summary>Downloads poems.</summary>
    /// <param name="poems">How many.</param>
    /// <param name="atATime">How many at the same time.</param>
    /// <exception cref="InvalidOperationException">One came incomplete.</exception>
    internal void Run(long poems, int atATime)
    {
        _toBegin = poems;
        for (var count = 0; count < atATime; count++)
        {
            Begin();
        }

        while (_poller.Count > 0)
        {
            _poller.Turn(Handle);
        }
    }

    public void Dispose() => _poller.Dispose();

    private void Begin()
    {
        if (_toBegin > 0)
        {
            _toBegin--;
            _poller.Connect(_port);
        }
    }

    private void Handle(Client client, uint events)
    {
        _poller.Watch(client, forRoom: false);
        if ((events & (Posix.EpollIn | Posix.EpollErrorOrHangUp)) == 0)
        {
            return;
        }

        nint count;
        fixed (byte* memory = _buffer)
        {
            count = Posix.recv(client.Descriptor, memory, BufferSize, 0);
        }

        if (count > 0)
        {
            client.Received += count;
            return;
        }

        if (count < 0 && Marshal.GetLastPInvokeError() == Posix.TryAgain)
        {
            return;
        }

        if (count < 0 || client.Received != _length)
        {
            throw new InvalidOperationException($"a poem of {_length} bytes ended after {client.Received}{(count < 0 ? " with an error" : "")}");
        }

        _poller.Close(client);
        Begin();
    }
}
