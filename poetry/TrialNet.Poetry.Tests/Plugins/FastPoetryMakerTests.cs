using TrialNet.Poetry.Plugins;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;

namespace TrialNet.Poetry.Tests.Plugins;

/// <summary><c>twistd fastpoetry</c>, without <c>twistd</c>.</summary>
public sealed class FastPoetryMakerTests : PoetryTestCase
{
    private readonly FastPoetryMaker _maker = new();

    /// <summary>P-ONE-01: several poems, each on a port of its own, from start to stop.</summary>
    public async Task TestPoemsArePortByPort()
    {
        SkipWhereConnectionsBreak();
        var service = Make(("port", "0"), ("poem", Poems.PathOf("echo")), ("poem", Poems.PathOf("tides")));
        service.PrivilegedStartService();
        service.StartService();

        var (echo, tides) = (await PortOf(service, 0), await PortOf(service, 1));

        AssertEqual(Poems.Echo, await GetPoem(echo));
        AssertEqual(Poems.Tides, await GetPoem(tides));
        await service.StopService();
        await AssertFailure<ConnectionRefusedException>(GetPoem(echo));
        await AssertFailure<ConnectionRefusedException>(GetPoem(tides));
    }

    /// <summary>What listens is named for the poems, not for what counts their clients.</summary>
    public void TestPortIsNamedForThePoems()
    {
        var port = Reactor.ListenTcp(0, new DrainingFactory(new FastPoetryFactory(Poems.Echo)), networkInterface: "127.0.0.1");
        AddCleanup(() => port.StopListening());

        AssertSubstring("served by FastPoetryFactory", ((IReactorResource)port).Description);
    }

    /// <summary>A file and its port.</summary>
    public void TestFileAndPort()
    {
        AssertEqual(new PoemAtPort("a.txt", 10000), PoemAtPort.Parse("a.txt", 10000));
        AssertEqual(new PoemAtPort("a.txt", 1), PoemAtPort.Parse("a.txt:1", 10000));
        AssertEqual(new PoemAtPort("a:b.txt", 10000), PoemAtPort.Parse("a:b.txt", 10000));
        AssertEqual(new PoemAtPort("a:1", 2), PoemAtPort.Parse("a:1:2", 10000));
        AssertRaises<ArgumentException>(static () => PoemAtPort.Parse(":1", 10000));
        AssertRaises<ArgumentException>(static () => PoemAtPort.Parse("a.txt:65536", 10000));
    }

    /// <summary>What makes no sense is told before anything is opened.</summary>
    public void TestBadOptions()
    {
        AssertEqual("there is no poem to serve: --poem FILE[:PORT]", AssertRaises<ArgumentException>(() => Make()).Message);
        AssertEqual("--port must be a number from 0 to 65535, not 'x'", AssertRaises<ArgumentException>(() => Make(("port", "x"))).Message);
        AssertRaises<ArgumentException>(() => Make(("iface", "nowhere"), ("poem", Poems.PathOf("echo"))));
        AssertRaises<ArgumentException>(() => Make(("port", "65535"), ("poem", Poems.PathOf("echo")), ("poem", Poems.PathOf("echo"))));
        AssertSubstring("the poem 'nowhere' cannot be read", AssertRaises<IOException>(() => Make(("poem", Poems.PathOf("echo")), ("poem", "nowhere"))).Message);
    }

    private static async Defer.Deferred<int> PortOf(MultiService service, int index)
    {
        var listener = (ListenService)((MultiService)service.ElementAt(index)).Single();
        return ((ITcpPort)await listener.WhenListening()).GetHost().Port;
    }

    private MultiService Make(params (string Name, string Value)[] given)
    {
        var defaults = _maker.Options.Where(option => option.Default is not null && !given.Any(value => value.Name == option.Name))
            .Select(static option => KeyValuePair.Create(option.Name, option.Default!));
        return (MultiService)_maker.MakeService(Reactor, new ServiceOptions([.. given.Select(static value => KeyValuePair.Create(value.Name, value.Value)), .. defaults]));
    }
}
