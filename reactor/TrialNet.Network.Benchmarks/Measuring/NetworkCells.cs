using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>What is measured, and what we promise about it. A cell is named connections:bytes:messages under way on each.</summary>
internal static class NetworkCells
{
    // As little as a server can do: beside others, ours is not expected to be better than it is.
    private const string Ceiling = "C epoll";

    internal static IEnumerable<Cell> All(Servers servers) => [.. Echoes(servers), .. Others(servers), .. Crowds(servers)];

    private static IEnumerable<Cell> Echoes(Servers servers)
    {
        var ours = servers.Reactor("epoll");
        Server[] rivals =
        [
            servers.C(), servers.SocketEvents(inline: true), servers.SocketEvents(inline: false), servers.Kestrel(inline: true), servers.Kestrel(inline: false),
            servers.DotNetty(), servers.Twisted("epoll"), servers.Asyncio(), servers.Uvloop(), servers.Node(),
        ];
        yield return Echo(
            ours, rivals, 100, 64, 1, 30_000,
            Limit.FasterThan(Ceiling, 0.80, 0.90),
            Limit.FasterThan("Kestrel", 1.6, 1.9),
            Limit.FasterThan("Kestrel inline", 1.15, 1.3),
            Limit.FasterThan("SAEA inline", 1.05, 1.2),
            Limit.FasterThan("SAEA", 1.5, 1.8),
            Limit.FasterThan("DotNetty", 1.7, 2.0),
            Limit.FasterThan("uvloop", 1.0, 1.1),
            Limit.FasterThan("Node", 1.5, 1.7),
            Limit.FasterThan("Twisted epoll", 2.3, 2.7));
        yield return Echo(ours, rivals, 100, 64, 16, 300_000, Limit.FasterThan(Ceiling, 0.80, 0.92), Limit.FasterThan("Twisted epoll", 2.4, 2.9));
        yield return Echo(ours, rivals, 1000, 64, 1, 30_000, Limit.FasterThan(Ceiling, 0.78, 0.90));
        yield return Echo(ours, rivals, 10_000, 64, 1, 40_000, Limit.FasterThan(Ceiling, 0.78, 0.90), Limit.FasterThan("Twisted epoll", 1.7, 2.0));
        yield return Echo(ours, rivals, 100, 16_384, 1, 20_000, Limit.FasterThan(Ceiling, 0.85, 0.95), Limit.FasterThan("Kestrel", 2.5, 3.3));
        yield return Echo(ours, rivals, 100, 16_384, 16, 20_000, Limit.FasterThan(Ceiling, 1.30, 1.8));
        yield return new Cell(
            new Row("poem of 3003 bytes, 64 at a time", 1, ours.Poems(64), [.. rivals.Select(rival => rival.Poems(64))], Limit.FasterThan(Ceiling, 0.80, 0.90)),
            40_000);
    }

    private static IEnumerable<Cell> Others(Servers servers)
    {
        var ours = servers.Reactor("epoll");
        var (plain, twisted) = (servers.C(), servers.Twisted("epoll"));
        yield return new Cell(
            new Row("echo 100:64:1, user time", 1, ours.UserTime(100, 64), [plain.UserTime(100, 64), twisted.UserTime(100, 64)]), 200_000);
        yield return new Cell(
            new Row(
                "echo 100:64:1, user time beyond C's", 1, ours.OwnTime(plain, 100, 64), [twisted.OwnTime(plain, 100, 64)],
                Limit.FasterThan("Twisted epoll", 10, 20)),
            200_000);
        yield return Echo(servers.Reactor("select"), [servers.Twisted("select")], 100, 64, 1, 60_000, Limit.FasterThan("Twisted select", 1.8, 2.1));
        yield return Echo(servers.Reactor("completion"), [servers.SocketEvents(inline: true)], 100, 64, 1, 100_000, Limit.FasterThan("SAEA inline", 0.95, 1.0));
        yield return new Cell(
            new Row(
                "10,000 connections that do nothing", 1, ours.Idle(10_000), [twisted.Idle(10_000), servers.Kestrel(inline: false).Idle(10_000)],
                Limit.BytesOf("Twisted epoll", 0.6, 0.3), Limit.BytesOf("Kestrel", 0.15, 0.08)),
            1);
        yield return new Cell(new Row("echo 100:64:1, bytes allocated", 1, ours.Allocation(100, 64), []), 100_000);
    }

    // Stock options; the load throws if one is lost, cut short or hangs.
    private static IEnumerable<Cell> Crowds(Servers servers)
    {
        foreach (var (kind, atATime) in new[] { ("epoll", 1_000), ("epoll", 10_000), ("completion", 1_000), ("completion", 10_000), ("poll", 1_000), ("select", 1_000) })
        {
            var reactor = servers.Reactor(kind);
            yield return new Cell(
                new Row(FormattableString.Invariant($"{atATime:N0} poems at once, {kind}"), 1, reactor.Poems(atATime), [servers.C().Poems(atATime)]), atATime);
        }
    }

    private static Cell Echo(Server ours, IEnumerable<Server> rivals, int connections, int size, int depth, int operations, params IReadOnlyList<Limit> limits) => new(
        new Row(
            FormattableString.Invariant($"echo {connections}:{size}:{depth}{(ours.Name == "TrialNet epoll" ? "" : $", {ours.Name[9..]}")}"),
            1,
            ours.Echo(connections, size, depth),
            [.. rivals.Select(rival => rival.Echo(connections, size, depth))],
            limits)
        {
            Ceiling = limits.Any(static limit => limit.Rival == Ceiling) ? Ceiling : null,
        },
        operations);
}
