using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Samples;

/// <summary>
/// Somebody else's event loop before the kit: DotNetty's, adapted by <see cref="DotNettyReactor"/>. It declares nothing beyond what is
/// required of all, since DotNetty's channels are not asked for here.
/// </summary>
public sealed class DotNettySubject : ReactorSubject
{
    /// <inheritdoc/>
    public override ReactorManifest Manifest { get; } = new("DotNetty 0.7.6", []);

    /// <inheritdoc/>
    public override IReactor Create() => new DotNettyReactor();
}
