using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A plug-in that cannot be made, if a variable of the environment wants it.</summary>
public sealed class BrokenMaker : IServiceMaker
{
    public const string Variable = "TRIALNET_TEST_BROKEN_MAKER";

    public BrokenMaker()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not null)
        {
            throw new InvalidOperationException("trouble in the constructor");
        }
    }

    public string Name => "broken";

    public string Description => "Cannot always be made.";

    public IReadOnlyList<ServiceOption> Options => [];

    public IService MakeService(IReactor reactor, ServiceOptions options) => new TroubledService("none");
}
