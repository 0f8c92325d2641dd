using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>A channel that can carry descriptors beside its bytes; not every system can (R-UNIX-04).</summary>
internal interface IDescriptorChannel
{
    /// <summary>From now on bytes are to be taken together with descriptors. Called before the channel is watched for the first time.</summary>
    void ExpectDescriptors()
    {
    }

    /// <summary>Gives bytes and descriptors to the system: with the first byte go all the descriptors.</summary>
    /// <param name="data">At least one byte.</param>
    /// <param name="descriptors">At least one; they stay open.</param>
    /// <param name="error">As in <see cref="Channel.Send"/>.</param>
    /// <returns>How many bytes were taken.</returns>
    int Send(ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors, out SocketError error);

    /// <summary>Takes bytes and the descriptors that came with them.</summary>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="descriptors">Where the descriptors go, which are the caller's then.</param>
    /// <param name="count">How many descriptors there are.</param>
    /// <param name="isTruncated">Whether there were more, for which there was no room.</param>
    /// <param name="error">As in <see cref="Channel.Receive"/>.</param>
    /// <returns>How many bytes there are; 0 without an error at the end.</returns>
    int Receive(Span<byte> buffer, Span<int> descriptors, out int count, out bool isTruncated, out SocketError error);
}
