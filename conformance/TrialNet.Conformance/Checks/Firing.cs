using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>Fires a Deferred where it does not matter with what, but for the kind of result.</summary>
internal static class Firing
{
    internal static void Fire(this ISubjectDeferred deferred, bool fails)
    {
        if (fails)
        {
            deferred.Errback(new InvalidOperationException("on purpose"));
        }
        else
        {
            deferred.Callback("value");
        }
    }
}
