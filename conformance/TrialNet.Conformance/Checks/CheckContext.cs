using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>What a check of a Deferred works with.</summary>
/// <param name="open">Makes a subject.</param>
/// <param name="patience">How long a check may take, and wait for one event, before that counts as never; a minute if not said.</param>
internal sealed class CheckContext(Func<DeferredSubject> open, TimeSpan? patience = null) : Expectations
{
    internal TimeSpan Patience { get; } = patience ?? TimeSpan.FromMinutes(1);

    /// <summary>A new subject; to be disposed by the check.</summary>
    internal DeferredSubject Open() => open();

    /// <summary>The subject as one that shows something; where it is none, the rule cannot be decided.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="what">What is needed, as the object of "the subject does not show".</param>
    internal T? Need<T>(DeferredSubject subject, string what)
        where T : class
    {
        if (subject is T shown)
        {
            return shown;
        }

        CannotDecide($"the subject does not show {what}");
        return null;
    }
}
