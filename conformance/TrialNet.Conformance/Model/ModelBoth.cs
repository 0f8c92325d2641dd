using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Model;

/// <summary>One callable for either kind of result (D-2.07).</summary>
internal sealed class ModelBoth(ModelWorld world, Func<object?, Exception?, object?> callback) : IModelStep
{
    public object? Use(ModelDeferred deferred, object? result)
    {
        world.Cite(DeferredRule.D_2_07);
        return result is ModelFailure failure
            ? ModelPair.Ended(deferred, callback(null, failure.Error), DeferredRule.D_2_08)
            : ModelPair.Ended(deferred, callback(result, null), DeferredRule.D_1_02);
    }
}
