using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>This process's end of a pipe to a child. Threading: the reactor's own thread.</summary>
internal abstract class ChildPipe
{
    private Watch? _watch;

    private protected ChildPipe(ChildProcess process, int number, int descriptor)
    {
        Process = process;
        Number = number;
        Descriptor = descriptor;
    }

    /// <summary>The child's number of it.</summary>
    internal int Number { get; }

    internal bool IsOpen { get; private set; } = true;

    private protected ChildProcess Process { get; }

    private protected int Descriptor { get; }

    /// <summary>Begins to watch it.</summary>
    internal abstract void Start();

    /// <summary>Closes it: at once, or when all is written.</summary>
    internal abstract void EndSoon();

    /// <summary>Closes it; who uses it is told by the process.</summary>
    internal void Close()
    {
        if (IsOpen)
        {
            IsOpen = false;
            StopWatching();
            _ = Libc.close(Descriptor);
        }
    }

    /// <summary>It was lost; whoever feeds it is told.</summary>
    internal virtual void NoteLost()
    {
    }

    /// <summary>Something happened at it.</summary>
    private protected abstract void Handle();

    private protected void Watch(ushort events)
    {
        StopWatching();

        // Assigned before the event can arrive here, since both happen on the reactor's thread.
        Watch? watch = null;
        try
        {
            _watch = watch = DescriptorWatcher.Shared.Add(Descriptor, events, () => Process.Reactor.CallFromThread(() => Handle(watch)));
        }
        catch (IOException error)
        {
            // A pipe that cannot be watched is as good as lost.
            ReactorBase.LogError(Process.Scope, error, $"At descriptor {Number} of the {Process}");
            Process.Lose(this);
        }
    }

    private protected void StopWatching()
    {
        if (_watch is { } watch)
        {
            _watch = null;
            DescriptorWatcher.Shared.Remove(watch);
        }
    }

    /// <summary>Handles an event, unless it is one that nobody waits for any more.</summary>
    private void Handle(Watch? watch)
    {
        if (watch is not null && ReferenceEquals(watch, _watch))
        {
            _watch = null;
            Handle();
        }
    }
}
