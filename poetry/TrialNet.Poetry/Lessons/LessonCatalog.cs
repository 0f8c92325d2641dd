using TrialNet.Poetry.Lessons.Basics;
using TrialNet.Poetry.Lessons.Cancelling;
using TrialNet.Poetry.Lessons.Coroutines;
using TrialNet.Poetry.Lessons.Deferreds;
using TrialNet.Poetry.Lessons.Demos;
using TrialNet.Poetry.Lessons.Failures;
using TrialNet.Poetry.Lessons.Lists;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons;

/// <summary>All lessons.</summary>
internal static class LessonCatalog
{
    private const string LongPrefix = "deferred-cancel-";
    private const string ShortPrefix = "defer-cancel-";

    /// <summary>New ones, which have not been told yet, in the order of the series.</summary>
    public static IReadOnlyList<Lesson> Create() =>
    [
        new Timelines(),
        new OneSlowServer(),
        new Simple(), new SimplePoll(), new Hello(), new Stack(), new Countdown(), new Exceptions(),
        new CountdownCounters(), new CountdownLooping(), new Restart(), new FigureLoop(),
        new StackConnectionLost(), new FigureWiring(),
        new FailureExamples(), new FailureTrap(), new ConnectionFailed(),
        new Defer1(), new Defer2(), new Defer3(), new Defer4(), new Defer5(), new Defer6(), new Defer7(), new Defer8(), new Defer9(),
        new PoemDone(), new Defer8Errback(), new Defer9Errback(), new FigureCallbacks(),
        new DeferBlock(),
        new DeferUnhandled(), new Byronification(),
        new FigureRoutes(),
        new TwoProtocols(),
        new Defer10(), new Defer10Errback(), new FigureInnerOuter(),
        new Defer11(), new DeferFail(),
        new Log(),
        new Gen1(), new Gen2(), new Gen3(), new Gen4(), new InlineCallbacks1(), new InlineCallbacks2(), new InlineCallbacksTb(),
        new InlineCallbacksPieces(), new InlineCallbacksInside(), new InlineCallbacksEndless(), new Await1(), new Await2(),
        new DeferredList1(), new DeferredList2(), new DeferredList3(), new DeferredList4(),
        new DeferredList5(), new DeferredList6(), new DeferredList7(),
        new DeferredListFirst(), new DeferredListNested(),
        new DeferCancel1(), new DeferCancel2(), new DeferCancel3(), new DeferCancel4(), new DeferCancel5(), new DeferCancel6(),
        new DeferCancel7(), new DeferCancel8(), new DeferCancel9(), new DeferCancel10(), new DeferCancel11(), new DeferCancel12(),
        new DeferCancelReactor(), new DeferCancelApi(), new FigureCancel(),
        new VirtualLoops(), new Processes(),
        new Laziness(),
    ];

    /// <summary>A new lesson of a name; the cancellation ones go by two.</summary>
    /// <returns>The lesson; null if there is none of that name.</returns>
    public static Lesson? Find(string name)
    {
        var known = name.StartsWith(LongPrefix, StringComparison.OrdinalIgnoreCase) ? ShortPrefix + name[LongPrefix.Length..] : name;
        return Create().FirstOrDefault(lesson => string.Equals(lesson.Name, known, StringComparison.OrdinalIgnoreCase));
    }
}
