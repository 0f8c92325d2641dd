using TrialNet.Framework;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Charges what changes in the process. That is looked at whenever no test runs: with one test at a time after each, and it is that
/// test's. Where several have run since, one of them did it, and the last to end comes late with the names of all.
/// Threading: any thread; no test begins while it looks.
/// </summary>
/// <param name="watch">What the process looks like.</param>
internal sealed class ProcessAccount(ProcessWatch watch) : IDisposable
{
    private const int MostNames = 5;

    private readonly Lock _lock = new();
    private readonly HashSet<Stay> _running = [];
    private readonly List<Stay> _since = [];
    private readonly List<TestCameLate> _late = [];

    /// <summary>Remembers how things are now: what has changed before this is no test's.</summary>
    internal void Mark() => watch.Mark();

    /// <summary>A test begins.</summary>
    /// <param name="test">Its id.</param>
    /// <param name="unclean">What becomes of it if it leaves something behind.</param>
    /// <returns>What to call <see cref="Leave"/> or <see cref="Abandon"/> with.</returns>
    internal Stay Enter(string test, UncleanMode unclean)
    {
        var stay = new Stay(test, unclean);
        if (!watch.IsBlind)
        {
            lock (_lock)
            {
                _running.Add(stay);
                _since.Add(stay);
            }
        }

        return stay;
    }

    /// <summary>A test has ended.</summary>
    /// <returns>What it has changed, a sentence or two for each; empty too where that will be known only when others have ended.</returns>
    internal IReadOnlyList<string> Leave(Stay stay)
    {
        lock (_lock)
        {
            if (!_running.Remove(stay) || _running.Count > 0)
            {
                return [];
            }

            var found = watch.Find();
            if (found.Count > 0 && _since.Count > 1)
            {
                Charge(stay, found);
                found = [];
            }
            else if (found.Count > 0 && stay.Unclean != UncleanMode.Ignore)
            {
                watch.Condemn();
            }

            _since.Clear();
            return found;
        }
    }

    /// <summary>A test does not end: what it goes on to change may be seen beside others.</summary>
    internal void Abandon(Stay stay)
    {
        lock (_lock)
        {
            _running.Remove(stay);
        }
    }

    /// <summary>What came to light when several tests had run. It can be published once their results are.</summary>
    internal IReadOnlyList<TestCameLate> TakeLate()
    {
        lock (_lock)
        {
            List<TestCameLate> late = [.. _late];
            _late.Clear();
            return late;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => watch.Dispose();

    private void Charge(Stay last, IReadOnlyList<string> found)
    {
        // One of them may do what it likes, and nobody knows which one it was.
        if (_since.Exists(static stay => stay.Unclean != UncleanMode.Error))
        {
            return;
        }

        watch.Condemn();
        var names = string.Join(", ", _since.Take(MostNames).Select(static stay => stay.Test)) + (_since.Count > MostNames ? ", ..." : "");
        foreach (var change in found)
        {
            var message = $"{change} Seen when nothing ran any more: one of {_since.Count} tests did it that had run until then, at the same time or one after the other ({names}).";
            _late.Add(new TestCameLate(last.Test, new Problem(ProblemSource.Late, Verdict.Error, null, message, null)));
        }
    }

    /// <summary>A test that runs in the process.</summary>
    /// <param name="test">Its id.</param>
    /// <param name="unclean">What becomes of it if it leaves something behind.</param>
    internal sealed class Stay(string test, UncleanMode unclean)
    {
        internal string Test => test;

        internal UncleanMode Unclean => unclean;
    }
}
