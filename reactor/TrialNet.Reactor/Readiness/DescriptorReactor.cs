using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Readiness;

/// <summary>A readiness reactor that also watches descriptors that others opened (rules R-FD).</summary>
internal sealed class DescriptorReactor(string name, Func<DescriptorSource> openSource, TimeProvider? clock = null)
    : ReadinessReactor(name, openSource, clock), IReactorFdSet
{
    private readonly Dictionary<IFileDescriptor, DescriptorWatch> _watches = new(ReferenceEqualityComparer.Instance);
    private readonly List<DescriptorWatch> _closed = [];
    private DescriptorWatch[] _asked = [];

    public void AddReader(IReadDescriptor reader, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(reader, Interest.Read, new SourceLocation(file, line));

    public void AddWriter(IWriteDescriptor writer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Add(writer, Interest.Write, new SourceLocation(file, line));

    public void RemoveReader(IReadDescriptor reader) => Remove(reader, Interest.Read);

    public void RemoveWriter(IWriteDescriptor writer) => Remove(writer, Interest.Write);

    public IReadOnlyList<IFileDescriptor> RemoveAll()
    {
        VerifyThread();
        List<IFileDescriptor> all = [.. _watches.Keys];
        all.ForEach(Drop);
        return all;
    }

    public IReadOnlyList<IReadDescriptor> GetReaders()
    {
        VerifyThread();
        return [.. _watches.Values.Where(static watch => (watch.Interest & Interest.Read) != 0).Select(static watch => (IReadDescriptor)watch.Target)];
    }

    public IReadOnlyList<IWriteDescriptor> GetWriters()
    {
        VerifyThread();
        return [.. _watches.Values.Where(static watch => (watch.Interest & Interest.Write) != 0).Select(static watch => (IWriteDescriptor)watch.Target)];
    }

    /// <summary>Removes a descriptor both ways.</summary>
    internal void Drop(IFileDescriptor descriptor)
    {
        if (_watches.Remove(descriptor, out var watch))
        {
            watch.End();
        }
    }

    private protected override void Sleep(TimeSpan limit)
    {
        FindClosed();
        base.Sleep(_closed.Count > 0 ? TimeSpan.Zero : limit);
    }

    private protected override void HandleEvents()
    {
        foreach (var watch in _closed)
        {
            // It may have been removed, and opened and added anew, by one that was told before it.
            if (_watches.GetValueOrDefault(watch.Target) == watch)
            {
                watch.LoseClosed();
            }
        }

        _closed.Clear();
        base.HandleEvents();
    }

    private void Add(IFileDescriptor descriptor, Interest interest, SourceLocation place)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        VerifyThread();
        VerifyOpen();
        if (!_watches.TryGetValue(descriptor, out var watch))
        {
            watch = new DescriptorWatch(this, (DescriptorSource)Channels, descriptor, place);
            watch.Begin();
            _watches.Add(descriptor, watch);
        }

        try
        {
            watch.Interest |= interest;
        }
        catch
        {
            Drop(descriptor);
            throw;
        }
    }

    private void Remove(IFileDescriptor descriptor, Interest interest)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        VerifyThread();
        if (_watches.TryGetValue(descriptor, out var watch))
        {
            watch.Interest &= ~interest;
            if (watch.Interest == Interest.None)
            {
                Drop(descriptor);
            }
        }
    }

    /// <summary>R-FD-06: the system forgets in silence what is closed; so each is asked whether it still has its number.</summary>
    private void FindClosed()
    {
        if (_watches.Count == 0)
        {
            return;
        }

        if (_asked.Length < _watches.Count)
        {
            _asked = new DescriptorWatch[_watches.Count * 2];
        }

        var count = _watches.Count;
        _watches.Values.CopyTo(_asked, 0);
        for (var index = 0; index < count; index++)
        {
            if (!_asked[index].HasItsNumber())
            {
                _closed.Add(_asked[index]);
            }
        }

        Array.Clear(_asked, 0, count);
    }
}
