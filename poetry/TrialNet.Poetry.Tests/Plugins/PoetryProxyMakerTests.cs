using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Plugins;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;

namespace TrialNet.Poetry.Tests.Plugins;

/// <summary><c>twistd poetryproxy</c>, without <c>twistd</c>.</summary>
public sealed class PoetryProxyMakerTests : PoetryTestCase
{
    /// <summary>P-PX-01: the origin's poem, byte for byte, from start to stop.</summary>
    public async Task TestTheOriginsPoem()
    {
        // An address where nobody else takes the port, once it is free.
        var own = OperatingSystem.IsLinux() ? "127.80.79.1" : Host;
        var origin = Serve(new FastPoetryFactory(Poems.Water));
        var service = (MultiService)Make(("origin", $"{origin}"), ("port", "0"), ("iface", own), ("timeout", "30"), ("drain", "5"));
        service.PrivilegedStartService();
        service.StartService();
        var port = ((ITcpPort)await ((ListenService)service.Single()).WhenListening()).GetHost().Port;

        AssertEqual(Poems.Water, await PoetryClient.GetPoem(Reactor, own, port));

        await service.StopService();
        await AssertFailure<ConnectionRefusedException>(PoetryClient.GetPoem(Reactor, own, port));
    }

    /// <summary>What makes no sense is told before anything is opened.</summary>
    public void TestBadOptions()
    {
        AssertEqual("--origin is missing: --origin [HOST:]PORT", AssertRaises<ArgumentException>(() => Make()).Message);
        AssertSubstring("'x:y' is not an address", AssertRaises<ArgumentException>(() => Make(("origin", "x:y"))).Message);
        AssertSubstring("--max-age ", AssertRaises<ArgumentException>(() => Make(("origin", "1"), ("timeout", "30"), ("max-age", "old"))).Message);
    }

    private IService Make(params (string Name, string Value)[] given) =>
        new PoetryProxyMaker().MakeService(Reactor, new ServiceOptions(given.Select(static value => KeyValuePair.Create(value.Name, value.Value))));
}
