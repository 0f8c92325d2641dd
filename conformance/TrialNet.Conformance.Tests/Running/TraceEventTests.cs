using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Tests.Running;

public sealed class TraceEventTests
{
    [Theory]
    [InlineData("> 12", nameof(TraceKind.Operation), 12, "")]
    [InlineData("p3 [ [v1 !E2 null]", nameof(TraceKind.EnterValue), 3, "[v1 !E2 null]")]
    [InlineData("p0 [ !FirstError(1 !E1)", nameof(TraceKind.EnterFailure), 0, "FirstError(1 !E1)")]
    [InlineData("p3 ]", nameof(TraceKind.Leave), 3, "")]
    [InlineData("c4 [", nameof(TraceKind.CancellerEnter), 4, "")]
    [InlineData("c4 [ with another Deferred", nameof(TraceKind.CancellerEnter), 4, "with another Deferred")]
    [InlineData("c4 ]", nameof(TraceKind.CancellerLeave), 4, "")]
    [InlineData("refused AlreadyCalled", nameof(TraceKind.Refused), 0, "AlreadyCalled")]
    [InlineData("not the same Deferred", nameof(TraceKind.NotSame), 0, "")]
    [InlineData("b1 got p0(v1)", nameof(TraceKind.BodyGot), 1, "p0(v1)")]
    [InlineData("b1 got !Cancelled", nameof(TraceKind.BodyFailed), 1, "Cancelled")]
    [InlineData("b1 ends", nameof(TraceKind.BodyEnds), 1, "")]
    [InlineData("b1 finally", nameof(TraceKind.BodyFinally), 1, "")]
    [InlineData("timers 2", nameof(TraceKind.Timers), 2, "")]
    [InlineData("free A 1", nameof(TraceKind.Free), 1, "A")]
    [InlineData("d0 is waiting on d1", nameof(TraceKind.State), 0, "waiting on d1")]
    [InlineData("logged E1, E2", nameof(TraceKind.Logged), 0, "E1, E2")]
    [InlineData("unhandled none", nameof(TraceKind.Unhandled), 0, "none")]
    [InlineData("violation: a callback runs on another thread", nameof(TraceKind.Violation), 0, "a callback runs on another thread")]
    public void An_event_is_read_as_it_was_written(string written, string kind, int number, string text)
    {
        var read = TraceEvent.Parse(written);

        Assert.Equal(new TraceEvent(Enum.Parse<TraceKind>(kind), number, text), read);
        Assert.Equal(written, read.ToString());
    }

    [Fact]
    public void Every_kind_of_event_has_a_text()
    {
        Assert.All(Enum.GetValues<TraceKind>(), kind => Assert.Equal(kind, TraceEvent.Parse(new TraceEvent(kind, 1, "text").ToString()).Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("> one")]
    [InlineData("p [ v1")]
    [InlineData("p1 ( v1")]
    [InlineData("q1 ]")]
    [InlineData("free A")]
    [InlineData("timers -1")]
    public void Anything_else_is_refused(string text) =>
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => TraceEvent.Parse(text)).Message, StringComparison.Ordinal);
}
