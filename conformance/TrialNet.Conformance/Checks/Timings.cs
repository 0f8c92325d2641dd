using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Brings a Deferred to a result in each of the three timings.</summary>
internal static class Timings
{
    internal static readonly IReadOnlyList<Timing> All = Enum.GetValues<Timing>();

    /// <summary>In words that can follow "a pair".</summary>
    internal static string Words(this Timing timing) => timing switch
    {
        Timing.AlreadyFired => "of a Deferred that has been fired already",
        Timing.FiresNow => "of a Deferred that is fired",
        _ => "of a Deferred that waits for another, which is fired",
    };

    /// <summary>Makes a Deferred, lets pairs be added and fires it.</summary>
    /// <param name="timing">When.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="fire">Fires the Deferred that it is given, with the result in question.</param>
    /// <param name="listen">Adds the pairs to the Deferred that it is given, which has none yet.</param>
    internal static ISubjectDeferred Bring(
        this Timing timing, DeferredSubject subject, Action<ISubjectDeferred> fire, Action<ISubjectDeferred> listen)
    {
        var deferred = subject.NewDeferred(null);
        switch (timing)
        {
            case Timing.AlreadyFired:
                fire(deferred);
                listen(deferred);
                break;
            case Timing.FiresNow:
                listen(deferred);
                fire(deferred);
                break;
            default:
                var inner = subject.NewDeferred(null);
                var guard = new CallGuard();
                deferred.AddBoth((_, _) => guard.Count(inner));
                listen(deferred);
                deferred.Callback(null);
                fire(inner);
                break;
        }

        return deferred;
    }
}
