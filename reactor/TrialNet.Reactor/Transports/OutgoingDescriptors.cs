using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Processes.Interop;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Transports;

/// <summary>Duplicates of descriptors, each until the byte is sent with which it goes. Bytes are counted from the connection's first.</summary>
internal sealed class OutgoingDescriptors
{
    private readonly Queue<(long Byte, SafeFileHandle Handle)> _waiting = new();
    private long _lastByte = -1;
    private int _withLastByte;

    /// <summary>The byte with which the next descriptors go; none if no descriptor waits.</summary>
    internal long? NextByte => _waiting.TryPeek(out var next) ? next.Byte : null;

    /// <summary>Adds a duplicate, to go with a byte that is not earlier than that of any other.</summary>
    internal void Add(int descriptor, long goesWith)
    {
        if (goesWith != _lastByte)
        {
            (_lastByte, _withLastByte) = (goesWith, 0);
        }

        if (_withLastByte == IFileDescriptorTransport.MostDescriptorsAtOnce)
        {
            throw new InvalidOperationException(
                $"{_withLastByte} descriptors wait for the next byte that is written: no more can go with one.");
        }

        _waiting.Enqueue((goesWith, Duplicate(descriptor)));
        _withLastByte++;
    }

    /// <summary>The descriptors that go with <see cref="NextByte"/>.</summary>
    /// <param name="numbers">Where they are put.</param>
    /// <returns>How many there are.</returns>
    internal int GetNext(Span<int> numbers)
    {
        var count = 0;
        foreach (var (goesWith, handle) in _waiting)
        {
            if (goesWith != _waiting.Peek().Byte)
            {
                break;
            }

            numbers[count++] = (int)handle.DangerousGetHandle();
        }

        return count;
    }

    /// <summary>The byte with which a descriptor goes that comes after the next ones; null if none waits.</summary>
    internal long? GetByteAfterNext(int countOfNext) => countOfNext < _waiting.Count ? _waiting.ElementAt(countOfNext).Byte : null;

    /// <summary>Closes the first ones: they have been sent, or never will be.</summary>
    internal void Close(int count)
    {
        for (; count > 0; count--)
        {
            _waiting.Dequeue().Handle.Dispose();
        }
    }

    internal void CloseAll() => Close(_waiting.Count);

    private static SafeFileHandle Duplicate(int descriptor)
    {
        var duplicate = Libc.fcntl(descriptor, Libc.DuplicateCloseOnExec, 0);
        if (duplicate >= 0)
        {
            return new SafeFileHandle(duplicate, ownsHandle: true);
        }

        throw Marshal.GetLastSystemError() == Errno.BadDescriptor
            ? new ArgumentException($"Nothing that is open has the number {descriptor}.", nameof(descriptor))
            : Libc.LastException($"Descriptor {descriptor} cannot be sent");
    }
}
