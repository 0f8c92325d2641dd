using System.Globalization;

namespace TrialNet.Runner.Surroundings;

/// <summary>A process that runs: a number may be given again, but not at the same time.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">The number of the process that waits for its end: whoever started it, or has taken that one's place.</param>
/// <param name="Started">When it was started, in the kernel's units.</param>
internal sealed record ProcessStatus(int Id, int Parent, string Started)
{
    private const int State = 0;
    private const int ParentId = 1;
    private const int StartTime = 19;

    /// <summary>Finds a process.</summary>
    /// <returns>The process; null if there is none of that number, or it has ended.</returns>
    internal static ProcessStatus? Find(int id)
    {
        // The name, which is in parentheses, may have anything in it.
        var status = ProcessFile.TryRead(id, "stat");
        var fields = status?[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return fields.Length > StartTime && fields[State] is not ("Z" or "X")
            ? new ProcessStatus(id, int.Parse(fields[ParentId], CultureInfo.InvariantCulture), fields[StartTime])
            : null;
    }
}
