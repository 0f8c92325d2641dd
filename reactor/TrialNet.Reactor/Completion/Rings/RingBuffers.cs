using System.Net.Sockets;
using TrialNet.Reactor.Completion.Rings.Interop;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Completion.Rings;

/// <summary>The memory of a ring: the system takes a buffer when bytes have come, so a connection that waits needs none.</summary>
/// <remarks>Threading: the reactor's.</remarks>
internal sealed unsafe class RingBuffers
{
    /// <summary>How much one holds. Whoever gets more reads the rest directly.</summary>
    internal const int Size = 8 * 1024;

    /// <summary>The only group.</summary>
    internal const ushort Group = 0;

    /// <summary>The number of no buffer.</summary>
    internal const int None = -1;

    private const int Count = 256;

    // Not a power of two: the beginnings of the buffers are to have different places in the processor's cache.
    private const int Distance = Size + 64;
    private const int SizeOfList = Count * 16;

    private byte* _memory;
    private ushort _tail;
    private int _away = Count;

    private RingBuffers(byte* memory)
    {
        _memory = memory;
        for (var number = 0; number < Count; number++)
        {
            Return(number);
        }
    }

    private static nuint TotalSize => SizeOfList + (Count * Distance);

    private OfferedBuffer* List => (OfferedBuffer*)_memory;

    /// <summary>Gives a ring its memory.</summary>
    /// <exception cref="SocketException">The system refuses it.</exception>
    internal static RingBuffers Open(int ring)
    {
        var memory = RingCalls.Allocate(TotalSize);
        var registration = new BufferRegistration { Address = (ulong)memory, Count = Count, Group = Group };
        if (memory is null || RingCalls.Register(ring, RingConstants.RegisterBuffers, &registration, 1) < 0)
        {
            var error = Errno.LastException();
            RingCalls.Unmap(memory, TotalSize);
            throw error;
        }

        return new RingBuffers(memory);
    }

    /// <summary>Whether the system has but few left.</summary>
    internal bool AreScarce => _away > Count / 2;

    /// <summary>The system has filled a buffer.</summary>
    internal void Taken() => _away++;

    /// <summary>What a buffer holds.</summary>
    internal ReadOnlySpan<byte> Get(int number, int start, int length) => new(PlaceOf(number) + start, length);

    /// <summary>The system may fill it again.</summary>
    internal void Return(int number)
    {
        _away--;
        var place = List + (_tail & (Count - 1));
        place->Address = (ulong)PlaceOf(number);
        place->Length = Size;
        place->Number = (ushort)number;
        Volatile.Write(ref List->Tail, ++_tail);
    }

    /// <summary>The ring is closed.</summary>
    internal void Close()
    {
        RingCalls.Unmap(_memory, TotalSize);
        _memory = null;
    }

    private byte* PlaceOf(int number) => _memory + SizeOfList + (number * Distance);
}
