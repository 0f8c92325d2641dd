namespace TrialNet.Reactor.Transports;

/// <summary>Who uses a channel: a port, a connection, an attempt to connect.</summary>
internal interface IChannelHandler
{
    /// <summary>There is something to take from the channel, or it has failed.</summary>
    void Readable();

    /// <summary>There is room in the channel, or it has failed.</summary>
    void Writable();

    /// <summary>One of the two threw; that is a defect, and ends this handler alone.</summary>
    /// <param name="error">What it threw.</param>
    void Broken(Exception error);
}
