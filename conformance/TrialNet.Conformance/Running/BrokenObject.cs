namespace TrialNet.Conformance.Running;

/// <summary>A value that nobody may look into: whatever a Deferred asks it, it throws.</summary>
internal sealed class BrokenObject
{
    public override bool Equals(object? obj) => throw new NotSupportedException("Equals of a value was called.");

    public override int GetHashCode() => throw new NotSupportedException("GetHashCode of a value was called.");

    public override string ToString() => throw new NotSupportedException("ToString of a value was called.");
}
