namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>One step of a server of the kit's.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Data">What it sends.</param>
/// <param name="Amount">How long it waits, in seconds, or for how many bytes.</param>
internal sealed record PeerStep(PeerAct Act, byte[] Data, double Amount = 0);
