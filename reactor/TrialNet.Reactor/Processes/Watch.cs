namespace TrialNet.Reactor.Processes;

/// <summary>Somebody's interest in one event of a descriptor.</summary>
/// <param name="descriptor">The descriptor.</param>
/// <param name="events">What to look for besides failures, as poll names it.</param>
/// <param name="ready">Called once, on the watcher's thread.</param>
internal sealed class Watch(int descriptor, ushort events, Action ready)
{
    internal int Descriptor => descriptor;

    internal ushort Events => events;

    internal Action Ready => ready;
}
