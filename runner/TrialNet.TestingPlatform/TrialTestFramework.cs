using System.Globalization;
using System.Reflection;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.OutputDevice;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.OutputDevice;
using Microsoft.Testing.Platform.Requests;
using TrialNet.Runner.Execution;
using TrialNet.TestingPlatform.Nodes;
using TrialNet.TestingPlatform.Requests;

namespace TrialNet.TestingPlatform;

/// <summary>Answers the platform's requests: finds tests, runs them, and publishes each verdict as a node.</summary>
internal sealed class TrialTestFramework(
    Assembly tests,
    ITestEngine engine,
    RunOptions options,
    GracefulStop gracefulStop,
    TrxReportCapability trx,
    IOutputDevice output) : TrialNetExtension, ITestFramework, IDataProducer, IOutputDeviceDataProducer
{
    private readonly RequestFilter _filter = new(tests.GetName().Name!);
    private Exception? _harnessError;

    public Type[] DataTypesProduced { get; } = [typeof(TestNodeUpdateMessage), typeof(SessionFileArtifact)];

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    /// <summary>Nothing may be thrown from here, since the platform would abort the process: what goes wrong is told at the session's end.</summary>
    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        try
        {
            await (context.Request switch
            {
                DiscoverTestExecutionRequest request => DiscoverAsync(request, context),
                RunTestExecutionRequest request => RunAsync(request, context),
                var other => throw new NotSupportedException($"TrialNet does not know the request {other.GetType().Name}."),
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _harnessError = exception;
        }
        finally
        {
            context.Complete();
        }
    }

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = _harnessError is null, ErrorMessage = _harnessError?.ToString() });

    private async Task DiscoverAsync(DiscoverTestExecutionRequest request, ExecuteRequestContext context)
    {
        var nodes = new TestNodes(tests, engine.Locate, withTrx: false);
        foreach (var test in options.Divide(_filter.Select(engine.Locate(), request.Filter)))
        {
            await PublishAsync(context, request, nodes.Discovered(test)).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(RunTestExecutionRequest request, ExecuteRequestContext context)
    {
        var nodes = new TestNodes(tests, engine.Locate, trx.IsEnabled);
        var plan = options.Plan(options.Divide(_filter.Select(engine.Discover(), request.Filter)));
        if (plan.Seed is { } seed)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Running tests shuffled with seed {seed}");
            await output.DisplayAsync(this, new TextOutputDeviceData(text), CancellationToken.None).ConfigureAwait(false);
        }

        await foreach (var testEvent in RunThread.Start(engine, plan, options.Threads, gracefulStop.Control, context.CancellationToken).ConfigureAwait(false))
        {
            if (nodes.Of(testEvent) is { } node)
            {
                await PublishAsync(context, request, node).ConfigureAwait(false);
            }
        }

        await PublishLogAsync(plan.TempDirectory, request, context).ConfigureAwait(false);
    }

    // Where a folder was named, the log in it belongs to what the run leaves: the platform lists it.
    private async Task PublishLogAsync(string? folder, TestExecutionRequest request, ExecuteRequestContext context)
    {
        if (folder is not null && new FileInfo(Path.Combine(folder, TestLog.FileName)) is { Exists: true } log)
        {
            var artifact = new SessionFileArtifact(request.Session.SessionUid, log, log.Name, "What the reactors and the tests logged.");
            await context.MessageBus.PublishAsync(this, artifact).ConfigureAwait(false);
        }
    }

    private Task PublishAsync(ExecuteRequestContext context, TestExecutionRequest request, TestNode node) =>
        context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(request.Session.SessionUid, node));
}
