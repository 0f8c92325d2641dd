using TrialNet.Reactor.Abstractions;

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
        var moment => new TroubledService(moment!),
    };
}
