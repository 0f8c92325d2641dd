using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor;

namespace TrialNet.Conform.Sessions;

/// <summary>Chooses with whom a reactor is compared.</summary>
internal static class Partners
{
    private const string Simulated = "simulated";

    /// <summary>
    /// The reactor that is judged after it, or the first for the last; for one that is alone the simulated reactor, and for that one
    /// the one that is best on this machine.
    /// </summary>
    /// <param name="subject">Who is judged.</param>
    /// <param name="subjects">All subjects of the run.</param>
    /// <returns>Makes the partner; null for a subject that is no reactor.</returns>
    internal static Func<ReactorSubject>? Of(Subject subject, IReadOnlyList<Subject> subjects)
    {
        if (subject is not ReactorCandidate)
        {
            return null;
        }

        var reactors = subjects.OfType<ReactorCandidate>().ToList();
        var other = reactors[(reactors.FindIndex(candidate => candidate == subject) + 1) % reactors.Count];
        return other != subject ? other.Make
            : () => new ProductReactorSubject(subject.Spec == $"{SubjectKinds.Reactor}:{Simulated}" ? Reactors.Default : Reactors.Find(Simulated)!);
    }
}
