namespace TrialNet.Conformance.Bridge;

/// <summary>How the process at the other side is started.</summary>
/// <param name="Executable">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record BridgeCommand(string Executable, params IReadOnlyList<string> Arguments)
{
    public override string ToString() => string.Join(' ', Arguments.Prepend(Executable));
}
