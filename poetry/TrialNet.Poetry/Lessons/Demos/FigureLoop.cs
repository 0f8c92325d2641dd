using TrialNet.Poetry.Lessons.Telling;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Who runs: the loop, or our code. Never both: while a callback runs, nothing else happens.</summary>
internal sealed class FigureLoop() : ReactorLesson("figure-loop", 3, "figure: the loop and our callbacks take turns (1 s)")
{
    private readonly Sequence _figure = new("our program", "the reactor's loop", "our callbacks");

    protected override void Run()
    {
        _figure.Note("tells the reactor what to do");
        Reactor.CallWhenRunning(() => Callback("one, at the start"));
        Reactor.CallLater(TimeSpan.FromSeconds(0.5), () => Callback("another, later"));
        Reactor.CallLater(TimeSpan.FromSeconds(1), Last);
        using (_figure.Enter("the reactor's loop", "Run"))
        {
            Reactor.Run();
        }

        _figure.Note("goes on, after Stop");
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }
    }

    private void Callback(string name)
    {
        using var call = _figure.Enter("our callbacks", name);
    }

    private void Last()
    {
        using var call = _figure.Enter("our callbacks", "the last one, calls Stop");
        Reactor.Stop();
    }
}
