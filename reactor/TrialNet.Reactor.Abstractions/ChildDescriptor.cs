namespace TrialNet.Reactor.Abstractions;

/// <summary>What a child process finds at one of its descriptors (R-PROC-03).</summary>
public readonly record struct ChildDescriptor
{
    private ChildDescriptor(bool isRead, int? inherited)
    {
        IsRead = isRead;
        Inherited = inherited;
    }

    /// <summary>A pipe into which this process writes, such as the child's standard input.</summary>
    public static ChildDescriptor Write => default;

    /// <summary>A pipe from which this process reads, such as the child's standard output.</summary>
    public static ChildDescriptor Read => new(true, null);

    /// <summary>Whether this process reads what the child writes.</summary>
    public bool IsRead { get; }

    /// <summary>The descriptor of this process that the child shares; null for a pipe.</summary>
    public int? Inherited { get; }

    /// <summary>A descriptor of this process, which the child shares.</summary>
    /// <param name="descriptor">Its number here.</param>
    /// <returns>What to give for the child's number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static ChildDescriptor Inherit(int descriptor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor);
        return new ChildDescriptor(false, descriptor);
    }
}
