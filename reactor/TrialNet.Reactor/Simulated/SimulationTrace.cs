using System.Globalization;
using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Simulated;

/// <summary>The newest lines of what happened, each with the time.</summary>
internal sealed class SimulationTrace(VirtualClock clock, int capacity)
{
    private readonly Queue<string> _lines = new();
    private long _left;

    internal bool IsOn => capacity > 0;

    /// <summary>Adds a line; the text is made only if lines are kept.</summary>
    internal void Add([InterpolatedStringHandlerArgument("")] TraceText text)
    {
        if (!IsOn)
        {
            return;
        }

        if (_lines.Count == capacity)
        {
            _lines.Dequeue();
            _left++;
        }

        _lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{clock.Now.TotalSeconds:0.0000000} {text.Take()}"));
    }

    internal IReadOnlyList<string> ToLines() =>
        _left == 0 ? [.. _lines] : [string.Create(CultureInfo.InvariantCulture, $"({_left} lines before these)"), .. _lines];
}
