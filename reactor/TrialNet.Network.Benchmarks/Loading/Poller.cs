namespace TrialNet.Network.Benchmarks.Loading;

/// <summary>epoll for the load generator, one thread.</summary>
internal sealed unsafe class Poller : IDisposable
{
    private const int BatchSize = 512;
    private const int PatienceMilliseconds = 20_000;

    private readonly int _epoll = Posix.epoll_create1(0);
    private readonly Posix.Event[] _events = new Posix.Event[BatchSize];
    private readonly Dictionary<int, Client> _clients = [];

    internal int Count => _clients.Count;

    /// <summary>Begins to connect.</summary>
    internal Client Connect(int port)
    {
        var descriptor = Posix.socket(Posix.FamilyInet, Posix.StreamNonBlocking, 0);
        if (descriptor < 0)
        {
            throw new InvalidOperationException("no descriptor is left for the load");
        }

        var on = 1;
        _ = Posix.setsockopt(descriptor, Posix.LevelTcp, Posix.NoDelay, &on, sizeof(int));
        var address = stackalloc byte[16] { Posix.FamilyInet, 0, (byte)(port >> 8), (byte)port, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
        if (Posix.connect(descriptor, address, 16) < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Posix.InProgress)
        {
            throw new InvalidOperationException($"connecting to port {port} failed with error {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()}");
        }

        var client = new Client(descriptor);
        _clients.Add(descriptor, client);
        Control(Posix.Add, client, Posix.EpollIn | Posix.EpollOut);
        client.IsWatchedForRoom = true;
        return client;
    }

    /// <summary>Watches for answers, and for room to send if that is wanted.</summary>
    internal void Watch(Client client, bool forRoom)
    {
        if (client.IsWatchedForRoom != forRoom)
        {
            client.IsWatchedForRoom = forRoom;
            Control(Posix.Modify, client, forRoom ? Posix.EpollIn | Posix.EpollOut : Posix.EpollIn);
        }
    }

    internal void Close(Client client)
    {
        _clients.Remove(client.Descriptor);
        _ = Posix.close(client.Descriptor);
    }

    /// <summary>Waits for events and hands them out.</summary>
    /// <exception cref="TimeoutException">Nothing happens any more: a download hangs, or a server is gone.</exception>
    internal void Turn(Action<Client, uint> handle)
    {
        int count;
        fixed (Posix.Event* events = _events)
        {
            count = Posix.epoll_wait(_epoll, events, BatchSize, PatienceMilliseconds);
        }

        if (count == 0)
        {
            throw new TimeoutException($"{_clients.Count} connections hang: nothing came for {PatienceMilliseconds / 1000} s");
        }

        for (var index = 0; index < count; index++)
        {
            if (_clients.TryGetValue((int)_events[index].Data, out var client))
            {
                handle(client, _events[index].Events);
            }
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            _ = Posix.close(client.Descriptor);
        }

        _clients.Clear();
        _ = Posix.close(_epoll);
    }

    private void Control(int operation, Client client, int events)
    {
        var happening = new Posix.Event { Events = (uint)events, Data = client.Descriptor };
        if (Posix.epoll_ctl(_epoll, operation, client.Descriptor, &happening) < 0)
        {
            throw new InvalidOperationException("epoll refuses a connection of the load");
        }
    }
}
