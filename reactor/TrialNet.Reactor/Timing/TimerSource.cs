using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>What timers that are set by one source file in one scope have in common: they share it, so that each of them is smaller.</summary>
/// <param name="queue">Where they stand.</param>
/// <param name="scope">To whom they belong.</param>
/// <param name="file">The source file; null where none was told.</param>
internal sealed class TimerSource(TimerQueue queue, Scope scope, string? file)
{
    internal TimerQueue Queue => queue;

    internal Scope Scope => scope;

    internal string? File => file;

    /// <summary>Whether this is of a file and a scope. The same text elsewhere in memory counts as another file, which costs memory only.</summary>
    internal bool Is(Scope otherScope, string? otherFile) => ReferenceEquals(scope, otherScope) && ReferenceEquals(file, otherFile);
}
