using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Checks;

/// <summary>Counts the calls of one pair of the kit: a subject that goes on and on is stopped.</summary>
internal sealed class CallGuard
{
    /// <summary>More than any rule allows.</summary>
    private const int MostCalls = 1000;

    private int _calls;

    internal int Calls => Volatile.Read(ref _calls);

    /// <exception cref="RunawayException">There have been too many.</exception>
    internal void Count()
    {
        if (Interlocked.Increment(ref _calls) > MostCalls)
        {
            throw new RunawayException();
        }
    }

    /// <summary>Counts, and returns what the pair is to return.</summary>
    /// <exception cref="RunawayException">There have been too many.</exception>
    internal T Count<T>(T result)
    {
        Count();
        return result;
    }
}
