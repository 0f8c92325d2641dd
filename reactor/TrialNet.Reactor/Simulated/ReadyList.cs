namespace TrialNet.Reactor.Simulated;

/// <summary>The channels that may be ready. Readiness is a state, as with epoll: what was left is told again.</summary>
internal sealed class ReadyList(SeededRandom random)
{
    private readonly List<SimulatedChannel> _channels = [];
    private int _batch;

    /// <summary>Whether any channel is ready.</summary>
    internal bool IsAnyReady
    {
        get
        {
            _channels.RemoveAll(static channel => !(channel.IsListed = channel.IsReady));
            return _channels.Count > 0;
        }
    }

    internal void Add(SimulatedChannel channel)
    {
        if (!channel.IsListed)
        {
            channel.IsListed = true;
            _channels.Add(channel);
        }
    }

    /// <summary>Tells the users of the channels that are ready, in an order drawn from the seed.</summary>
    /// <remarks>A user may turn the reactor, and so come here again; the inner call tells the rest.</remarks>
    internal void Dispatch()
    {
        if (!IsAnyReady)
        {
            return;
        }

        var batch = ++_batch;
        var round = _channels.ToArray();
        random.Shuffle(round.AsSpan(), "the order in which those are told whose sockets are ready");
        foreach (var channel in round)
        {
            if (batch != _batch)
            {
                return;
            }

            if (channel.IsOpen)
            {
                channel.Dispatch(channel.IsReadable, channel.IsWritable);
            }
        }
    }
}
