namespace TrialNet.Conformance.Model;

/// <summary>What a list, a timeout or a lock of the model adds: not a pair of the program, and so not in the trace.</summary>
/// <param name="use">What it does with a result.</param>
/// <param name="label">What a drawing calls it; empty for what need not be seen.</param>
internal sealed class ModelStep(Func<object?, object?> use, string label = "") : IModelStep
{
    internal string Label { get; } = label;

    public object? Use(ModelDeferred deferred, object? result) => use(result);
}
