using System.Net.Sockets;

namespace TrialNet.Reactor.Completion.Rings;

/// <content>The thread.</content>
/// <remarks>
/// A reactor may be turned by one thread after another, and its channels closed by another still while it is not turned. A ring does not
/// go along: then there is a new one, on which is posted again what was under way.
/// </remarks>
internal sealed partial class RingSource
{
    [ThreadStatic]
    private static object? _thread;

    // Unlike a number, it is not used again for another thread.
    private object? _owner;

    /// <summary>Makes the ring the calling thread's.</summary>
    /// <exception cref="SocketException">There is no other ring to be had.</exception>
    private void BelongToThisThread()
    {
        var thread = _thread ??= new object();
        if (ReferenceEquals(_owner, thread))
        {
            return;
        }

        if (_owner is not null)
        {
            Move();
        }

        _ring.Enable();
        _owner = thread;
    }

    private void Move()
    {
        var ring = Ring.Open();

        // What has ended on the old one is there; nothing more ends, since nobody enters it.
        TakeEnded();
        for (var descriptor = 0; descriptor < EndOfNumbers; descriptor++)
        {
            (Find(descriptor) as RingChannel)?.MoveToNewRing();
        }

        _isWakerArmed = false;
        _ring.Close();
        _ring = ring;
    }
}
