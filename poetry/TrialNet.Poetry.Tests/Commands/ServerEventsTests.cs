using System.Text.Json;
using TrialNet.Fixtures;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Commands;

/// <summary>The servers' <c>--json</c>.</summary>
public sealed class ServerEventsTests : CommandTestCase
{
    /// <summary>A server's life as events, each of which keeps to the schema, and nothing but events on standard output.</summary>
    public async Task TestClientsAreEvents()
    {
        var (server, port) = await StartWithEvents("fast", "--json", Poems.PathOf("echo"));
        AssertEqual(Poems.Echo, await GetPoem(port));
        await server.WaitForLineAsync(static line => TypeOf(line) == "done");

        var events = await End(server);

        AssertEqual(["start", "serving", "connect", "done", "summary"], events.Select(static line => line.GetProperty("type").GetString()));
        AssertEqual("fast", events[0].GetProperty("command").GetString());
        AssertEqual($"{Host}:{port}", events[1].GetProperty("address").GetString());
        AssertEqual("echo.txt", events[2].GetProperty("server").GetString());
        AssertEqual(Poems.Echo.Length, events[3].GetProperty("bytes").GetInt32());
        AssertEqual((1, 1), (events[2].GetProperty("client").GetInt32(), events[3].GetProperty("client").GetInt32()));
        AssertEqual(events[2].GetProperty("peer").GetString(), events[3].GetProperty("peer").GetString());
        AssertEqual(Poems.Echo.Length, events[4].GetProperty("bytes").GetInt32());
    }

    /// <summary>What goes wrong is an event too, and a connection that was lost is told from one that was closed.</summary>
    public async Task TestFailuresAreEvents()
    {
        var nobody = await GetClosedPort();
        var (server, port) = await StartWithEvents("proxy", "--json", $"{nobody}");
        await AssertFailure<IOException>(GetPoem(port));
        await server.WaitForLineAsync(static line => TypeOf(line) == "fail");

        var events = await End(server);

        var problem = events.Single(static line => line.TryGetProperty("level", out var level) && level.GetString() != "info");
        AssertEqual("ConnectionRefusedException", problem.GetProperty("exception").GetString());
        AssertEqual(1, events[^1].GetProperty("broken").GetInt32());
    }

    private static string? TypeOf(string line) => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString();

    private async Task<(ProcessRun Server, int Port)> StartWithEvents(params string[] arguments)
    {
        var server = Start(arguments);
        var line = JsonDocument.Parse(await server.WaitForLineAsync(static line => TypeOf(line) == "serving")).RootElement;
        var address = line.GetProperty("address").GetString()!;
        return (server, int.Parse(address.AsSpan(address.LastIndexOf(':') + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<List<JsonElement>> End(ProcessRun server)
    {
        server.Signal(PosixSignal.Terminate);
        var result = (await server.WaitForExitAsync()).MustExitWith(0);
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("poetry", "schemas", "server-events.schema.json")));
        var lines = result.Output.TrimEnd('\n').Split('\n').Select(static line => JsonDocument.Parse(line).RootElement.Clone()).ToList();
        foreach (var line in lines)
        {
            AssertEqual("", string.Join('\n', SchemaCheck.Faults(line, schema.RootElement)), line.GetRawText());
        }

        return lines;
    }
}
