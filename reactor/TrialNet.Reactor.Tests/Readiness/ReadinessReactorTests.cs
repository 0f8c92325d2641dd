using TrialNet.Defer;
using TrialNet.Reactor.Readiness;

namespace TrialNet.Reactor.Tests.Readiness;

/// <summary>The reactor around its source.</summary>
public class ReadinessReactorTests
{
    [Fact]
    public void R_THR_02_A_call_that_comes_while_the_source_is_being_opened_is_not_slept_over()
    {
        ReadinessReactor? reactor = null;
        var ran = false;
        reactor = new ReadinessReactor("slow to open", () =>
        {
            var thread = new Thread(() => reactor!.CallFromThread(() =>
            {
                ran = true;
                reactor.Stop();
            }));
            thread.Start();
            thread.Join();
            return new SelectSource();
        });
        var isLate = false;
        using (new Timer(_ => reactor.CallFromThread(() => isLate = true), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan))
        {
            reactor.Run();
        }

        Assert.True(ran);
        Assert.False(isLate);
    }

    [Fact]
    public void A_reactor_that_was_never_turned_opens_nothing()
    {
        var reactor = new ReadinessReactor("unused", () => throw new InvalidOperationException("opened"));
        reactor.CallLater(TimeSpan.FromSeconds(1), () => { }).Cancel();
        Assert.Empty(reactor.GetResources());
        reactor.CallWhenRunning(reactor.Stop);
        reactor.Run();
        Assert.False(reactor.IsRunning);
    }

    [Fact]
    public void A_source_that_cannot_be_opened_is_an_error_of_run_and_leaves_the_thread_as_it_was()
    {
        var reactor = new ReadinessReactor("broken", () => throw new InvalidOperationException("no source"));
        Assert.Equal("no source", Assert.Throws<InvalidOperationException>(reactor.Run).Message);
        Assert.False(reactor.IsRunning);
        Assert.True(reactor.InOwnThread);
        Assert.Same(Scope.Default, Scope.Current);
    }
}
