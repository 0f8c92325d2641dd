using System.Net;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>A server that gives every client the same poem, a few bytes at a time, and all clients at the same time (P-ONE-03).</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public sealed class SlowPoetryFactory : ProtocolFactory
{
    private readonly IReactorTime _clock;
    private readonly ReadOnlyMemory<byte> _poem;
    private readonly Pace _pace;

    /// <summary>Makes a factory.</summary>
    /// <param name="clock">Whose timers pace the connections: the reactor that listens.</param>
    /// <param name="poem">The poem; shared by all connections, so it must not change.</param>
    /// <param name="pace">How slowly.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chunk size is not positive, or the delay is negative.</exception>
    public SlowPoetryFactory(IReactorTime clock, ReadOnlyMemory<byte> poem, Pace pace)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace.ChunkSize, nameof(pace));
        ArgumentOutOfRangeException.ThrowIfLessThan(pace.Delay, TimeSpan.Zero, nameof(pace));
        _clock = clock;
        _poem = poem;
        _pace = pace;
    }

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new SlowPoetryProtocol(_clock, _poem, _pace);
}
