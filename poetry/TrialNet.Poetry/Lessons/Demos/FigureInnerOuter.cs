using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>
/// Who runs when a callback returns a Deferred: the outer chain stops, and the call that fires the inner one runs its rest.
/// </summary>
internal sealed class FigureInnerOuter()
    : ReactorLesson("figure-inner-outer", 13, "figure: control flow through a Deferred inside a Deferred (1 s)")
{
    private readonly Sequence _figure = new("reactor", "inner", "outer");

    protected override void Run()
    {
        Reactor.CallWhenRunning(Start);
        Reactor.Run();
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }
    }

    private void Start()
    {
        var outer = new Deferred<int>();
        outer.AddCallback(_ => Call("outer", "callback 1 returns a value", 1))
            .AddCallback(ReturnInner)
            .AddCallback(_ => Call("outer", "callback 3 got it", 3))
            .AddBoth(_ => Reactor.Stop());
        using (_figure.Enter("outer", "is fired"))
        {
            outer.Callback(0);
        }

        _figure.Note("goes on; the outer one waits");
    }

    private Deferred<int> ReturnInner(int result)
    {
        var inner = new Deferred<int>();
        using (_figure.Enter("outer", "callback 2 returns inner"))
        {
            inner.AddCallback(value => Call("inner", $"its own callback got {value}", value));
            Reactor.CallLater(TimeSpan.FromSeconds(1), () => Fire(inner));
        }

        return inner;
    }

    private void Fire(Deferred<int> inner)
    {
        using var call = _figure.Enter("inner", "is fired");
        inner.Callback(2);
    }

    private int Call(string whose, string what, int result)
    {
        using var call = _figure.Enter(whose, what);
        return result;
    }
}
