using System.Globalization;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>What is left of the time of classes that have one. Threading: any thread; a lock keeps them apart.</summary>
internal sealed class ClassTimes
{
    private readonly Lock _lock = new();

    // Made for the first class that has a limit, which few have.
    private Dictionary<Type, TimeSpan>? _used;

    /// <summary>The time that is left for a test; null where there is no limit.</summary>
    internal TimeSpan? GetLeft(TestMethod test)
    {
        if (test.ClassTime is not { } limit)
        {
            return null;
        }

        lock (_lock)
        {
            return limit - GetUsed(test);
        }
    }

    /// <summary>A test of a class has taken its time.</summary>
    internal void Add(TestMethod test, TimeSpan time)
    {
        if (test.ClassTime is not null)
        {
            lock (_lock)
            {
                var used = GetUsed(test) + time;
                (_used ??= [])[test.Class.Type] = used;
            }
        }
    }

    private TimeSpan GetUsed(TestMethod test) => _used?.GetValueOrDefault(test.Class.Type) ?? TimeSpan.Zero;

    /// <summary>What is wrong with a test for which no time is left.</summary>
    internal static Problem Describe(TestMethod test) => new(
        ProblemSource.Test,
        Verdict.TimedOut,
        null,
        string.Create(CultureInfo.InvariantCulture, $"It was not run: the tests before it have used up the {test.ClassTime!.Value.TotalSeconds:0.###} s of its class."),
        null);
}
