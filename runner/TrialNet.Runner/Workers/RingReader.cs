namespace TrialNet.Runner.Workers;

/// <summary>
/// Reads what another process writes to a ring. When that process is gone, what it had written is still given. Threading: one thread reads;
/// any may dispose.
/// </summary>
/// <param name="ring">The ring, which is disposed with this.</param>
/// <param name="bell">
/// From here comes a byte when there is something again: any byte, so that a test which writes what it does not own disturbs nothing.
/// </param>
internal sealed class RingReader(SharedRing ring, Stream bell) : IDisposable
{
    private readonly byte[] _rung = new byte[64];
    private bool _isOver;

    /// <summary>Waits until there is something, and reads it.</summary>
    /// <returns>How many bytes; 0 when everything is read that there will ever be.</returns>
    /// <exception cref="InvalidDataException">The ring is not one any more.</exception>
    internal int Read(Span<byte> bytes)
    {
        try
        {
            while (true)
            {
                var count = ring.Read(bytes);
                if (count > 0 || _isOver)
                {
                    return count;
                }

                ring.SayThatReaderWaits();
                count = ring.Read(bytes);
                if (count > 0)
                {
                    return count;
                }

                _isOver = !WaitForBell();
            }
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ring.Close();
        ring.Dispose();
    }

    private bool WaitForBell()
    {
        try
        {
            return bell.Read(_rung, 0, _rung.Length) > 0;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }
}
