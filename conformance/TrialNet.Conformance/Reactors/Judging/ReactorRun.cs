using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>Judges reactors by the rule book: framework-free, from a seed, in bounded time.</summary>
/// <example><code>
/// SubjectReport report = ReactorRun.Judge(new MySubject(), new ConformanceOptions());
/// </code></example>
public static class ReactorRun
{
    /// <summary>Judges one kind of reactor.</summary>
    /// <param name="subject">Makes reactors; on several threads of the kit at once.</param>
    /// <param name="options">Which rules, how thoroughly, from which seed.</param>
    /// <param name="cancellation">Ends the run with what is known by then.</param>
    /// <returns>A verdict for every rule that was selected. Nothing that the subject does is thrown.</returns>
    /// <exception cref="ArgumentException">The options name a rule that there is not.</exception>
    public static SubjectReport Judge(ReactorSubject subject, ConformanceOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(options);
        return new ReactorJudge("reactor", () => subject, options, cancellation).Judge();
    }

    /// <summary>Judges one kind of reactor, whose subject may be impossible to make.</summary>
    /// <param name="name">What it is called where it cannot say so itself.</param>
    /// <param name="make">Makes the subject.</param>
    /// <param name="options">Which rules, how thoroughly, from which seed.</param>
    /// <param name="cancellation">Ends the run with what is known by then.</param>
    /// <param name="company">Who else there is; null for nobody.</param>
    internal static SubjectReport Judge(
        string name, Func<ReactorSubject> make, ConformanceOptions options, CancellationToken cancellation, ReactorCompany? company = null) =>
        new ReactorJudge(name, make, options, cancellation) { Company = company ?? ReactorCompany.None }.Judge();
}
