using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Which way things go: a result comes from whoever does the work to whoever asked, a cancellation goes the other way.</summary>
internal sealed class FigureCancel()
    : ReactorLesson("figure-cancel", 19, "figure: a result comes up the chain, a cancellation goes down it (3 s)")
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private Sequence _figure = NewFigure();

    protected override void Run()
    {
        Reactor.CallWhenRunning(() => Ask().AddBoth(_ => Reactor.CallLater(TimeSpan.Zero, AskAndCancel)));
        Reactor.Run();
    }

    private static Sequence NewFigure() => new("reactor", "who asked", "proxy (outer)", "download (inner)");

    private void AskAndCancel()
    {
        Show("A result:");
        Say("");
        _figure = NewFigure();
        var poem = Ask();
        Reactor.CallLater(Second, () => Leave(poem));
    }

    private void Leave(Deferred<string> poem)
    {
        using (_figure.Enter("who asked", "leaves, and cancels"))
        {
            poem.Cancel();
        }

        Show("A cancellation:");
        Reactor.Stop();
    }

    private Deferred<string> Ask()
    {
        Deferred<string> poem;
        using (_figure.Enter("who asked", "asks"))
        {
            poem = Proxy();
        }

        return poem.AddCallbacks(
            got => Note("who asked", $"its callback got {got}", got),
            failure => Note("who asked", $"its errback got {failure.Type.Name}", ""));
    }

    private Deferred<string> Proxy()
    {
        var outer = new Deferred<Unit>();
        var poem = outer.AddCallback(_ => Download());
        using (_figure.Enter("proxy (outer)", "returns a Deferred"))
        {
            outer.Callback(Unit.Value);
        }

        return poem
            .AddCallback(got => Note("proxy (outer)", "its callback: passes it on", got))
            .AddErrback(failure => Note("proxy (outer)", "its errback: passes it on", failure));
    }

    private Deferred<string> Download()
    {
        IDelayedCall? arrival = null;
        var inner = new Deferred<string>(_ =>
        {
            using var cancelled = _figure.Enter("download (inner)", "its canceller: hangs up");
            arrival!.Cancel();
        });
        using (_figure.Enter("download (inner)", "begins"))
        {
            arrival = Reactor.CallLater(Second * 2, () => Arrive(inner));
        }

        return inner;
    }

    private void Arrive(Deferred<string> inner)
    {
        using var call = _figure.Enter("download (inner)", "is there, and fires");
        inner.Callback("a poem");
    }

    private T Note<T>(string whose, string what, T result)
    {
        using var call = _figure.Enter(whose, what);
        return result;
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
