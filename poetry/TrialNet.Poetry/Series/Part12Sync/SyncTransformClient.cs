using System.Net.Sockets;
using System.Text;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part12Sync;

/// <summary>A transform client that blocks (exercise 12.5): one request, one answer, each call waiting for the server.</summary>
/// <remarks>
/// Shows what netstrings cost where nothing comes in between: the length is read, then so many bytes, then the comma, in the order of the
/// text; there is no buffer to come back to and no state to keep. <see cref="TransformClientProtocol"/> does the same and never waits. What
/// is wrong with it: what is wrong with every function that blocks, and that its caller can do nothing meanwhile.
/// </remarks>
internal sealed class SyncTransformClient
{
    private readonly SeriesRun _run;
    private readonly Socket _socket;
    private readonly long _start;

    private SyncTransformClient(SeriesRun run, Socket socket) => (_run, _socket, _start) = (run, socket, run.Clock.GetTimestamp());

    /// <summary>Has a poem transformed.</summary>
    /// <param name="run">Has the server's address, how long connecting may take, and then the answer.</param>
    /// <param name="name">The name of the transform, without a dot.</param>
    /// <param name="poem">The poem.</param>
    /// <returns>The transformed poem.</returns>
    /// <exception cref="SocketException">There is no connection.</exception>
    /// <exception cref="TransformException">There is no answer, or none that can be used.</exception>
    /// <exception cref="ObjectDisposedException">It was interrupted.</exception>
    public static byte[] Transform(SeriesRun run, string name, byte[] poem)
    {
        byte[] payload = [.. Encoding.UTF8.GetBytes(name), (byte)'.', .. poem];
        if (payload.Length > TransformClient.MaxLength)
        {
            throw new TransformException($"The poem is too long: transform servers take {TransformClient.MaxLength} bytes, name included.");
        }

        using var socket = BlockingConnect.Connect(run, run.TransformServer);

        // A thread that blocks hears nothing, Ctrl-C neither: another thread has to take the socket away from it.
        using var interruption = run.Interruption.Register(socket.Dispose);
        var client = new SyncTransformClient(run, socket);
        client.Send([.. Encoding.ASCII.GetBytes($"{payload.Length}:"), .. payload, (byte)',']);
        return client.ReadAnswer();
    }

    private byte[] ReadAnswer()
    {
        var answer = new byte[ReadLength()];
        Fill(answer);
        return ReadByte() == ',' ? answer : throw Garbage($"there is no comma after {answer.Length} bytes");
    }

    // Byte by byte: whoever takes more than the colon has taken some of the payload.
    private int ReadLength()
    {
        int? length = null;
        while (true)
        {
            var next = ReadByte();
            if (next == ':' && length is { } known)
            {
                return known;
            }

            // A zero is followed by the colon; and a length is too long as soon as its digits say so.
            length = char.IsAsciiDigit((char)next) && length is not 0 ? 10 * (length ?? 0) + (next - '0') : throw Garbage("it does not begin with a length");
            if (length > TransformClient.MaxLength)
            {
                throw Garbage($"it is longer than {TransformClient.MaxLength} bytes");
            }
        }
    }

    private byte ReadByte()
    {
        var one = new byte[1];
        Fill(one);
        return one[0];
    }

    /// <summary>Here it stands, and so does the whole program, until so many bytes have come.</summary>
    private void Fill(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            _socket.ReceiveTimeout = TimeLeft();
            var count = _socket.Receive(bytes, SocketFlags.None, out var error);
            Verify(error);
            bytes = count > 0 ? bytes[count..] : throw new TransformException("The server closed the connection without an answer.");
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            _socket.SendTimeout = TimeLeft();
            bytes = bytes[_socket.Send(bytes, SocketFlags.None, out var error)..];
            Verify(error);
        }
    }

    // All of it has one limit: a server that sends a byte now and then must not keep us for ever.
    private int TimeLeft() =>
        (_run.Timeout - _run.Clock.GetElapsedTime(_start)).TotalMilliseconds is > 0 and var left ? (int)Math.Clamp(Math.Ceiling(left), 1, int.MaxValue) : throw TooLate();

    private void Verify(SocketError error)
    {
        if (error is not SocketError.Success)
        {
            throw error is SocketError.TimedOut or SocketError.WouldBlock
                ? TooLate()
                : new TransformException("The connection was lost before the answer.", new SocketException((int)error));
        }
    }

    private TransformException TooLate() => new($"The server did not answer in {_run.Timeout.TotalSeconds} s.");

    private static TransformException Garbage(string what) => new($"The server's answer is no netstring: {what}.");
}
