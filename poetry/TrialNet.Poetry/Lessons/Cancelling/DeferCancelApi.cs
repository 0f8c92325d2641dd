using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Cancelling;

/// <summary>
/// Exercise 19.6: an interface that knows no cancellation gets one. A canceller that only let go of the result would leave the work
/// going on for nobody; this one reaches the work, which looks between two pages whether it is still wanted.
/// </summary>
internal sealed class DeferCancelApi()
    : ReactorLesson("defer-cancel-api", 19, "exercise 19.6: real cancellation for an interface that has none (4 s)")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
    }

    private void Start()
    {
        var book = PrintBook(pages: 10);
        book.AddCallbacks(count => Say($"printed {count} pages"), failure => Say($"not printed: {failure.Type.Name}"));
        Reactor.CallLater(TimeSpan.FromSeconds(2.5), book.Cancel);
        Reactor.CallLater(TimeSpan.FromSeconds(4), Reactor.Stop);
    }

    // The interface as it was: it prints page after page, and calls back at the end.
    private void Print(int page, int pages, Func<bool> isWanted, Action<int> done)
    {
        if (page > pages || !isWanted())
        {
            Say(page > pages ? "the printer is done" : $"the printer stops before page {page}");
            done(page - 1);
            return;
        }

        Say($"page {page}");
        Reactor.CallLater(TimeSpan.FromSeconds(1), () => Print(page + 1, pages, isWanted, done));
    }

    // The Deferred around it. Whoever has a canceller must keep late results away: they would fire the Deferred a second time.
    private Deferred<int> PrintBook(int pages)
    {
        var isWanted = true;
        var book = new Deferred<int>(_ => isWanted = false);
        Print(1, pages, () => isWanted, Done);
        return book;

        void Done(int count)
        {
            if (isWanted)
            {
                book.Callback(count);
            }
        }
    }
}
