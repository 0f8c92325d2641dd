namespace TrialNet.Poetry.Series.Part10Errback;

/// <summary>The transform failed, and the poem is still good: it comes along.</summary>
/// <param name="poem">The poem as it was.</param>
internal sealed class CannotCummingsifyException(byte[] poem) : Exception("the transform failed")
{
    /// <summary>The poem as it was.</summary>
    public byte[] Poem => poem;
}
