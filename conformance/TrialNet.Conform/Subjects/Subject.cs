using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conform.Subjects;

/// <summary>Something to be judged.</summary>
/// <param name="Spec">How it was named on the command line.</param>
/// <param name="Open">Opens it for a run; given is how long one program may take. What it throws breaks every rule.</param>
internal sealed record Subject(string Spec, Func<TimeSpan, IExecutor> Open)
{
    /// <summary>Makes an implementation in this process, on any thread; null for one that lives elsewhere.</summary>
    public Func<DeferredSubject>? Factory { get; init; }
}
