using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>The sources of timers that were met last.</summary>
/// <param name="queue">Where their timers stand.</param>
internal sealed class TimerSources(TimerQueue queue)
{
    // A power of two. Files that share a place only cost a new source each time they take turns.
    private const int Places = 8;

    private TimerSource?[] _known = [];
    private TimerSource? _last;

    internal TimerSource Of(Scope scope, string? file) => _last is { } last && last.Is(scope, file) ? last : _last = Find(scope, file);

    /// <summary>Forgets all, and with them the scopes.</summary>
    internal void Clear() => (_known, _last) = ([], null);

    private TimerSource Find(Scope scope, string? file)
    {
        if (_known.Length == 0)
        {
            _known = new TimerSource?[Places];
        }

        // Most files differ in the lengths of their paths, which cost nothing to find out.
        ref var known = ref _known[(file?.Length ?? 0) & (Places - 1)];
        return known is { } source && source.Is(scope, file) ? source : known = new TimerSource(queue, scope, file);
    }
}
