namespace TrialNet.Conformance.Bridge;

/// <summary>The other side of a bridge is missing, has died, hangs, or answers with something that is no answer.</summary>
internal sealed class BridgeException : Exception
{
    internal BridgeException(string message)
        : base(message)
    {
    }

    internal BridgeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
