using TrialNet.Conformance.Rules;

namespace TrialNet.Conform.Subjects;

/// <summary>Something to be judged.</summary>
/// <param name="Spec">How it was named on the command line.</param>
internal abstract record Subject(string Spec)
{
    /// <summary>By which rules it is judged.</summary>
    public abstract RuleKind Kind { get; }
}
