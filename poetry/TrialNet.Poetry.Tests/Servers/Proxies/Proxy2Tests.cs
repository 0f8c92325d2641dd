using TrialNet.Defer;
using TrialNet.Poetry.Servers.Proxies;

namespace TrialNet.Poetry.Tests.Servers.Proxies;

/// <summary>Version 2 of the proxy, which gives a poem that is here as a Deferred that has fired.</summary>
public sealed class Proxy2Tests : LastingFetchTestCase
{
    private protected override byte[] TakeWhatIsHere(object given) => SuccessResultOf(AssertIsInstance<Deferred<byte[]>>(given));

    private protected override ProxyService MakeService(Func<Deferred<byte[]>> origin, ProxyOptions? options = null) =>
        new ProxyService2(origin, Clock, options);
}
