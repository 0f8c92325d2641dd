using TrialNet.Reactor.Readiness;

namespace TrialNet.Reactor.Tests.Readiness;

/// <summary>Waking a loop that is about to sleep.</summary>
public sealed class WakeUpTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public void R_THR_02_a_call_that_comes_while_the_loop_opens_its_source_is_not_missed()
    {
        ReadinessReactor? reactor = null;
        reactor = new ReadinessReactor("test", () =>
        {
            var caller = new Thread(() => reactor!.CallFromThread(reactor.Stop));
            caller.Start();
            caller.Join();
            return new SelectSource();
        });
        var loop = new Thread(reactor.Run) { IsBackground = true };
        loop.Start();

        Assert.True(loop.Join(Bound), "the loop slept through the call");
    }
}
