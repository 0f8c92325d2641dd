namespace TrialNet.Runner.Workers;

/// <summary>Writes to another process through a ring, and wakes it where it waits. Threading: one thread at a time.</summary>
/// <param name="ring">The ring.</param>
/// <param name="bell">The reader waits for a byte from here, whichever it is.</param>
internal sealed class RingWriter(SharedRing ring, Stream bell)
{
    private const int MillisecondsForRoom = 1;

    /// <summary>How often to wait for room before the bell is tried: a reader that was killed has not said that it is gone, but its end of the bell is.</summary>
    private const int WaitsForTheBell = 100;

    private readonly object _pause = new();

    /// <summary>Writes everything; waits for room where the reader does not keep up.</summary>
    /// <exception cref="IOException">The reader is gone, or the ring is not one any more.</exception>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        var wasInterrupted = false;
        try
        {
            for (var turn = 1; ; turn++)
            {
                bytes = bytes[WriteSome(bytes)..];
                if (ring.TakeWaitingReader() || turn % WaitsForTheBell == 0)
                {
                    bell.Write([1]);
                    bell.Flush();
                }

                if (bytes.IsEmpty)
                {
                    return;
                }

                if (ring.IsClosed)
                {
                    throw new IOException("Nobody reads the ring any more.");
                }

                wasInterrupted |= !Pause();
            }
        }
        finally
        {
            if (wasInterrupted)
            {
                Thread.CurrentThread.Interrupt();
            }
        }
    }

    private int WriteSome(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ring.Write(bytes);
        }
        catch (InvalidDataException error)
        {
            // As good as gone: nothing can be said through it, not even that.
            throw new IOException("Somebody else wrote to the ring.", error);
        }
    }

    /// <returns>False if the thread was interrupted: a test may do that to its own, and half a message must not be left.</returns>
    private bool Pause()
    {
        try
        {
            lock (_pause)
            {
                Monitor.Wait(_pause, MillisecondsForRoom);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }
}
