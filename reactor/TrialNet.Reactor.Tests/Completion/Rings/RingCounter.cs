using TrialNet.Reactor.Transports;

namespace TrialNet.Reactor.Tests.Completion.Rings;

/// <summary>Counts what a channel is told, and takes what comes if it is to.</summary>
internal sealed class RingCounter : IChannelHandler
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    internal Channel Channel { get; set; } = null!;

    internal int Readable { get; private set; }

    internal int Writable { get; private set; }

    /// <summary>Whether it takes what comes; until its end.</summary>
    internal bool Takes { get; init; }

    internal List<byte> Taken { get; } = [];

    void IChannelHandler.Readable()
    {
        Readable++;
        if (Takes)
        {
            var count = Channel.Receive(_buffer, out _);
            Taken.AddRange(_buffer.AsSpan(0, count));
        }
    }

    void IChannelHandler.Writable() => Writable++;

    void IChannelHandler.Broken(Exception error) => Assert.Fail(error.ToString());
}
