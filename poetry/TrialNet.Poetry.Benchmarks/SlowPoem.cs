using TrialNet.Fixtures;
using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>A poem and how slowly it is served.</summary>
/// <param name="File">The poem's file.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Pace">How slowly.</param>
internal sealed record SlowPoem(string File, byte[] Bytes, Pace Pace)
{
    /// <summary>The time below which nobody can have it, for its server waits after every chunk.</summary>
    internal TimeSpan Floor => Pace.DurationOf(Bytes.Length);

    /// <summary>The three of the series: a long one 30 bytes at a time, and two short ones 10 bytes at a time.</summary>
    internal static IReadOnlyList<SlowPoem> All(TimeSpan delay) => [Read("tides.txt", 30, delay), Read("echo.txt", 10, delay), Read("orrery.txt", 10, delay)];

    private static SlowPoem Read(string name, int chunk, TimeSpan delay)
    {
        var file = RepositoryRoot.Combine("fixtures", "poems", name);
        return new SlowPoem(file, System.IO.File.ReadAllBytes(file), new Pace(chunk, delay));
    }
}
