using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Transports;

/// <summary>A socket that is closed when its peer has ended too, has sent more than anybody can want, or takes too long.</summary>
internal sealed class LingeringClose : IChannelHandler
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    private readonly LingeringCloses _all;
    private readonly Channel _channel;
    private readonly LinkedListNode<LingeringClose> _node;
    private readonly DelayedCall _limit;
    private int _received;

    /// <summary>Waits for the peer's end, for which the channel is watched from now on.</summary>
    internal LingeringClose(LingeringCloses all, Channel channel, NetworkReactor reactor)
    {
        _all = all;
        _channel = channel;
        channel.Handler = this;
        _node = all.Add(this);
        _limit = reactor.SetLimit(LongestTime, Close, reactor.OwnScope);
    }

    public void Readable()
    {
        if (_all.ThrowAway(_channel) is var count && (count < 0 || (_received += count) > MostBytes))
        {
            Close();
        }
    }

    public void Writable()
    {
    }

    public void Broken(Exception error) => Close();

    internal void Close()
    {
        _all.Remove(_node);
        _limit.Release();
        _channel.Close();
    }
}
