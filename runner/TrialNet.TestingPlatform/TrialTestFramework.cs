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

    /// <summary>
    /// Answers on a thread of its own, which waits for the platform where it has to: of each asynchronous method the runtime compiles a
    /// dozen others before it first runs, which takes longer than most tests.
    /// </summary>
    public Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                Execute(context);
                done.SetResult();
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        })
        {
            IsBackground = true,
            Name = "TrialNet request",
        };
        thread.Start();
        return done.Task;
    }

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = _harnessError is null, ErrorMessage = _harnessError?.ToString() });

    /// <summary>Nothing may be thrown from here, since the platform would abort the process: what goes wrong is told at the session's end.</summary>
    private void Execute(ExecuteRequestContext context)
    {
        try
        {
            switch (context.Request)
            {
                case DiscoverTestExecutionRequest request:
                    Discover(request, context);
                    break;
                case RunTestExecutionRequest request:
                    Run(request, context);
                    break;
                case var other:
                    throw new NotSupportedException($"TrialNet does not know the request {other.GetType().Name}.");
            }
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

    private void Discover(DiscoverTestExecutionRequest request, ExecuteRequestContext context)
    {
        var nodes = new TestNodes(tests, engine.MethodOf, engine.Locate, withTrx: false);
        foreach (var test in options.Divide(_filter.Select(engine.Locate(), request.Filter)))
        {
            Publish(context, request, nodes.Discovered(test));
        }
    }

    private void Run(RunTestExecutionRequest request, ExecuteRequestContext context)
    {
        var nodes = new TestNodes(tests, engine.MethodOf, engine.Locate, trx.IsEnabled);
        var plan = options.Plan(options.Divide(_filter.Select(engine.Discover(), request.Filter)));
        if (plan.Seed is { } seed)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Running tests shuffled with seed {seed}");
            WaitFor(output.DisplayAsync(this, new TextOutputDeviceData(text), CancellationToken.None));
        }

        var events = RunThread.Start(engine, plan, options.Threads, gracefulStop.Control, context.CancellationToken);
        while (events.Take() is { Count: > 0 } taken)
        {
            for (var index = 0; index < taken.Count; index++)
            {
                if (nodes.Of(taken[index]) is { } node)
                {
                    Publish(context, request, node);
                }
            }
        }

        PublishLog(plan.TempDirectory, request, context);
    }

    // Where a folder was named, the log in it belongs to what the run leaves: the platform lists it.
    private void PublishLog(string? folder, TestExecutionRequest request, ExecuteRequestContext context)
    {
        if (folder is not null && new FileInfo(Path.Combine(folder, TestLog.FileName)) is { Exists: true } log)
        {
            var artifact = new SessionFileArtifact(request.Session.SessionUid, log, log.Name, "What the reactors and the tests logged.");
            WaitFor(context.MessageBus.PublishAsync(this, artifact));
        }
    }

    private void Publish(ExecuteRequestContext context, TestExecutionRequest request, TestNode node) =>
        WaitFor(context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(request.Session.SessionUid, node)));

#pragma warning disable VSTHRD002 // The thread is the request's own: nobody needs it meanwhile.
    private static void WaitFor(Task task) => task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
