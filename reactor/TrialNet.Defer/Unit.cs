namespace TrialNet.Defer;

/// <summary>The type with one value: what a callback that returns nothing leaves behind as the result of a chain.</summary>
/// <remarks>A consumed result is read as <see cref="Value"/> here, since nothing can be lost.</remarks>
public readonly record struct Unit
{
    /// <summary>The only value.</summary>
    public static Unit Value => default;

    /// <inheritdoc/>
    public override string ToString() => "()";
}
