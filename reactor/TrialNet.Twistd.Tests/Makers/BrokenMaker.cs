using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A plug-in that cannot be made, or not be asked, if a variable of the environment wants it.</summary>
public sealed class BrokenMaker : IServiceMaker
{
    public const string Variable = "TRIALNET_TEST_BROKEN_MAKER";

    public BrokenMaker()
    {
        Trouble("constructor");
    }

    public string Name => "broken";

    public string Description => "Cannot always be made.";

    public IReadOnlyList<ServiceOption> Options
    {
        get
        {
            Trouble("options");
            return [];
        }
    }

    public IService MakeService(IReactor reactor, ServiceOptions options) => new TroubledService("none");

    private static void Trouble(string place)
    {
        if (Environment.GetEnvironmentVariable(Variable) == place)
        {
            throw new InvalidOperationException($"trouble in the {place}");
        }
    }
}
