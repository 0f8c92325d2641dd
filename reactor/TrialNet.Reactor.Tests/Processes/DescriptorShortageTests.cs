using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>Child processes when the system has no descriptors left.</summary>
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
                    Assert.Throws<IOException>(() => Processes.SpawnProcess(new ScriptedProcessProtocol(), Shell, childDescriptors: descriptors));
                }

                Assert.Equal(before, Pipes());
            }

            Subject.Stop();
        });
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
