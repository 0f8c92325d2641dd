using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Sockets with paths on a reactor that has none.</summary>
public class UnixCapabilityTests
{
    [Fact]
    public void A_reactor_without_such_sockets_says_so()
    {
        var reactor = Reactors.Find("simulated")!.Create();
        Assert.False(reactor is IReactorUnix);
        var error = Assert.Throws<CapabilityMissingException>(() => reactor.ListenUnix("/tmp/x", new ScriptedFactory(_ => null)));
        Assert.Contains("simulated", error.Message, StringComparison.Ordinal);
        Assert.Throws<CapabilityMissingException>(() => reactor.ConnectUnix("/tmp/x", new ScriptedFactory(_ => null)));
        Assert.Throws<ArgumentNullException>(() => ((IReactor)null!).ListenUnix("/tmp/x", new ScriptedFactory(_ => null)));
    }
}
