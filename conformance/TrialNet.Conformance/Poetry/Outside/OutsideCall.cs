using System.Diagnostics;
using System.Net.Sockets;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>A connection to a server, made with plain sockets: waits for what happens, and in silence no longer than its patience.</summary>
internal sealed class OutsideCall(OutsideTarget target, TimeSpan patience)
{
    private const int BufferSize = 64 * 1024;

    // How much longer than a silence everything may take.
    private const int LongestStory = 12;

    /// <summary>What is sent.</summary>
    internal byte[] Says { get; init; } = [];

    /// <summary>How many bytes are sent at a time; 0 for all at once.</summary>
    internal int Piece { get; init; }

    /// <summary>Whether the end of input is said then.</summary>
    internal bool EndsInput { get; init; }

    /// <summary>After how many bytes it leaves, with a reset; null stays.</summary>
    internal int? LeavesAfter { get; init; }

    /// <summary>Connects, talks, and waits for the end.</summary>
    internal OutsideAnswer Talk()
    {
        var watch = Stopwatch.StartNew();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)patience.TotalMilliseconds };
        try
        {
            // Waited for as long as for everything else. The thread is one of the kit's own.
            using var limit = new CancellationTokenSource(patience);
#pragma warning disable VSTHRD002 // The synchronous form could not be given up.
            socket.ConnectAsync(target.Address, limit.Token).AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset)
        {
            // It was accepted, and reset before that was told here.
            return new OutsideAnswer([], OutsideEnd.Reset, watch.Elapsed);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return new OutsideAnswer([], OutsideEnd.NotConnected, watch.Elapsed, error is SocketException ? error.Message : "there is no answer");
        }

        var isSent = Send(socket);
        return Receive(socket, watch, isSent);
    }

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private bool Send(Socket socket)
    {
        try
        {
            for (var sent = 0; sent < Says.Length;)
            {
                sent += socket.Send(Says.AsSpan(sent, Piece == 0 ? Says.Length - sent : Math.Min(Piece, Says.Length - sent)));
            }

            if (EndsInput)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            return true;
        }
        catch (SocketException)
        {
            // The server need not hear all of it: what it says is what counts.
            return false;
        }
    }

    private OutsideAnswer Receive(Socket socket, Stopwatch watch, bool isSent)
    {
        var received = new List<byte>();
        var buffer = new byte[BufferSize];
        var heard = watch.Elapsed;
        while (true)
        {
            if (received.Count >= LeavesAfter)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                return new OutsideAnswer([.. received], OutsideEnd.Left, watch.Elapsed);
            }

            // A slow server has time; one that drips for ever has not.
            var left = Least(heard + patience, patience * LongestStory) - watch.Elapsed;
            if (left <= TimeSpan.Zero || !socket.Poll(left, SelectMode.SelectRead))
            {
                return new OutsideAnswer([.. received], OutsideEnd.Open, watch.Elapsed);
            }

            var count = socket.Receive(buffer, SocketFlags.None, out var error);
            if (count == 0)
            {
                return new OutsideAnswer([.. received], error == SocketError.Success && isSent ? OutsideEnd.Closed : OutsideEnd.Reset, watch.Elapsed);
            }

            received.AddRange(buffer.AsSpan(0, count));
            heard = watch.Elapsed;
        }
    }
}
