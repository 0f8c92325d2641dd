using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Running;

/// <summary>What a run keeps beside its trace for whoever has to explain it: what each operation did, and what things are called.</summary>
internal sealed class RunLog
{
    private readonly List<Act> _acts = [];
    private Naming? _naming;

    /// <summary>Every operation that was carried out, those inside blocks included, in the order of their beginnings.</summary>
    internal IReadOnlyList<Act> Acts => _acts;

    /// <summary>The innermost operation under way.</summary>
    internal Act? Current { get; private set; }

    /// <summary>Is told of an operation that threw at its caller.</summary>
    internal Action<Act>? WhenRefused { get; set; }

    internal Naming Naming
    {
        get => _naming ?? throw new InvalidOperationException("The run has not begun.");
        set => _naming = value;
    }

    internal Act Begin(Operation operation, Entry?[] slots)
    {
        Current = new Act(operation, Current, [.. slots]);
        _acts.Add(Current);
        return Current;
    }

    internal void Refuse(Act act)
    {
        act.IsRefused = true;
        WhenRefused?.Invoke(act);
    }

    internal void End(Act act) => Current = act.Outer;
}
