namespace TrialNet.Defer;

/// <summary>A member of a list failed, and the list with it (D-8.05). The original exception is <see cref="Exception.InnerException"/>.</summary>
/// <remarks>Two are equal if position and failure are (D-13.11). Threading: immutable.</remarks>
public sealed class FirstErrorException : Exception, IEquatable<FirstErrorException>
{
    /// <summary>Makes the exception.</summary>
    /// <param name="index">The position of the member.</param>
    /// <param name="failure">What it failed with.</param>
    public FirstErrorException(int index, Failure failure)
        : this(index, failure, null)
    {
    }

    internal FirstErrorException(int index, Failure failure, object? key)
        : base(Describe(index, failure, key), failure.Value)
    {
        Index = index;
        Failure = failure;
        Key = key;
    }

    /// <summary>The position of the member that failed, in a <see cref="DeferredDict"/> in the order in which the members were read.</summary>
    public int Index { get; }

    /// <summary>The key of the member that failed, in a <see cref="DeferredDict"/>; null elsewhere.</summary>
    public object? Key { get; }

    /// <summary>What the member failed with: the very object.</summary>
    public Failure Failure { get; }

    /// <inheritdoc/>
    public bool Equals(FirstErrorException? other) => other is not null && Index == other.Index && Failure.Equals(other.Failure);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FirstErrorException);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Failure);

    private static string Describe(int index, Failure failure, object? key)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var member = key is null ? $"#{index}" : FailureText.OfValue(key);

        // A list in a list: the texts of all of them would grow with the square of the depth.
        return failure.Value is FirstErrorException
            ? $"Member {member}, a list itself, failed first."
            : $"Member {member} failed first: {FailureText.Brief(failure.Value)}";
    }
}
