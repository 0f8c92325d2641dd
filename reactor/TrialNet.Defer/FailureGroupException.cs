namespace TrialNet.Defer;

/// <summary>Every member of a race failed (D-8.15). Threading: immutable.</summary>
public sealed class FailureGroupException : AggregateException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failures">What the members failed with, in their order.</param>
    /// <exception cref="ArgumentException">There is no failure, or one is null.</exception>
    public FailureGroupException(IEnumerable<Failure> failures)
        : this(Copy(failures))
    {
    }

    private FailureGroupException(Failure[] failures)
        : base("Every member of the race failed.", failures.Select(failure => failure.Value)) =>
        Failures = Array.AsReadOnly(failures);

    /// <summary>What the members failed with, in their order: the very objects.</summary>
    public IReadOnlyList<Failure> Failures { get; }

    private static Failure[] Copy(IEnumerable<Failure> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        var copy = failures.ToArray();
        return copy.Length > 0 && Array.TrueForAll(copy, failure => failure is not null)
            ? copy
            : throw new ArgumentException("A group has one failure at least, and none that is null.", nameof(failures));
    }
}
