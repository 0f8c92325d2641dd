using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace TrialNet.Runner.Workers;

/// <summary>
/// Bytes from one process to another through memory that both see: no call of the system is made for them, and what was written stays
/// readable whatever becomes of its writer. Threading: one thread of one process writes, one of another reads; any may dispose.
/// </summary>
internal sealed unsafe class SharedRing : IDisposable
{
    /// <summary>How many bytes there is room for that are not read yet: those of some thousands of tests that say nothing.</summary>
    internal const int Capacity = 256 * 1024;

    // The counters of either side change all the time, and each has a cache line of its own with the next one, which is fetched along.
    private const int WrittenAt = 0;
    private const int ReadAt = 128;
    private const int WaitsAt = 256;
    private const int ClosedAt = 384;
    private const int BytesAt = 512;

    // Not the accessor: that writes everything to the disk when it is disposed.
    private readonly SafeMemoryMappedViewHandle _memory;

    /// <summary>Maps a file as long as <see cref="CreateFile"/> makes it, which may be closed then.</summary>
    /// <exception cref="IOException">It cannot be mapped.</exception>
    internal SharedRing(FileStream file)
    {
        using var mapping = MemoryMappedFile.CreateFromFile(
            file, mapName: null, BytesAt + Capacity, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _memory = mapping.CreateViewAccessor(0, BytesAt + Capacity).SafeMemoryMappedViewHandle;
    }

    /// <summary>Whether the reader is gone.</summary>
    internal bool IsClosed
    {
        get
        {
            using var memory = new Memory(_memory);
            return Volatile.Read(ref memory.Number(ClosedAt)) != 0;
        }
    }

    /// <summary>Makes the file of a ring.</summary>
    /// <param name="path">The file, which must not be there.</param>
    /// <exception cref="IOException">The file cannot be made, or there is no room for it.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be made.</exception>
    internal static FileStream CreateFile(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            // Room that is promised and not there ends the process that writes.
            PreallocationSize = BytesAt + Capacity,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Maps the ring of another process.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be mapped.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read or written.</exception>
    internal static SharedRing Open(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.Length == BytesAt + Capacity ? new SharedRing(file) : throw new IOException($"'{path}' is no ring of this version.");
    }

    /// <summary>Writes what there is room for.</summary>
    /// <returns>How many bytes that was.</returns>
    /// <exception cref="ObjectDisposedException">The ring is disposed.</exception>
    internal int Write(ReadOnlySpan<byte> bytes)
    {
        using var memory = new Memory(_memory);
        var written = memory.Counter(WrittenAt);
        var room = Capacity - CountOf(written, Volatile.Read(ref memory.Counter(ReadAt)));
        var count = Math.Min(room, bytes.Length);
        var at = (int)(written % Capacity);
        var first = Math.Min(count, Capacity - at);
        bytes[..first].CopyTo(memory.Bytes[at..]);
        bytes[first..count].CopyTo(memory.Bytes);
        Volatile.Write(ref memory.Counter(WrittenAt), written + count);
        return count;
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>How many bytes that was.</returns>
    /// <exception cref="InvalidDataException">The counters are not those of a ring: somebody else wrote there.</exception>
    /// <exception cref="ObjectDisposedException">The ring is disposed.</exception>
    internal int Read(Span<byte> bytes)
    {
        using var memory = new Memory(_memory);
        var read = memory.Counter(ReadAt);
        var count = Math.Min(CountOf(Volatile.Read(ref memory.Counter(WrittenAt)), read), bytes.Length);
        var at = (int)(read % Capacity);
        var first = Math.Min(count, Capacity - at);
        memory.Bytes.Slice(at, first).CopyTo(bytes);
        memory.Bytes[..(count - first)].CopyTo(bytes[first..]);
        Volatile.Write(ref memory.Counter(ReadAt), read + count);
        return count;
    }

    /// <summary>Reader: it will wait unless there is something to read, for which it has to look once more after this call.</summary>
    /// <exception cref="ObjectDisposedException">The ring is disposed.</exception>
    internal void SayThatReaderWaits()
    {
        using var memory = new Memory(_memory);
        _ = Interlocked.Exchange(ref memory.Number(WaitsAt), 1);
    }

    /// <summary>Writer, after it wrote: whether the reader waits, and is to be woken by whoever asked.</summary>
    /// <exception cref="ObjectDisposedException">The ring is disposed.</exception>
    internal bool TakeWaitingReader()
    {
        using var memory = new Memory(_memory);

        // What was written has to be there for a reader that looks once more before it waits.
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref memory.Number(WaitsAt)) != 0 && Interlocked.Exchange(ref memory.Number(WaitsAt), 0) != 0;
    }

    /// <summary>Reader: nobody will read any more. A writer that waits for room is told.</summary>
    internal void Close()
    {
        try
        {
            using var memory = new Memory(_memory);
            Volatile.Write(ref memory.Number(ClosedAt), 1);
        }
        catch (ObjectDisposedException)
        {
            // It was closed before.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    private static int CountOf(long written, long read) =>
        written - read is >= 0 and <= Capacity and var count ? (int)count : throw new InvalidDataException("What the ring holds is no number of bytes.");

    /// <summary>The memory, which is not unmapped while this is not disposed.</summary>
    private readonly ref struct Memory : IDisposable
    {
        private readonly SafeMemoryMappedViewHandle _handle;
        private readonly byte* _start;

        internal Memory(SafeMemoryMappedViewHandle handle)
        {
            _handle = handle;
            handle.AcquirePointer(ref _start);
        }

        internal Span<byte> Bytes => new(_start + BytesAt, Capacity);

        public void Dispose() => _handle.ReleasePointer();

        internal ref long Counter(int at) => ref *(long*)(_start + at);

        internal ref int Number(int at) => ref *(int*)(_start + at);
    }
}
