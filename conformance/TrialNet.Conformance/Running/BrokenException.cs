namespace TrialNet.Conformance.Running;

/// <summary>An exception whose own texts throw (D-13.05).</summary>
internal sealed class BrokenException : Exception
{
    public override string Message => throw new NotSupportedException("Message of an exception was called.");

    public override string? StackTrace => throw new NotSupportedException("StackTrace of an exception was called.");

    public override string ToString() => throw new NotSupportedException("ToString of an exception was called.");
}
