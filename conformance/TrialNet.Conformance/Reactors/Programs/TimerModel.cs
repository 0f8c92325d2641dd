using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What the model knows of a timer.</summary>
/// <param name="number">Its number in the program.</param>
internal sealed class TimerModel(int number)
{
    internal int Number => number;

    internal IDelayedCall? Timer { get; set; }

    internal TimeSpan Due { get; set; }

    /// <summary>The order of setting, by which ties are decided.</summary>
    internal long Sequence { get; set; }

    internal int Calls { get; set; }

    internal bool IsCancelled { get; set; }

    internal bool IsActive => Timer is not null && Calls == 0 && !IsCancelled;

    internal bool Precedes(TimerModel other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);

    public override string ToString() => $"t{number}";
}
