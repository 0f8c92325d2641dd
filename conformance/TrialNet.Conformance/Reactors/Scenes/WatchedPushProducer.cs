using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A push producer that knows the order in which it may be told things (R-PROD-04, R-PROD-08).</summary>
/// <param name="scene">Where it plays.</param>
internal sealed class WatchedPushProducer(WatchedScene scene) : IPushProducer
{
    internal int Pauses { get; private set; }

    internal int Resumes { get; private set; }

    internal int Stops { get; private set; }

    internal bool IsPaused { get; private set; }

    /// <summary>Whether the check has unregistered it: nothing may be told to it any more.</summary>
    internal bool IsForgotten { get; set; }

    internal Action? OnPause { get; set; }

    internal Action? OnResume { get; set; }

    internal Action? OnStop { get; set; }

    public void PauseProducing()
    {
        Verify("PauseProducing", !IsPaused, "R-PROD-04");
        IsPaused = true;
        Pauses++;
        Run(OnPause);
    }

    public void ResumeProducing()
    {
        Verify("ResumeProducing", IsPaused, "R-PROD-04");
        IsPaused = false;
        Resumes++;
        Run(OnResume);
    }

    public void StopProducing()
    {
        Verify("StopProducing", isInTurn: true, "R-PROD-08");
        Stops++;
        Run(OnStop);
    }

    private void Verify(string call, bool isInTurn, string rule)
    {
        scene.VerifyThread(call);
        if (Stops > 0 || IsForgotten)
        {
            scene.Break(
                "R-PROD-08",
                "a producer to be told nothing after StopProducing, or after it was unregistered",
                $"{call} was called after {(Stops > 0 ? "StopProducing" : "UnregisterProducer")}");
        }
        else if (!isInTurn)
        {
            scene.Break(rule, "pausing and resuming of a producer to alternate, beginning with a pause", $"{call} was called out of turn");
        }
        else
        {
            scene.Keep(rule);
        }
    }

    private void Run(Action? script)
    {
        if (script is not null)
        {
            scene.Guard(script);
        }
        else
        {
            scene.Pulse();
        }
    }
}
