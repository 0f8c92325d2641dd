using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Commands;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Storms;

/// <summary>
/// Tests that attack a server's process, which runs on the same kind of reactor as they do, and look at what is left of it afterwards.
/// The full tier attacks for longer.
/// </summary>
public abstract class StormTestCase : CommandTestCase
{
    /// <summary>How often a crowd comes, with a polite client after each time.</summary>
    private protected static readonly int Waves = FullTier.IsOn ? 40 : 3;

    /// <summary>How many come each time.</summary>
    private protected const int WaveSize = 250;

    // What the system's own library opens while it learns: an assembly has two descriptors.
    private const int SpareDescriptors = 8;

    // A collector that has no need to give back what it has got; far less than a crowd would leave if each of it left something.
    private const long SpareMemory = 96 * 1024 * 1024;

    /// <summary>Anything, and what a transform server would take.</summary>
    private protected static IReadOnlyList<byte[]> Words { get; } =
        [.. MalformedInput.All, "27:cummingsify.HERE IS MY POEM,"u8.ToArray(), "11:ponder.poem,"u8.ToArray(), "12:missing.poem,"u8.ToArray()];

    /// <summary>Starts a server with metrics on the kind of reactor that the test runs in.</summary>
    private protected async Task<(ProcessRun Server, int Port, int Metrics)> StartWatched(string name, params string[] arguments)
    {
        var (server, port) = await StartServer(name, [.. arguments, "--reactor", Reactor.Name, "--metrics", "0"]);
        return (server, port, PortIn(await server.WaitForLineAsync("Serving metrics")));
    }

    /// <summary>What the server holds while nobody is there.</summary>
    private protected async Task<(int Descriptors, long Memory)> LookAt(ProcessRun server, int metrics)
    {
        await UntilNobodyIsThere(metrics);
        return (Descriptors(server), Memory(server));
    }

    /// <summary>Waits until the server has what it had before, and no client: it may still be about to close the last of them.</summary>
    private protected async Task AssertRecovered((int Descriptors, long Memory) before, ProcessRun server, int metrics)
    {
        await UntilNobodyIsThere(metrics);
        await Until(() => Descriptors(server) <= before.Descriptors + SpareDescriptors);
        AssertLess(Memory(server), before.Memory + SpareMemory);
    }

    /// <summary>A metric of the only server, or of all together.</summary>
    private protected async Task<long> Metric(int metrics, string name) =>
        await TryReadMetric(metrics, name) ?? throw new InvalidOperationException($"There is no {name}.");

    /// <summary>The server ends at the first signal, with nothing else to say than what is expected.</summary>
    private protected static async Task AssertEnds(ProcessRun server, Func<string, bool>? isExpected = null)
    {
        server.Signal(PosixSignal.Terminate);
        var result = await server.WaitForExitAsync();
        AssertEqual(0, result.ExitCode);
        AssertEqual([], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => isExpected?.Invoke(line) != true));
    }

    /// <summary>Sends a request in one piece, and gives what comes until the end.</summary>
    private protected async Task<string> Ask(int port, string request)
    {
        var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(Encoding.UTF8.GetBytes(request)));
        await visitor.Lost.AddErrback(static failure => failure.Value);
        return Encoding.UTF8.GetString(visitor.Received);
    }

    /// <summary>A client that connects and is in no hurry.</summary>
    /// <summary>A client that is connected, or was until the server reset it, which may overtake the connection.</summary>
    private protected Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 60_000 };
        AddCleanup(socket.Dispose);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Reading tells.
        }

        return socket;
    }

    /// <summary>Reads to the end.</summary>
    /// <returns>What came, and whether it ended with a reset.</returns>
    private protected static (byte[] Received, bool IsReset) ReadAll(Socket socket)
    {
        var received = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out var error);
            if (count == 0)
            {
                AssertTrue(error is SocketError.Success or SocketError.ConnectionReset or SocketError.NotConnected, $"{error}");
                return (received.ToArray(), error != SocketError.Success);
            }

            received.Write(buffer, 0, count);
        }
    }

    private protected static int PortIn(string line) =>
        int.Parse(line.AsSpan(line.LastIndexOf(':') + 1).TrimEnd('.'), CultureInfo.InvariantCulture);

    private Task<string> AskHttp(int port, string path) => Ask(port, $"GET {path} HTTP/1.1\r\nHost: {Host}\r\n\r\n");

    private async Task UntilNobodyIsThere(int metrics)
    {
        // As long as the crowd takes all descriptors there is no answer at all.
        while (await TryReadMetric(metrics, "poetry_connections_open") is not 0)
        {
            await Turn();
        }
    }

    private async Task<long?> TryReadMetric(int metrics, string name)
    {
        var lines = (await AskHttp(metrics, "/metrics")).Split('\n');
        var line = lines.SingleOrDefault(line => line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
    }

    private static int Descriptors(ProcessRun server) =>
        OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries($"/proc/{server.Id}/fd").Length : 0;

    private static long Memory(ProcessRun server)
    {
        using var process = System.Diagnostics.Process.GetProcessById(server.Id);
        return process.WorkingSet64;
    }
}
