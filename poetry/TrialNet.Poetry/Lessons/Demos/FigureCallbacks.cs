using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// A function that waits holds its caller; one that returns a Deferred lets it go, and the callbacks are called by whoever fires.
/// </summary>
internal sealed class FigureCallbacks()
    : ReactorLesson("figure-callbacks", 7, "figure: a call that blocks, and a call that returns a Deferred (2 s)")
{
    private Sequence _figure = new("reactor", "our code", "get_poem");

    protected override void Run()
    {
        Reactor.CallWhenRunning(Synchronously);
        Reactor.CallWhenRunning(WithDeferred);
        Reactor.Run();
    }

    private void Synchronously()
    {
        using (_figure.Enter("our code", "start"))
        {
            try
            {
                using (_figure.Enter("get_poem", "begins"))
                {
                    Block(TimeSpan.FromSeconds(1));
                    _figure.Note("has waited: nobody ran");
                }

                _figure.Note("the line after the call");
            }
            catch (Exception)
            {
                _figure.Note("the except block");
            }
        }

        Show("A call that blocks:");
        _figure = new Sequence("reactor", "our code", "get_poem");
    }

    private void WithDeferred()
    {
        using (_figure.Enter("our code", "start"))
        {
            var d = GetPoem();
            d.AddCallbacks(GotPoem, PoemFailed).AddBoth(_ => Reactor.CallLater(TimeSpan.Zero, Finish));
            _figure.Note("has added its callbacks");
        }

        _figure.Note("does other things");
    }

    private Deferred<string> GetPoem()
    {
        var d = new Deferred<string>();
        using (_figure.Enter("get_poem", "begins"))
        {
            Reactor.CallLater(TimeSpan.FromSeconds(1), () => PoemFinished(d));
        }

        return d;
    }

    private void PoemFinished(Deferred<string> d)
    {
        using var call = _figure.Enter("get_poem", "has it, and fires");
        d.Callback("a poem");
    }

    private void GotPoem(string poem)
    {
        using var call = _figure.Enter("our code", "the callback");
    }

    private void PoemFailed(Failure failure)
    {
        using var call = _figure.Enter("our code", "the errback");
    }

    private void Finish()
    {
        Say("");
        Show("A call that returns a Deferred:");
        Reactor.Stop();
    }

    private void Show(string title)
    {
        Say(title);
        Say("");
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }
    }
}
