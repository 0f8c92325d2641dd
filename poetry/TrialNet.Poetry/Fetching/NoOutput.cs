namespace TrialNet.Poetry.Fetching;

/// <summary>Poems go nowhere of their own: the events have them.</summary>
internal sealed class NoOutput : IPoemOutput
{
    /// <inheritdoc/>
    public string? Write(GetTask task, byte[] poem) => null;
}
