using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>
/// One thread that waits for the pipes and the exits of all child processes, of whichever reactor, and for sockets for which nothing
/// else can wait.
/// </summary>
/// <remarks>
/// There is a thread only while there is something to wait for, so that none outlives the last child; and it serves children that
/// outlive their reactor, which have to be reaped all the same. Threading: any thread.
/// </remarks>
internal sealed unsafe class DescriptorWatcher
{
    private readonly Lock _gate = new();
    private readonly List<Watch> _watches = [];
    private int _waker = -1;

    internal static DescriptorWatcher Shared { get; } = new();

    /// <summary>Waits for one event.</summary>
    internal Watch Add(int descriptor, ushort events, Action ready)
    {
        var watch = new Watch(descriptor, events, ready);
        lock (_gate)
        {
            if (_waker < 0)
            {
                _waker = Libc.eventfd(0, Libc.CloseOnExec | Libc.NonBlocking);
                if (_waker < 0)
                {
                    throw Libc.LastException("Child processes cannot be watched");
                }

                StartThread();
            }

            _watches.Add(watch);
            Wake();
        }

        return watch;
    }

    /// <summary>Waits for something to be read; false if the system lacks what that needs.</summary>
    internal bool TryAdd(int descriptor, Action ready)
    {
        try
        {
            Add(descriptor, Libc.EventIn, ready);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Waits no more, which ends the wait that is under way: until then nobody sees the descriptor closed.</summary>
    internal void Remove(Watch watch)
    {
        lock (_gate)
        {
            if (_watches.Remove(watch))
            {
                Wake();
            }
        }
    }

    private void StartThread()
    {
        try
        {
            new Thread(Run) { IsBackground = true, Name = "descriptors" }.UnsafeStart();
        }
        catch (OutOfMemoryException error)
        {
            // So .NET says that the system has no thread to give; the next child is to find out by itself.
            _ = Libc.close(_waker);
            _waker = -1;
            throw new IOException("Child processes cannot be watched: there is no thread left.", error);
        }
    }

    private void Wake()
    {
        var one = 1UL;
        _ = Libc.write(_waker, (byte*)&one, sizeof(ulong));
    }

    private void Run()
    {
        var entries = new PollEntry[8];
        while (Prepare(ref entries) is { } watched)
        {
            fixed (PollEntry* first = entries)
            {
                // An interrupted wait finds nothing, and is made again.
                if (Libc.poll(first, (nuint)watched.Count + 1, Timeout.Infinite) < 0)
                {
                    continue;
                }
            }

            foreach (var watch in TakeFound(watched, entries))
            {
                watch.Ready();
            }
        }
    }

    /// <summary>What is to be waited for; null if there is nothing any more and the thread is to end.</summary>
    private List<Watch>? Prepare(ref PollEntry[] entries)
    {
        lock (_gate)
        {
            if (_watches.Count == 0)
            {
                _ = Libc.close(_waker);
                _waker = -1;
                return null;
            }

            if (entries.Length <= _watches.Count)
            {
                entries = new PollEntry[_watches.Count * 2];
            }

            entries[0] = new PollEntry { Descriptor = _waker, Wanted = Libc.EventIn };
            for (var index = 0; index < _watches.Count; index++)
            {
                entries[index + 1] = new PollEntry { Descriptor = _watches[index].Descriptor, Wanted = _watches[index].Events };
            }

            return [.. _watches];
        }
    }

    private List<Watch> TakeFound(List<Watch> watched, PollEntry[] entries)
    {
        lock (_gate)
        {
            if (entries[0].Found != 0)
            {
                ulong count;
                _ = Libc.read(_waker, (byte*)&count, sizeof(ulong));
            }

            // One that was removed meanwhile is not in the list any more, whatever was found at its number.
            return [.. watched.Where((watch, index) => entries[index + 1].Found != 0 && _watches.Remove(watch))];
        }
    }
}
