using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Two threads that fire one Deferred after the other at the same moment: this one and one of its own.</summary>
internal sealed class FiringRace
{
    private const int Pairs = 3;

    private readonly CallGuard[] _guards = new CallGuard[Pairs];
    private readonly DeferredSubject _subject;
    private readonly TimeSpan _patience;

    internal FiringRace(DeferredSubject subject, TimeSpan patience)
    {
        _subject = subject;
        _patience = patience;
    }

    /// <summary>What each thread's call threw in the last round.</summary>
    internal Exception?[] Thrown { get; } = new Exception?[2];

    /// <summary>How often each pair was called in the last round.</summary>
    internal IEnumerable<int> Calls => _guards.Select(static guard => guard.Calls);

    /// <summary>Runs a round.</summary>
    /// <param name="round">Its number: the two begin a little apart, by another distance in each round.</param>
    /// <returns>False if one of the calls does not return.</returns>
    internal bool Run(int round)
    {
        Array.Clear(Thrown);
        var deferred = _subject.NewDeferred(null);
        for (var i = 0; i < Pairs; i++)
        {
            var guard = new CallGuard();
            _guards[i] = guard;
            deferred.AddBoth((_, _) => guard.Count<object?>(null));
        }

        using var barrier = new Barrier(2);
        var other = new Thread(() => Fire(deferred, barrier, 1, Math.Max(0, (round % 41) - 20))) { IsBackground = true };
        other.Start();
        Fire(deferred, barrier, 0, Math.Max(0, 20 - (round % 41)));
        return other.Join(_patience);
    }

    private void Fire(ISubjectDeferred deferred, Barrier barrier, int thread, int delay)
    {
        Thrown[thread] = Words.ThrownBy(() =>
        {
            if (!barrier.SignalAndWait(_patience))
            {
                throw new TimeoutException("The other thread did not come.");
            }

            for (var i = 0; i < delay; i++)
            {
                Thread.SpinWait(1);
            }

            if ((thread + delay) % 2 == 0)
            {
                deferred.Callback("value");
            }
            else
            {
                deferred.Errback(new InvalidOperationException("on purpose"));
            }
        });
    }
}
