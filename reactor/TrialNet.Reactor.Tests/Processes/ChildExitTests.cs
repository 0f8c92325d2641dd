using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Processes;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>The exit of a child, without a reactor.</summary>
public class ChildExitTests
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void R_PROC_02_A_child_is_reaped_whether_or_not_the_system_has_a_descriptor_for_it(bool hasDescriptors)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "starts processes as Linux does");
        var request = new SpawnRequest("/bin/sh", ["-c", "exit 3"], null, null, new Dictionary<int, ChildDescriptor>());
        using var spawner = new ChildSpawner(request);
        Assert.Equal(0, spawner.Start(out var pid));
        using var exited = new ManualResetEventSlim();
        var status = 0;
        var exit = ChildExit.Await(
            pid,
            value =>
            {
                status = value;
                exited.Set();
            },
            hasDescriptors);
        Assert.True(exited.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal(3, ChildStatus.ToReason(status).Check<ProcessTerminatedException>()!.ExitCode);
        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.False(exit.Signal(SignalNames.Kill, out _));
    }
}
