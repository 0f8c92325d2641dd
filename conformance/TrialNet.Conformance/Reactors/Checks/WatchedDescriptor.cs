using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A descriptor that counts what it hears.</summary>
/// <param name="number">The system's number.</param>
internal sealed class WatchedDescriptor(int number) : IReadDescriptor, IWriteDescriptor
{
    private readonly byte[] _buffer = new byte[64];

    /// <summary>The number; -1 when it is closed.</summary>
    internal int Number { get; set; } = number;

    /// <summary>Called by <c>DoRead</c>; it reads one byte and drops it if nothing is said.</summary>
    internal Func<Exception?>? Read { get; set; }

    /// <summary>Called by <c>DoWrite</c>.</summary>
    internal Func<Exception?>? Write { get; set; }

    internal int Reads { get; private set; }

    internal int Writes { get; private set; }

    /// <summary>How often it was asked for its number.</summary>
    internal int Asked { get; private set; }

    internal List<Exception> Losses { get; } = [];

    public int FileNumber
    {
        get
        {
            Asked++;
            return Number;
        }
    }

    /// <summary>Reads a number of bytes at most from a socket; how many there were, 0 at the end.</summary>
    internal int Take(Socket socket, int count) => socket.Receive(_buffer, 0, count, SocketFlags.None);

    public Exception? DoRead()
    {
        Reads++;
        return Read?.Invoke();
    }

    public Exception? DoWrite()
    {
        Writes++;
        return Write?.Invoke();
    }

    public void ConnectionLost(Failure reason) => Losses.Add(reason.Value);

    public override string ToString() => $"{Reads} DoRead, {Writes} DoWrite, {(Losses.Count == 0 ? "no ConnectionLost" : "ConnectionLost with " + string.Join(", ", Losses.Select(loss => loss.GetType().Name)))}";
}
