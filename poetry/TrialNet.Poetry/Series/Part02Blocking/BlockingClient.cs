using System.Buffers;
using System.Net.Sockets;
using TrialNet.Poetry.Clients;

namespace TrialNet.Poetry.Series.Part02Blocking;

/// <summary>One poem after the other, each call waiting until the system has something to say.</summary>
/// <remarks>
/// Shows what the rest of the series is up against. It is the shortest of the clients and the easiest to follow: what comes next
/// in the text comes next in time. What is wrong with it is the sum at the end: three servers that take ten seconds each take
/// thirty, although nobody does anything in that time but wait.
/// </remarks>
internal sealed class BlockingClient : SeriesClient
{
    /// <inheritdoc/>
    public override string Name => "blocking";

    /// <inheritdoc/>
    public override int Part => 2;

    /// <inheritdoc/>
    public override string Lesson => "blocking sockets, one poem after the other";

    /// <inheritdoc/>
    public override void PoetryMain(SeriesRun run)
    {
        var (elapsed, received) = (TimeSpan.Zero, 0);
        for (var task = 1; task <= run.Addresses.Count && !run.IsInterrupted; task++)
        {
            var address = run.Addresses[task - 1];
            run.Print($"Task {task}: get poetry from: {address}");
            var start = run.Clock.GetTimestamp();
            try
            {
                var poem = GetPoetry(run, address);
                var time = run.Clock.GetElapsedTime(start);
                run.Print($"Task {task}: got {poem.Length} bytes of poetry from {address} in {SeriesText.Of(time)}");
                run.PoemCame();
                (elapsed, received) = (elapsed + time, received + 1);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or PoemTimeoutException or PoemTruncatedException)
            {
                run.Complain($"Task {task}: {address}: {DownloadError.Describe(error)}");
            }
        }

        run.Print($"Got {received} poems in {SeriesText.Of(elapsed)}");
    }

    private static byte[] GetPoetry(SeriesRun run, PoemAddress address)
    {
        using var socket = BlockingConnect.Connect(run, address);
        socket.ReceiveTimeout = (int)Math.Min(run.Timeout.TotalMilliseconds, int.MaxValue);

        // A thread that blocks hears nothing, Ctrl-C neither: another thread has to take the socket away from it.
        using var interruption = run.Interruption.Register(socket.Dispose);
        var poem = new ArrayBufferWriter<byte>();
        while (true)
        {
            // Here it stands, and so does the whole program, until the server sends something.
            var count = socket.Receive(poem.GetSpan(1024), SocketFlags.None, out var error);
            if (error == SocketError.TimedOut)
            {
                throw new PoemTimeoutException { PartialPoem = poem.WrittenMemory };
            }

            if (error != SocketError.Success)
            {
                throw new PoemTruncatedException { PartialPoem = poem.WrittenMemory };
            }

            if (count == 0)
            {
                return poem.WrittenSpan.ToArray();
            }

            poem.Advance(count);
        }
    }
}
