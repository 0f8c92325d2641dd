using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers.Evil;

/// <summary>What an <see cref="EvilPeer"/> has to work with: one client, a poem, and time.</summary>
internal sealed class EvilScene(ITransport transport, IReactorTime clock, ReadOnlyMemory<byte> poem)
{
    private const int DribbledBytes = 60;

    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(0.01);

    private IDelayedCall? _timer;
    private int _sent;

    public ITransport Transport => transport;

    public ReadOnlySpan<byte> Half => poem.Span[..(poem.Length / 2)];

    /// <summary>Does something in a moment.</summary>
    /// <returns>What keeps it from being done.</returns>
    public Action Later(Action action)
    {
        _timer = clock.CallLater(AMoment, action);
        return () => _timer.Release();
    }

    /// <summary>Sends the poem drop by drop, and then the rest of it.</summary>
    /// <returns>What ends that.</returns>
    public Action Dribble()
    {
        Drop();
        return () => _timer?.Release();
    }

    private void Drop()
    {
        if (_sent == DribbledBytes || _sent == poem.Length)
        {
            transport.Write(poem.Span[_sent..]);
            transport.LoseConnection();
            return;
        }

        transport.Write(poem.Span.Slice(_sent, 1));
        _sent++;
        _timer = clock.CallLater(BetweenDrops, Drop);
    }
}
