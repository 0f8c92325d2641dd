using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Model;

/// <summary>ChainDeferred: fires another one with the result, and leaves null (D-4.16).</summary>
internal sealed class ModelChain(ModelWorld world, ModelDeferred target) : IModelStep
{
    public object? Use(ModelDeferred deferred, object? result)
    {
        world.Cite(DeferredRule.D_4_16);
        if (target.IsCalled)
        {
            world.Cite(DeferredRule.D_4_17);
            deferred.Because(DeferredRule.D_4_17);
        }

        if (result is ModelFailure)
        {
            world.LedgerBecause.Add(RuleSet.Of(DeferredRule.D_4_16, DeferredRule.D_12_02));
        }

        target.Because(DeferredRule.D_4_16);
        target.Fire(result);
        deferred.Because(DeferredRule.D_4_16);
        return null;
    }
}
