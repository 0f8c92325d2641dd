namespace TrialNet.Conformance.Explaining;

/// <summary>A result on its way.</summary>
/// <param name="Name">What traces call it.</param>
/// <param name="IsFailure">On which side it travels.</param>
internal sealed record RouteResult(string Name, bool IsFailure)
{
    public override string ToString() => IsFailure ? $"!{Name}" : Name;
}
