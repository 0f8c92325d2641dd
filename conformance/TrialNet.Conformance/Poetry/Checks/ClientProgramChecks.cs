using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-ONE-09, P-ONE-10, P-ONE-12: what a client does as a program.</summary>
internal static class ClientProgramChecks
{
    private const int LongestRun = 7200;

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        PoetryCheck.Of("P-ONE-09", PoetryCapability.ManyPoems, EndsWhenAllAreDone),
        PoetryCheck.Of("P-ONE-10", PoetryCapability.ManyPoems, BalancesItsBooks),
        PoetryCheck.Of("P-ONE-12", PoetryCapability.CommandLine, ReadsAddresses),
    ];

    // A letter for each server: g gives its poem, s slowly; r resets, x is not there, e gives an empty poem.
    private static void EndsWhenAllAreDone(PoetryCheckContext context)
    {
        var codes = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var servers in new[] { "g", "gs", "sg", "ggg", "x", "r", "xg", "gx", "rgs", "sxr", "xx", "rx", "ese", "grxse" })
        {
            var poems = servers.Count(static kind => kind is 'g' or 's' or 'e');
            Run(context, servers, run =>
            {
                context.Expect(run.PoemCount == poems, $"of {servers.Length} servers ({servers}) {poems} give a poem, and all of these come", $"{run.PoemCount} do");
                context.Expect(run.FailureCount == servers.Length - poems, "each failure is told of", $"{run.FailureCount} of {servers.Length - poems} are");
                context.Expect((run.ExitCode == 0) == (poems == servers.Length), "the exit code is 0 if all came, and only then", $"with {servers} it is {run.ExitCode}");
                var kind = poems == servers.Length ? "all" : poems == 0 ? "none" : "some";
                (codes.TryGetValue(kind, out var known) ? known : codes[kind] = []).Add(run.ExitCode);
            });
        }

        context.Expect(codes.Values.All(static some => some.Distinct().Count() == 1), "the exit code is the same for the same outcome, whatever the order", "it is not");
    }

    private static void BalancesItsBooks(PoetryCheckContext context)
    {
        foreach (var servers in new[] { "s", "gs", "esg" })
        {
            Run(context, servers, run =>
            {
                if (run.Chunks.Count == 0)
                {
                    context.CannotDecide("the client reports no chunks");
                    return;
                }

                // Tasks are numbered as the client likes, and one without bytes reports none.
                var sums = run.Chunks.GroupBy(static chunk => chunk.Task).Select(static task => task.Sum(static chunk => chunk.Bytes)).Order().ToList();
                var lengths = servers.Where(static kind => kind != 'e').Select(static _ => Poems.Plain.Length).ToList();
                context.Expect(
                    sums.Where(static sum => sum > 0).SequenceEqual(lengths),
                    $"the bytes reported for the tasks of \"{servers}\" add up to {string.Join(" and ", lengths)}",
                    $"they add up to {string.Join(" and ", sums)}");
            });
        }
    }

    private static void Run(PoetryCheckContext context, string servers, Action<ManyPoemsRun> look) =>
        PoetryScene.Lend(context.Simulate, Networks.Steady, scene =>
        {
            var addresses = servers.Select(kind => kind == 'x' ? scene.ListenNowhere() : scene.Listen(new ScriptedServer(scene, ScriptOf(kind)))).ToList();
            var isLate = false;
            var limit = scene.Reactor.CallLater(TimeSpan.FromSeconds(LongestRun), () =>
            {
                isLate = true;
                scene.Reactor.Crash();
            });
            var run = ((IHasManyPoems)context.Subject).GetPoems(scene.Reactor, addresses);
            context.Expect(!isLate, $"a client of the servers \"{servers}\" comes to its end", "two hours later it still runs");
            if (!isLate)
            {
                limit.Release();
                look(run);
            }
        });

    private static PeerScript ScriptOf(char kind) => kind switch
    {
        's' => PeerScript.Empty.Send(Poems.Plain, 50, 0.5).Close(),
        'r' => PeerScript.Empty.Send("half").Wait(1).Reset(),
        'e' => PeerScript.Empty.Wait(0.2).Close(),
        _ => PeerScript.Empty.Send(Poems.Plain).Close(),
    };

    private static void ReadsAddresses(PoetryCheckContext context)
    {
        var subject = (IHasAddresses)context.Subject;
        foreach (var (text, host, port) in new[] { ("1", null, 1), ("65535", null, 65535), ("localhost:10000", "localhost", 10000), ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:8080", "::1", 8080), ("poems.example:1", (string?)"poems.example", 1) })
        {
            var isRead = subject.TryReadAddress(text, out var readHost, out var readPort);
            context.Expect(
                isRead && readPort == port && (host is null || readHost == host),
                $"\"{text}\" is an address",
                isRead ? $"it is read as {readHost} and {readPort}" : "it is refused");
        }

        foreach (var text in new[] { "", ":", "0", "65536", "99999999999", "-1", "+1", " 1", "1 ", "1.0", "0x50", "١٢٣", "host:", "host:0", "host:65536", "host:x", "::1:80", "[::1]", "[::1]80", "[::1]:", "[host]:80", "[]:80", "host 1", "a:b:80" })
        {
            context.Expect(!subject.TryReadAddress(text, out _, out _), $"\"{text}\" is refused with a message on usage", "it is read as an address");
        }
    }
}
