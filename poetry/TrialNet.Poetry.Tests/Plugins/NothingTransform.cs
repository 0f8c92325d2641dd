using TrialNet.Defer;
using TrialNet.Poetry.Servers.Transforms;

namespace TrialNet.Poetry.Tests.Plugins;

/// <summary>A plug-in's transform that does not even give a Deferred.</summary>
public sealed class NothingTransform : ITransform
{
    /// <inheritdoc/>
    public string Name => "nothing";

    /// <inheritdoc/>
    public Deferred<byte[]> Apply(byte[] poem) => null!;
}
