using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Processes that were started past the reactor, on Linux, those included whose parents have ended: whether there are any, or were, the
/// kernel tells in two calls, so that only then they are listed. What runs on is left alone while there are tests, and ended after them
/// unless it was meant to run on.
/// </summary>
internal sealed class ChildWatch : IWatch, IDisposable
{
    private const string Threads = "/proc/self/task";

    // Both in milliseconds.
    private const int Tick = 5;
    private const int LongestWait = 1000;

    /// <summary>No process can be started in less: the system alone takes longer to make one.</summary>
    private static readonly TimeSpan QuickestStart = TimeSpan.FromMicroseconds(40);

    private readonly object _pause = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly List<ProcessStatus> _left = [];
    private readonly Strays _strays = new();
    private Dictionary<int, ProcessStatus> _before = [];
    private readonly List<ProcessStatus> _found = [];
    private long _ended;
    private long _looked;
    private bool _mayStay;

    public void Mark()
    {
        _looked = _clock.GetTimestamp();
        _before = Libc.HasChildren() ? List() : [];
        _ended = Libc.UseOfEndedChildren();
        _strays.Mark(_before.Count > 0 || _ended != 0);
        _mayStay |= _before.Count > 0 || _strays.Any;
    }

    public void Find(List<string> found)
    {
        // Nobody minded.
        _mayStay |= _found.Count > 0;
        _found.Clear();
        var (last, now) = (_looked, _clock.GetTimestamp());
        _looked = now;
        if (_before.Count == 0 && _clock.GetElapsedTime(last, now) < QuickestStart)
        {
            return;
        }

        var hasChildren = Libc.HasChildren();
        if (!hasChildren && Libc.UseOfEndedChildren() == _ended)
        {
            _before.Clear();
            return;
        }

        // What earlier tests have left may have started it.
        var mayCharge = _before.Count == 0 && !_strays.Any;
        var children = Look(hasChildren, mayCharge);

        // What was told to end, or does so by itself, may take a moment.
        for (var waited = 0; waited < LongestWait && _found.Count > 0; waited += Tick)
        {
            Pause();
            children = Look(hasChildren: true, mayCharge);
        }

        foreach (var process in _found)
        {
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The test left process {process.Id} running: {ProcessFile.CommandOf(process.Id)} (place unknown). Waiting for its end, or killing it, would have ended it. " +
                $"It is killed when the tests of this process have ended."));
        }

        _before = children;
        _ended = Libc.UseOfEndedChildren();
        _strays.Keep(children.Count > 0);
        _looked = _clock.GetTimestamp();
    }

    /// <summary>What was found last is held against somebody: it is not meant to run on when the tests are over.</summary>
    public void Condemn()
    {
        _left.AddRange(_found);
        _found.Clear();
    }

    /// <summary>Ends what tests left behind, with all that it has started itself.</summary>
    public void Dispose()
    {
        _mayStay |= _found.Count > 0;
        foreach (var process in _left)
        {
            End(process);
        }

        if (_left.Count > 0 && !_mayStay)
        {
            _strays.EndAll();
        }
    }

    private static void End(ProcessStatus process)
    {
        // As long as it is a child of ours that was not waited for, its number is its own.
        if (process.Parent != Environment.ProcessId)
        {
            Libc.EndProcess(process.Id, () => ProcessStatus.Find(process.Id) == process);
        }
        else if (ProcessStatus.Find(process.Id) == process)
        {
            try
            {
                using var child = Process.GetProcessById(process.Id);
                child.Kill(entireProcessTree: true);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
            {
                // It has ended by itself, or become another user's.
            }
        }
    }

    private Dictionary<int, ProcessStatus> Look(bool hasChildren, bool mayCharge)
    {
        var now = hasChildren ? List() : [];
        _found.Clear();
        _found.AddRange([.. now.Values.Where(child => _before.GetValueOrDefault(child.Id) != child), .. mayCharge ? _strays.Find() : []]);
        _found.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return now;
    }

    private Dictionary<int, ProcessStatus> List()
    {
        var list = new Dictionary<int, ProcessStatus>();
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
            if (!list.ContainsKey(id) && ProcessStatus.Find(id) is { } child && child.Parent == Environment.ProcessId)
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

    private void Pause()
    {
        lock (_pause)
        {
            Monitor.Wait(_pause, Tick);
        }
    }
}
