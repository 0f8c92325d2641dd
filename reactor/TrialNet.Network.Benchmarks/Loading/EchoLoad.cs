using System.Runtime.InteropServices;

namespace TrialNet.Network.Benchmarks.Loading;

/// <summary>Connections that each keep a number of messages under way at an echo server.</summary>
internal sealed unsafe class EchoLoad : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly Poller _poller = new();
    private readonly List<Client> _clients = [];
    private readonly byte[] _buffer = GC.AllocateArray<byte>(BufferSize, pinned: true);
    private readonly byte[] _payload = GC.AllocateArray<byte>(BufferSize, pinned: true);
    private readonly int _size;
    private readonly int _depth;
    private long _toSend;
    private long _toReceive;

    /// <summary>Connects.</summary>
    internal EchoLoad(int port, int connections, int size, int depth)
    {
        _size = size;
        _depth = depth;
        Array.Fill(_payload, (byte)'x');
        var open = 0;
        while (_clients.Count < connections)
        {
            // As many at a time as any backlog takes.
            for (var count = 0; count < 64 && _clients.Count < connections; count++)
            {
                _clients.Add(_poller.Connect(port));
            }

            while (open < _clients.Count)
            {
                _poller.Turn((client, events) =>
                {
                    if ((events & Posix.EpollErrorOrHangUp) != 0)
                    {
                        throw new InvalidOperationException("an echo server refused a connection");
                    }

                    if (client.IsWatchedForRoom)
                    {
                        _poller.Watch(client, forRoom: false);
                        open++;
                    }
                });
            }
        }
    }

    /// <summary>Sends messages and waits for all of them to come back.</summary>
    internal void Run(long messages)
    {
        _toSend = messages;
        _toReceive = messages;
        foreach (var client in _clients)
        {
            Send(client, _depth);
        }

        while (_toReceive > 0)
        {
            _poller.Turn(Handle);
        }
    }

    public void Dispose() => _poller.Dispose();

    private void Handle(Client client, uint events)
    {
        if ((events & Posix.EpollOut) != 0)
        {
            Flush(client);
        }

        if ((events & (Posix.EpollIn | Posix.EpollErrorOrHangUp)) != 0)
        {
            Receive(client);
        }
    }

    private void Receive(Client client)
    {
        nint count;
        fixed (byte* memory = _buffer)
        {
            count = Posix.recv(client.Descriptor, memory, BufferSize, 0);
        }

        if (count <= 0)
        {
            if (count < 0 && Marshal.GetLastPInvokeError() == Posix.TryAgain)
            {
                return;
            }

            throw new InvalidOperationException("an echo server ended a connection");
        }

        var total = client.Partial + (int)count;
        var messages = total / _size;
        client.Partial = total % _size;
        _toReceive -= messages;
        Send(client, messages);
    }

    private void Send(Client client, int messages)
    {
        var allowed = (int)Math.Min(messages, _toSend);
        if (allowed > 0)
        {
            _toSend -= allowed;
            client.Owed += (long)allowed * _size;
            Flush(client);
        }
    }

    private void Flush(Client client)
    {
        while (client.Owed > 0)
        {
            var size = (nint)Math.Min(client.Owed, BufferSize);
            nint count;
            fixed (byte* memory = _payload)
            {
                count = Posix.send(client.Descriptor, memory, size, Posix.NoSignal);
            }

            if (count < 0)
            {
                if (Marshal.GetLastPInvokeError() != Posix.TryAgain)
                {
                    throw new InvalidOperationException("an echo server reset a connection");
                }

                break;
            }

            client.Owed -= count;
            if (count < size)
            {
                break;
            }
        }

        _poller.Watch(client, forRoom: client.Owed > 0);
    }
}
