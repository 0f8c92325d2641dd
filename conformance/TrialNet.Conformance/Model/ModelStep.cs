namespace TrialNet.Conformance.Model;

/// <summary>What a list, a timeout or a lock of the model adds: not a pair of the program, and so not in the trace.</summary>
internal sealed class ModelStep(Func<object?, object?> use) : IModelStep
{
    public object? Use(ModelDeferred deferred, object? result) => use(result);
}
