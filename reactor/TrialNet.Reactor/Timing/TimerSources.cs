using TrialNet.Defer;

namespace TrialNet.Reactor.Timing;

/// <summary>The sources of timers that were met last.</summary>
/// <param name="queue">Where their timers stand.</param>
internal sealed class TimerSources(TimerQueue queue)
{
    // A power of two. Files that share a place only cost a new source each time they take turns.
    private const int Places = 8;

    private TimerSource?[] _known = [];

    internal TimerSource Of(Scope scope, string? file)
    {
        // Most files differ in the lengths of their paths, which cost nothing to find out.
        var place = (file?.Length ?? 0) & (Places - 1);
        return place < _known.Length && _known[place] is { } source && source.Is(scope, file) ? source : Learn(scope, file, place);
    }

    /// <summary>Forgets all, and with them the scopes.</summary>
    internal void Clear() => _known = [];

    private TimerSource Learn(Scope scope, string? file, int place)
    {
        if (_known.Length == 0)
        {
            _known = new TimerSource?[Places];
        }

        return _known[place] = new TimerSource(queue, scope, file);
    }
}
