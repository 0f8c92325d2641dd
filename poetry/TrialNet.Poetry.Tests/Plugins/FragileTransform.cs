using TrialNet.Defer;
using TrialNet.Poetry.Servers.Transforms;

namespace TrialNet.Poetry.Tests.Plugins;

/// <summary>A plug-in's transform that throws.</summary>
public sealed class FragileTransform : ITransform
{
    /// <inheritdoc/>
    public string Name => "fragile";

    /// <inheritdoc/>
    public Deferred<byte[]> Apply(byte[] poem) => throw new TimeZoneNotFoundException("it broke");
}
