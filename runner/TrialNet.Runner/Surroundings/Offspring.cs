using System.Globalization;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// The processes that a process has started, and those that these have started, whoever their parent is by now: they inherit a mark
/// in its environment. What is started without the mark is none of them. On Linux; elsewhere none is found.
/// Threading: any thread.
/// </summary>
internal static class Offspring
{
    /// <summary>The variable with the mark; a test that starts what is to outlive everything leaves it out.</summary>
    internal const string Variable = "TRIAL_MARK";

    private const char Separator = ':';

    // Whoever starts processes faster than they can be ended has them run.
    private const int MostRounds = 100;

    private const int MostTold = 5;

    /// <summary>The mark of this process; null if it has none.</summary>
    internal static string? Own { get; private set; }

    /// <summary>This process has been given a mark. To be called before a test may change it.</summary>
    internal static void TakeMark() =>
        Own = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } marks ? marks[(marks.LastIndexOf(Separator) + 1)..] : null;

    /// <summary>Gives this process a mark, where nobody else has.</summary>
    internal static void MakeMark()
    {
        Own = $"trialnet-{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(Variable, Add(Own));
    }

    /// <summary>What is to be in the environment of a process that is to have a mark of its own, and that of its ancestors.</summary>
    /// <param name="mark">The mark, which nobody else has.</param>
    internal static string Add(string mark) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } marks ? $"{marks}{Separator}{mark}" : mark;

    /// <summary>Finds the processes that run with a mark, this one left out.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="others">Processes that are known not to have it, as far as they still run; brought up to date.</param>
    /// <returns>Their numbers.</returns>
    internal static List<int> Find(string mark, HashSet<int> others)
    {
        List<int> found = [];
        if (!OperatingSystem.IsLinux())
        {
            return found;
        }

        HashSet<int> running = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId)
            {
                running.Add(id);
                switch (others.Contains(id) ? false : Has(id, mark))
                {
                    case true:
                        found.Add(id);
                        break;
                    case false:
                        others.Add(id);
                        break;
                }
            }
        }

        others.IntersectWith(running);
        return found;
    }

    /// <summary>Whether a process was started with a mark; null if it does not say, as long as it is being started.</summary>
    private static bool? Has(int id, string mark)
    {
        if (ProcessFile.TryRead(id, "environ") is not { Length: > 0 } environment)
        {
            return null;
        }

        var marks = Array.Find(environment.Split('\0'), static entry => entry.StartsWith(Variable + "=", StringComparison.Ordinal));
        return marks is not null && marks[(Variable.Length + 1)..].Split(Separator).Contains(mark, StringComparer.Ordinal);
    }

    /// <summary>Ends all processes with a mark but for the one that was given it.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="owner">The number of that one.</param>
    /// <returns>A line on each, or on the first of many.</returns>
    internal static List<string> EndAll(string mark, int owner)
    {
        List<string> told = [];
        HashSet<int> seen = [owner];
        HashSet<int> others = [];
        var ended = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            // Those that were there may have started others meanwhile.
            var found = Find(mark, others).FindAll(seen.Add);
            if (found.Count == 0)
            {
                break;
            }

            foreach (var id in found)
            {
                var command = ProcessFile.CommandOf(id);
                if (Libc.EndProcess(id, () => Has(id, mark) is true) && ++ended <= MostTold)
                {
                    told.Add(string.Create(CultureInfo.InvariantCulture, $"Process {id}, which it had started, still ran and was killed: {command}"));
                }
            }
        }

        if (ended > MostTold)
        {
            told.Add(string.Create(CultureInfo.InvariantCulture, $"So were {ended - MostTold} more."));
        }

        return told;
    }
}
