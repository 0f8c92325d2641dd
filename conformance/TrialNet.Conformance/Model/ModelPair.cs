using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Model;

/// <summary>A callback and an errback; a side that is missing passes its kind on (rules D-2).</summary>
internal sealed class ModelPair(ModelWorld world, Func<object?, object?>? callback, Func<Exception, object?>? errback) : IModelStep
{
    /// <summary>Whether what one side throws could reach the other (D-2.05).</summary>
    internal bool HasBothSides => callback is not null && errback is not null;

    public object? Use(ModelDeferred deferred, object? result)
    {
        if (result is ModelFailure failure)
        {
            if (errback is null)
            {
                return Pass(deferred, result);
            }

            world.LedgerBecause.Add(DeferredRule.D_12_02);
            return Ended(deferred, errback(failure.Error), DeferredRule.D_2_08);
        }

        if (callback is null)
        {
            return Pass(deferred, result);
        }

        if (errback is not null)
        {
            // What the callback throws or returns is not for the errback of the same pair.
            world.Cite(DeferredRule.D_2_05);
        }

        return Ended(deferred, callback(result), DeferredRule.D_1_02);
    }

    private object? Pass(ModelDeferred deferred, object? result)
    {
        deferred.Because(DeferredRule.D_2_06, DeferredRule.D_2_02);
        if (callback is not null)
        {
            deferred.Because(DeferredRule.D_2_10);
        }

        if (result is ModelFailure)
        {
            world.LedgerBecause.Add(DeferredRule.D_2_06);
        }

        return result;
    }

    internal static object? Ended(ModelDeferred deferred, object? result, DeferredRule otherwise)
    {
        deferred.Because(result is ModelFailure ? DeferredRule.D_2_04 : otherwise);
        return result;
    }
}
