using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.TestingPlatform;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>One run of the real platform in this process, over a scripted engine; sees what the platform is told.</summary>
internal sealed class PlatformRun : IDataConsumer
{
    private static readonly NoReactor Select = new("select");

    private readonly List<TestNode> _nodes = [];

    /// <summary>What the process would have exited with.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The nodes that were published, in order.</summary>
    public IReadOnlyList<TestNode> Nodes => _nodes;

    /// <summary>The ids of the tests that got a verdict, in order.</summary>
    public IEnumerable<string> Finished =>
        Nodes.Where(node => node.Properties.Single<TestNodeStateProperty>() is not (InProgressTestNodeStateProperty or DiscoveredTestNodeStateProperty))
            .Select(node => node.Uid.Value);

    public Type[] DataTypesConsumed { get; } = [typeof(TestNodeUpdateMessage)];

    public string Uid => nameof(PlatformRun);

    public string Version => "1";

    public string DisplayName => nameof(PlatformRun);

    public string Description => nameof(PlatformRun);

    public static async Task<PlatformRun> Of(ScriptedEngine engine, params string[] args)
    {
        var run = new PlatformRun();
        var builder = await TestApplication.CreateBuilderAsync([.. args, "--no-banner", "--no-progress", "--no-ansi"]);
        builder.AddTrialNet(typeof(PlatformRun).Assembly, _ => engine, [Select, new NoReactor("poll"), new NoReactor("simulated")], Select);
        builder.TestHost.AddDataConsumer(_ => run);
        using var application = await builder.BuildAsync();
        run.ExitCode = await application.RunAsync();
        return run;
    }

    public Task ConsumeAsync(IDataProducer dataProducer, IData value, CancellationToken cancellationToken)
    {
        _nodes.Add(((TestNodeUpdateMessage)value).TestNode);
        return Task.CompletedTask;
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);
}
