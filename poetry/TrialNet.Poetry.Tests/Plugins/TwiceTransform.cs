using TrialNet.Defer;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Plugins;

/// <summary>A plug-in's transform that needs the reactor: gives the poem twice, a little later.</summary>
/// <param name="clock">Whose timers to use.</param>
public sealed class TwiceTransform(IReactorTime clock) : ITransform
{
    /// <inheritdoc/>
    public string Name => "twice";

    /// <inheritdoc/>
    public Deferred<byte[]> Apply(byte[] poem) =>
        new DelayedTransform(clock, TimeSpan.FromMilliseconds(1), new TextTransform(Name, static text => $"{text} {text}")).Apply(poem);
}
