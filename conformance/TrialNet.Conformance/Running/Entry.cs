using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Running;

/// <summary>A Deferred that a program has made.</summary>
/// <param name="number">Its number, in the order of making.</param>
/// <param name="slot">The slot it was put into.</param>
/// <param name="isPlain">Whether the program may fire it: not a list, nor the Deferred of a body, a timer or a lock.</param>
internal sealed class Entry(int number, int slot, bool isPlain)
{
    internal int Number { get; } = number;

    internal int Slot { get; } = slot;

    internal bool IsPlain { get; } = isPlain;

    internal ISubjectDeferred Handle { get; set; } = null!;

    internal string Name => $"d{Number}";
}
