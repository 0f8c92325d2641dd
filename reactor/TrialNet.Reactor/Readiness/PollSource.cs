using System.Net.Sockets;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Readiness.Interop;
using TrialNet.Reactor.Transports;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Readiness;

/// <summary>Readiness by poll: the list of what is watched goes to the system at every wait.</summary>
internal sealed unsafe class PollSource : DescriptorSource
{
    private const int Nowhere = -1;
    private const int PlaceOfWaker = 0;

    // Without a gap, so that the system takes it as it is; where each descriptor stands in it is told by the other.
    private PollEntry[] _entries = GC.AllocateArray<PollEntry>(64, pinned: true);
    private int[] _places = [];
    private int _count = 1;

    // What the last wait found, copied, since whoever is told of something may change the list.
    private (uint Events, ulong Mark)[] _found = new (uint Events, ulong Mark)[64];
    private int _foundCount;
    private int _batch;

    private PollSource(int waker)
        : base(waker) => _entries[PlaceOfWaker] = new PollEntry { Descriptor = waker, Wanted = (ushort)LinuxConstants.EventIn };

    /// <summary>Opens a source: one descriptor.</summary>
    /// <exception cref="SocketException">The system has none left.</exception>
    internal static PollSource Open() => new(OpenWaker());

    public override void Wait(int milliseconds)
    {
        _batch++;
        _foundCount = 0;
        int ready;
        fixed (PollEntry* entries = _entries)
        {
            ready = Libc.poll(entries, (nuint)_count, milliseconds);
        }

        if (ready < 0 && Marshal.GetLastSystemError() != Errno.Interrupted)
        {
            throw Errno.LastException();
        }

        if (ready > 0)
        {
            Collect(ready);
        }
    }

    public override void Dispatch()
    {
        var batch = _batch;
        for (var index = 0; index < _foundCount && batch == _batch; index++)
        {
            var (events, mark) = _found[index];
            _ = Dispatch(events, mark);
        }
    }

    internal override int Watch(int descriptor, Interest before, Interest after)
    {
        if (after == Interest.None)
        {
            Remove(descriptor);
        }
        else
        {
            var place = FindOrAdd(descriptor);
            _entries[place].Wanted = (ushort)ToEvents(after);
        }

        return 0;
    }

    private void Collect(int ready)
    {
        if (_entries[PlaceOfWaker].Found != 0)
        {
            // Reading sets its counter to nought.
            var counter = 0UL;
            _ = Libc.read(Waker, (byte*)&counter, sizeof(ulong));
            ready--;
        }

        if (ready > _found.Length)
        {
            _found = new (uint Events, ulong Mark)[Math.Max(ready, _found.Length * 2)];
        }

        for (var place = PlaceOfWaker + 1; _foundCount < ready && place < _count; place++)
        {
            ref var entry = ref _entries[place];
            if (entry.Found != 0)
            {
                _found[_foundCount++] = (entry.Found, GetMark(entry.Descriptor));
            }
        }
    }

    private int FindOrAdd(int descriptor)
    {
        if (descriptor >= _places.Length)
        {
            var known = _places.Length;
            Array.Resize(ref _places, Math.Max(descriptor + 1, Math.Max(64, known * 2)));
            Array.Fill(_places, Nowhere, known, _places.Length - known);
        }

        if (_places[descriptor] == Nowhere)
        {
            if (_count == _entries.Length)
            {
                var larger = GC.AllocateArray<PollEntry>(_count * 2, pinned: true);
                _entries.CopyTo(larger, 0);
                _entries = larger;
            }

            _places[descriptor] = _count;
            _entries[_count++] = new PollEntry { Descriptor = descriptor };
        }

        return _places[descriptor];
    }

    private void Remove(int descriptor)
    {
        var place = descriptor < _places.Length ? _places[descriptor] : Nowhere;
        if (place == Nowhere)
        {
            return;
        }

        _places[descriptor] = Nowhere;
        var last = _entries[--_count];
        if (place != _count)
        {
            _entries[place] = last;
            _places[last.Descriptor] = place;
        }
    }
}
