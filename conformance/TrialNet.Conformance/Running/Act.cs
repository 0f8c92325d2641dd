using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Running;

/// <summary>One operation that a run has carried out, with what became of it.</summary>
/// <param name="operation">The operation.</param>
/// <param name="outer">The operation inside which it was carried out, such as the one that fired; null at the outermost level.</param>
/// <param name="slots">What the slots held when it began.</param>
internal sealed class Act(Operation operation, Act? outer, IReadOnlyList<Entry?> slots)
{
    internal Operation Operation { get; } = operation;

    internal Act? Outer { get; } = outer;

    internal IReadOnlyList<Entry?> Slots { get; } = slots;

    /// <summary>The name of the value or exception that it fired, put or made a Deferred with; null for none.</summary>
    internal string? Value { get; set; }

    /// <summary>The number of the pair, hook, function or body that it brought in; -1 for none.</summary>
    internal int Number { get; set; } = -1;

    /// <summary>The Deferred that it put into its slot.</summary>
    internal Entry? Made { get; set; }

    /// <summary>Whether it threw at its caller.</summary>
    internal bool IsRefused { get; set; }

    /// <summary>The Deferred that its slot held, on which it acts.</summary>
    internal Entry? Target => Slots[Operation.Slot];
}
