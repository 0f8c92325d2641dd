using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Tests.Reporting;

public sealed class TraceWordsTests
{
    [Theory]
    [InlineData(TraceKind.Operation, "operation 3 of the program begins")]
    [InlineData(TraceKind.EnterValue, "pair 3 is called with x")]
    [InlineData(TraceKind.EnterFailure, "pair 3 is called with the failure x")]
    [InlineData(TraceKind.Leave, "pair 3 ends")]
    [InlineData(TraceKind.CancellerEnter, "the canceller of Deferred 3 is called")]
    [InlineData(TraceKind.CancellerLeave, "the canceller of Deferred 3 ends")]
    [InlineData(TraceKind.Refused, "the operation throws x at its caller")]
    [InlineData(TraceKind.NotSame, "")]
    [InlineData(TraceKind.BodyGot, "the await in body 3 gives x")]
    [InlineData(TraceKind.BodyFailed, "the await in body 3 gives the failure x")]
    [InlineData(TraceKind.BodyEnds, "body 3 ends")]
    [InlineData(TraceKind.BodyFinally, "the finally block of body 3 runs")]
    [InlineData(TraceKind.Timers, "")]
    [InlineData(TraceKind.State, "")]
    [InlineData(TraceKind.Logged, "errors in the log: x")]
    [InlineData(TraceKind.Unhandled, "failures that nobody took: x")]
    [InlineData(TraceKind.Violation, "")]
    public void Events_have_words_unless_they_are_words(object kind, string words) =>
        Assert.Equal(words, TraceWords.Of(new TraceEvent((TraceKind)kind, 3, "x").ToString()));
}
