namespace TrialNet.Runner.Surroundings;

/// <summary>
/// What tests change in their process, seen by difference around each of them: who did it is known, where in the source is not.
/// Threading: any thread; a lock keeps them apart.
/// </summary>
internal sealed class ProcessWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<IWatch> _watches = [];
    private readonly List<string> _found = [];

    /// <param name="use">What of the process the tests have to themselves.</param>
    /// <param name="hostFolder">Where a host writes; null if there is none.</param>
    internal ProcessWatch(ProcessUse use, string? hostFolder = null)
    {
        if (use == ProcessUse.Shared)
        {
            return;
        }

        _watches.AddRange([new DirectoryWatch(), new VariableWatch(), new CultureWatch(), new SignalWatch(), new ConsoleWatch()]);
        if (use >= ProcessUse.Hosted && OperatingSystem.IsLinux())
        {
            _watches.Add(new ChildWatch());
            _watches.Add(new DescriptorWatch(use == ProcessUse.Hosted ? hostFolder ?? "/" : null));
        }
    }

    /// <summary>Whether nothing is looked at.</summary>
    internal bool IsBlind => _watches.Count == 0;

    /// <summary>Remembers how things are now: what has changed before this is no test's.</summary>
    internal void Mark()
    {
        lock (_lock)
        {
            foreach (var watch in _watches)
            {
                watch.Mark();
            }
        }
    }

    /// <summary>Tells what has changed since it was last looked at.</summary>
    /// <returns>A sentence or two for each change.</returns>
    internal IReadOnlyList<string> Find()
    {
        lock (_lock)
        {
            _found.Clear();
            foreach (var watch in _watches)
            {
                watch.Find(_found);
            }

            return _found.Count == 0 ? [] : [.. _found];
        }
    }

    /// <summary>What was found last is held against somebody: what of it still runs when this ends is to end too.</summary>
    internal void Condemn()
    {
        lock (_lock)
        {
            _watches.OfType<ChildWatch>().FirstOrDefault()?.Condemn();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watch in _watches)
        {
            (watch as IDisposable)?.Dispose();
        }
    }
}
