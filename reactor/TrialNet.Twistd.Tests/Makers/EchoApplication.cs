using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A whole program: the echo service on a free port.</summary>
public sealed class EchoApplication : IApplicationMaker
{
    public IService MakeApplication(IReactor reactor) =>
        new EchoMaker().MakeService(reactor, new ServiceOptions([KeyValuePair.Create("port", "0")]));
}
