namespace TrialNet.Defer;

/// <summary>Ends what <see cref="Scope.Enter"/> began. Threading: dispose on the thread that entered.</summary>
public readonly struct ScopeActivation : IDisposable, IEquatable<ScopeActivation>
{
    private readonly Scope? _previous;

    internal ScopeActivation(Scope? previous) => _previous = previous;

    /// <summary>Compares what two activations would restore.</summary>
    public static bool operator ==(ScopeActivation left, ScopeActivation right) => left.Equals(right);

    /// <summary>Compares what two activations would restore.</summary>
    public static bool operator !=(ScopeActivation left, ScopeActivation right) => !left.Equals(right);

    /// <summary>Makes the previous scope current again.</summary>
    public void Dispose() => Scope.Restore(_previous);

    /// <inheritdoc/>
    public bool Equals(ScopeActivation other) => ReferenceEquals(_previous, other._previous);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScopeActivation other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _previous?.GetHashCode() ?? 0;
}
