using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Services;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A service that goes wrong at the moment that <c>--when</c> names.</summary>
public sealed class TroubleMaker : IServiceMaker
{
    public string Name => "trouble";

    public string Description => "Goes wrong.";

    public IReadOnlyList<ServiceOption> Options { get; } = [new ServiceOption("when", "the moment", "make")];

    public IService MakeService(IReactor reactor, ServiceOptions options) => options["when"] switch
    {
        "make" => throw new InvalidOperationException("trouble in MakeService"),
        "nothing" => null!,
        "pending" => new ListenService(new PendingEndpoint(), new ProtocolFactory<Silent>()),
        var moment => new TroubledService(moment!),
    };

    private sealed class Silent : Protocol;

    private sealed class PendingEndpoint : IServerEndpoint
    {
        public Deferred<IListeningPort> Listen(IProtocolFactory factory)
        {
            Console.Out.WriteLine("about to listen");
            File.WriteAllText("about-to-listen", "");
            return new Deferred<IListeningPort>();
        }
    }
}
