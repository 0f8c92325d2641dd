using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Processes that were started past the reactor, on Linux: whether there are any the kernel tells in one call, so that only then
/// they are listed. What runs on is left alone while there are tests, and ended after them unless it was meant to run on.
/// </summary>
internal sealed class ChildWatch : IWatch, IDisposable
{
    private const string Threads = "/proc/self/task";

    // Both in milliseconds.
    private const int Tick = 5;
    private const int LongestWait = 1000;

    private const int LongestCommand = 120;

    private readonly object _pause = new();
    private readonly List<Child> _left = [];
    private Dictionary<int, Child> _before = [];
    private List<Child> _found = [];

    public void Mark() => _before = Libc.HasChildren() ? List() : [];

    public void Find(List<string> found)
    {
        _found = [];
        if (!Libc.HasChildren())
        {
            _before.Clear();
            return;
        }

        var now = List();

        // What was told to end, or does so by itself, may take a moment.
        for (var waited = 0; waited < LongestWait && New(now).Any(); waited += Tick)
        {
            Pause();
            now = List();
        }

        _found = [.. New(now)];
        foreach (var child in _found)
        {
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The test left process {child.Id} running: {CommandOf(child.Id)} (place unknown). Waiting for its end, or killing it, would have ended it. " +
                $"It is killed when the tests of this process have ended."));
        }

        _before = now;
    }

    /// <summary>What was found last is held against somebody: it is not meant to run on when the tests are over.</summary>
    public void Condemn() => _left.AddRange(_found);

    /// <summary>Ends what tests left behind, with all that it has started itself.</summary>
    public void Dispose() => _left.ForEach(static child => child.Kill());

    private IEnumerable<Child> New(Dictionary<int, Child> now) =>
        now.Values.Where(child => _before.GetValueOrDefault(child.Id) != child).OrderBy(static child => child.Id);

    private Dictionary<int, Child> List()
    {
        var list = new Dictionary<int, Child>();
        foreach (var id in Directory.EnumerateDirectories(Threads).SelectMany(ReadChildren))
        {
            Add(id);
        }

        // The kernel's list may have gaps while something on it ends.
        foreach (var id in _before.Keys)
        {
            Add(id);
        }

        return list;

        void Add(int id)
        {
            if (!list.ContainsKey(id) && Child.Find(id) is { } child)
            {
                list.Add(id, child);
            }
        }
    }

    // A thread may end between the listing and the reading: its children are on another one's list then.
    private static IEnumerable<int> ReadChildren(string thread) =>
        ProcessFile.TryRead(Path.Combine(thread, "children"))?
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static id => int.Parse(id, CultureInfo.InvariantCulture))
        ?? [];

    private static string CommandOf(int id)
    {
        var text = new StringBuilder();
        foreach (var letter in ProcessFile.TryRead(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/cmdline"))?.TrimEnd('\0') ?? "")
        {
            text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return text.Length == 0 ? "it has no command line" : text.Length > LongestCommand ? text.ToString(0, LongestCommand) + "..." : text.ToString();
    }

    private void Pause()
    {
        lock (_pause)
        {
            Monitor.Wait(_pause, Tick);
        }
    }

    /// <summary>A child that runs: a number may be given again, but not at the same time.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Started">When it was started, in the kernel's units.</param>
    private sealed record Child(int Id, string Started)
    {
        private const int State = 0;
        private const int Parent = 1;
        private const int StartTime = 19;

        internal void Kill()
        {
            // As long as it is a child of ours that was not waited for, its number is its own.
            if (Find(Id) != this)
            {
                return;
            }

            try
            {
                using var process = Process.GetProcessById(Id);
                process.Kill(entireProcessTree: true);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
            {
                // It has ended by itself, or become another user's.
            }
        }

        /// <summary>Finds a child of this process; null if it is none, or has ended.</summary>
        internal static Child? Find(int id)
        {
            // The name, which is in parentheses, may have anything in it.
            var status = ProcessFile.TryRead(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = status?[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            return fields.Length > StartTime
                && fields[State] is not ("Z" or "X")
                && string.Equals(fields[Parent], Environment.ProcessId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                ? new Child(id, fields[StartTime])
                : null;
        }
    }
}
