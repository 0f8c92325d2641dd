using System.Diagnostics;

namespace TrialNet.Conformance.Model;

/// <summary>The place of a Deferred in the queue of the one it waits for (D-4.04).</summary>
internal sealed class Waiter(ModelDeferred outer) : IModelStep
{
    internal ModelDeferred Outer { get; } = outer;

    public object? Use(ModelDeferred deferred, object? result) => throw new UnreachableException("The loop itself hands the result over.");
}
