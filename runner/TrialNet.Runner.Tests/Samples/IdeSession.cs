using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The sample suite as an IDE drives it: the executable calls back, and is asked in JSON-RPC over that connection.</summary>
internal sealed class IdeSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ProcessRun _process;
    private readonly TcpClient _client;
    private readonly Stream _stream;
    private int _requests;

    private IdeSession()
    {
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        _process = ProcessRun.Start(SampleSuite.Executable, ["--server", "--client-host", "localhost", "--client-port", port]);
        using var limit = new CancellationTokenSource(Patience);
        _client = _listener.AcceptTcpClientAsync(limit.Token).AsTask().GetAwaiter().GetResult();
        _client.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        _stream = _client.GetStream();
    }

    public static IdeSession Start()
    {
        var session = new IdeSession();
        session.Request("initialize", """{"processId":1,"clientInfo":{"name":"tests","version":"1"},"capabilities":{"testing":{"debuggerProvider":false}}}""");
        return session;
    }

    /// <summary>All tests, as the executable describes them.</summary>
    public List<JsonNode> Discover() => Nodes(Request("testing/discoverTests", $$"""{"runId":"{{Guid.NewGuid()}}"}"""));

    /// <summary>Runs some of them.</summary>
    /// <returns>What became of them, in order.</returns>
    public List<JsonNode> Run(params JsonNode[] nodes) =>
        Nodes(Request("testing/runTests", $$"""{"runId":"{{Guid.NewGuid()}}","tests":{{new JsonArray([.. nodes.Select(node => node.DeepClone())]).ToJsonString()}}}"""));

    public void Dispose()
    {
        _client.Dispose();
        _listener.Dispose();
        _process.Dispose();
    }

    private static List<JsonNode> Nodes(IEnumerable<JsonNode> messages) =>
    [
        .. messages.Where(message => (string?)message["method"] == "testing/testUpdates/tests")
            .SelectMany(message => message["params"]!["changes"] as JsonArray ?? [])
            .Select(change => change!["node"]!),
    ];

    // Everything that comes before the answer.
    private List<JsonNode> Request(string method, string parameters)
    {
        var id = ++_requests;
        var body = Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
        _stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\nContent-Type: application/testingplatform\r\n\r\n"));
        _stream.Write(body);
        var before = new List<JsonNode>();
        while (true)
        {
            var message = Receive();
            if (message["method"] is null && (int?)message["id"] == id)
            {
                return before;
            }

            before.Add(message);
        }
    }

    private JsonNode Receive()
    {
        var length = 0;
        while (ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture);
            }
        }

        var body = new byte[length];
        _stream.ReadExactly(body);
        return JsonNode.Parse(body) ?? throw new JsonException("an empty message");
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        while (_stream.ReadByte() is var next && next != '\n')
        {
            line.Append(next < 0 ? throw new EndOfStreamException($"the suite hung up:\n{_process.Output}\n{_process.Error}") : (char)next);
        }

        return line.ToString().TrimEnd('\r');
    }
}
