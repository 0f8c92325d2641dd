using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Stacks;
using TrialNet.Trial.Targets;

namespace TrialNet.Trial.Sessions;

/// <summary>A test executable in one or several processes of its own.</summary>
/// <param name="target">The executable.</param>
/// <param name="options">How many processes share its tests, and how.</param>
/// <param name="past">How long tests took; read only where it matters.</param>
internal sealed class SupervisedHost(ResolvedTarget target, TrialOptions options, PastTimes past) : ITestHost
{
    private readonly Supervisor _supervisor = new(new TestExecutable(target.File) { Memory = options.Memory })
    {
        Workers = options.Jobs,
        Isolation = options.Isolation,
        Threads = options.Threads,
        Stacks = new ProcessStacks(),
        SecondsOf = test => past.SecondsOf(NameOf(target), test.Id),
        MostToShare = tests => past.MostToShare(NameOf(target), tests),
    };

    /// <inheritdoc/>
    public string Name => target.Name;

    /// <inheritdoc/>
    public string Assembly => NameOf(target);

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
    public void Verify(string reactor, CancellationToken cancellation)
    {
        try
        {
            _supervisor.Verify(reactor, cancellation);
        }
        catch (TestExecutableException exception)
        {
            throw new TrialException($"the reactor cannot be used: {exception.Message}");
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

    // A program may have no extension, and dots in its name: both forms of an executable are the same assembly.
    private static string NameOf(ResolvedTarget target) => Path.GetExtension(target.File).ToUpperInvariant() is ".DLL" or ".EXE"
        ? Path.GetFileNameWithoutExtension(target.File)
        : Path.GetFileName(target.File);
}
