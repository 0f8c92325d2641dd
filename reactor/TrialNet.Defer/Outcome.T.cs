using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Defer;

/// <summary>What stands in a chain: a value or a <see cref="Defer.Failure"/>. The argument of AddBoth (D-2.07).</summary>
/// <remarks>Returned from a callback it is opened: the next pair gets the value, or the failure on its errback side.</remarks>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Outcome<T> : IOutcome, IEquatable<Outcome<T>>
{
    private readonly T _value;

    private Outcome(T value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    /// <summary>The failure, or null for a value.</summary>
    public Failure? Failure { get; }

    /// <summary>Whether this is a failure.</summary>
    [MemberNotNullWhen(true, nameof(Failure))]
    public bool IsFailure => Failure is not null;

    /// <summary>The value.</summary>
    /// <exception cref="Exception">The failure's own exception, if this is a failure.</exception>
    public T Value
    {
        get
        {
            Failure?.Throw();
            return _value;
        }
    }

    object? IOutcome.Result => Failure ?? ResultBox.From(_value);

    /// <summary>An outcome that is a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>An outcome that is a failure.</summary>
    public static implicit operator Outcome<T>(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new Outcome<T>(default!, failure);
    }

    /// <summary>Compares kind and content.</summary>
    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    /// <summary>Compares kind and content.</summary>
    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Outcome<T> other) =>
        ReferenceEquals(Failure, other.Failure) && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Outcome<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Failure, _value);

    /// <summary>The value's or the failure's text.</summary>
    public override string ToString() => Failure?.ToString() ?? FailureText.OfValue(_value);

    /// <summary>The untyped result of a chain; one that was consumed and has no null is a failure here (D-2.07, D-4.05).</summary>
    internal static Outcome<T> Open(object? result) =>
        result is Failure failure ? failure
        : result is null && ResultBox.HasNoNull<T>() ? new Failure(ResultBox.Consumed<T>())
        : ResultBox.To<T>(result);

    /// <summary>Like <see cref="Open"/>; a value of another type, which a stale view let in, is a failure too.</summary>
    internal static Outcome<T> Read(object? result)
    {
        try
        {
            return Open(result);
        }
        catch (InvalidCastException error)
        {
            return new Failure(error);
        }
    }
}
