using TrialNet.Defer;
using TrialNet.Poetry.Servers.Proxies;

namespace TrialNet.Poetry.Tests.Servers.Proxies;

/// <summary>Version 1 of the proxy, which gives a poem that is here as the value itself.</summary>
public sealed class Proxy1Tests : LastingFetchTestCase
{
    private protected override byte[] TakeWhatIsHere(object given) => AssertIsInstance<byte[]>(given);

    private protected override ProxyService MakeService(Func<Deferred<byte[]>> origin, ProxyOptions? options = null) =>
        new ProxyService1(origin, Clock, options);
}
