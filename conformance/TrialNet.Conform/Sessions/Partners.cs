using TrialNet.Conform.Children;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Reactors.Judging;
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
    /// <returns>The partner, and processes to judge signals in; nobody for a subject that is no reactor.</returns>
    internal static ReactorCompany Of(Subject subject, IReadOnlyList<Subject> subjects)
    {
        if (subject is not ReactorCandidate)
        {
            return ReactorCompany.None;
        }

        var reactors = subjects.OfType<ReactorCandidate>().ToList();
        var other = reactors[(reactors.FindIndex(candidate => candidate == subject) + 1) % reactors.Count];
        var children = new ChildScenes(subject.Spec);
        return other != subject
            ? new ReactorCompany(children, other.Make) { PartnerName = other.Spec }
            : new ReactorCompany(children, () => new ProductReactorSubject(subject.Spec == $"{SubjectKinds.Reactor}:{Simulated}" ? Reactors.Default : Reactors.Find(Simulated)!));
    }
}
