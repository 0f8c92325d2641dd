using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Programs;

/// <summary>One step of a program, or one act inside a block. Which of the members mean something depends on the verb.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Slot">To which Deferred; for the verbs of clock and locks, 0 or the lock's number.</param>
internal sealed record Operation(Verb Verb, int Slot = 0)
{
    /// <summary>Another slot: the target of a chain; the number of the lock.</summary>
    internal int Other { get; init; }

    /// <summary>The members of a list, as slots.</summary>
    internal IReadOnlyList<int> Members { get; init; } = [];

    /// <summary>The name of the value to fire with; empty for a new plain one.</summary>
    internal string Value { get; init; } = string.Empty;

    /// <summary>Seconds, tokens or size; -1 where there is no limit.</summary>
    internal int Number { get; init; }

    /// <summary>The backlog of a queue; -1 where there is no limit.</summary>
    internal int Backlog { get; init; } = -1;

    /// <summary>The options of a list.</summary>
    internal ListFlags Flags { get; init; }

    /// <summary>The callback, canceller, hook, function or body; for AddBoth the one for either kind.</summary>
    internal Block? OnValue { get; init; }

    /// <summary>The errback.</summary>
    internal Block? OnFailure { get; init; }

    /// <summary>The one-line form.</summary>
    public override string ToString() => ProgramText.Of(this);
}
