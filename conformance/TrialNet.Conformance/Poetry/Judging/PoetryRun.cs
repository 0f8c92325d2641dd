using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Judging;

/// <summary>Judges poetry stacks by the rule book: framework-free, from a seed, in virtual time.</summary>
/// <example><code>
/// SubjectReport report = PoetryRun.Judge(new MySubject(), options =&gt; Reactors.Simulated(options).Create(), new ConformanceOptions());
/// </code></example>
public static class PoetryRun
{
    /// <summary>Judges a stack.</summary>
    /// <param name="subject">Makes its servers and asks its clients; on several threads of the kit, one after the other.</param>
    /// <param name="simulate">Makes a simulated reactor, which must be an <see cref="ISimulation"/> with TCP.</param>
    /// <param name="options">Which rules, how thoroughly, from which seed.</param>
    /// <param name="create">
    /// Makes a reactor with TCP and the sockets of this machine, on which some random programs of fetches run too; null leaves them out.
    /// </param>
    /// <param name="cancellation">Ends the run with what is known by then.</param>
    /// <returns>A verdict for every rule that was selected. Nothing that the subject does is thrown.</returns>
    /// <exception cref="ArgumentException">The options name a rule that there is not.</exception>
    public static SubjectReport Judge(
        PoetrySubject subject,
        Func<SimulationOptions, IReactor> simulate,
        ConformanceOptions options,
        Func<IReactor>? create = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(simulate);
        ArgumentNullException.ThrowIfNull(options);
        return new PoetryJudge(subject, simulate, create, options, cancellation).Judge();
    }
}
