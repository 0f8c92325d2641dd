using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;
using TrialNet.Trial.Stacks;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>A test executable in one or several processes of its own.</summary>
/// <param name="target">The executable.</param>
/// <param name="jobs">How many processes share its tests.</param>
internal sealed class SupervisedHost(ResolvedTarget target, int jobs) : ITestHost
{
    private readonly Supervisor _supervisor = new(new TestExecutable(target.File)) { Workers = jobs, Stacks = new ProcessStacks() };

    /// <inheritdoc/>
    public string Name => target.Name;

    /// <inheritdoc/>
    public string Assembly { get; } = Path.GetFileNameWithoutExtension(target.File);

    /// <inheritdoc/>
    public IReadOnlyList<TestDescriptor> Discover(bool locate, CancellationToken cancellation)
    {
        try
        {
            return _supervisor.Discover(locate, cancellation);
        }
        catch (TestExecutableException exception)
        {
            throw new TrialException($"'{target.Name}' cannot be tested: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Run(RunPlan plan, ITestEventSink sink, CancellationToken cancellation)
    {
        try
        {
            _supervisor.Run(plan, sink, cancellation);
        }
        catch (TestExecutableException exception)
        {
            throw new TrialException($"the run of '{target.Name}' broke off: {exception.Message}", ExitCode.HarnessError);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _supervisor.Dispose();
}
