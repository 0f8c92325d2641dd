using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Reporting;

public sealed class ReporterSetTests
{
    [Fact]
    public void A_reporter_that_throws_is_named_and_the_others_go_on()
    {
        using var errors = new StringWriter();
        var (broken, working) = (new Recorder(throwAt: 2), new Recorder());
        var set = new ReporterSet([("broken", broken), ("working", working)], errors);
        foreach (var testEvent in EventScript.Run("epoll", Verdict.Passed, 3))
        {
            set.Publish(testEvent);
        }

        set.Close();
        Assert.Equal(2, broken.Events);
        Assert.False(broken.IsClosed);
        Assert.Equal(5, working.Events);
        Assert.True(working.IsClosed);
        Assert.True(set.HasFailed);
        Assert.StartsWith("trial: the reporter 'broken' failed and is switched off; the run goes on. ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: no more paper", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_failure_nothing_is_told()
    {
        using var errors = new StringWriter();
        var set = new ReporterSet([("working", new Recorder())], errors);
        set.Publish(new RunStarted("epoll", 0));
        set.Close();
        Assert.False(set.HasFailed);
        Assert.Equal("", errors.ToString());
    }

    private sealed class Recorder(int throwAt = int.MaxValue) : IReporter
    {
        public int Events { get; private set; }

        public bool IsClosed { get; private set; }

        public void Publish(TestEvent testEvent)
        {
            if (++Events >= throwAt)
            {
                throw new InvalidOperationException("no more paper");
            }
        }

        public void Close() => IsClosed = true;
    }
}
