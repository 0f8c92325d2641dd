using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>Child processes and threads when the system has no descriptors left.</summary>
[Collection(nameof(AloneInTheProcess))]
public class DescriptorShortageTests() : ProcessTest("epoll")
{
    [SkippableFact]
    public void R_PROC_03_A_start_that_fails_for_want_of_descriptors_keeps_none()
    {
        var descriptors = new Dictionary<int, ChildDescriptor> { [0] = ChildDescriptor.Write, [1] = ChildDescriptor.Inherit(1) };
        Run(() =>
        {
            var before = Pipes();
            for (var room = 0; room < 4; room++)
            {
                using (LeaveOnly(room))
                {
                    Assert.Throws<IOException>(
                        () => Processes.SpawnProcess(new ScriptedProcessProtocol(), Shell, childDescriptors: descriptors));
                }

                Assert.Equal(before, Pipes());
            }

            Subject.Stop();
        });
    }

    [SkippableFact]
    public void R_THR_11_Shutdown_does_not_wait_for_work_for_which_there_was_no_thread()
    {
        Exception? refused = null;
        var wasDone = false;
        Run(() =>
        {
            using (LeaveOnly(0))
            {
                refused = Record.Exception(() => ((IReactorInThreads)Subject).CallInThread(() => wasDone = true));
            }

            Assert.True(refused is null or OutOfMemoryException, refused?.ToString());
            var isListed = Resources.GetResources().Any(held => string.Equals(held.Kind, "work in a thread", StringComparison.Ordinal));
            Assert.Equal(refused is null, isListed);
            Subject.Stop();
        });
        Assert.Equal(refused is null, wasDone);
    }

    private static IReadOnlyList<string> Pipes() =>
        Descriptors.Open().Where(open => open.Contains("pipe:", StringComparison.Ordinal)).ToList();

    private static IDisposable LeaveOnly(int room)
    {
        var spare = Enumerable.Range(0, room).Select(_ => new FileStream("/dev/null", FileMode.Open, FileAccess.Read)).ToList();
        var limit = Descriptors.UseUp();
        spare.ForEach(stream => stream.Dispose());
        return limit;
    }
}
