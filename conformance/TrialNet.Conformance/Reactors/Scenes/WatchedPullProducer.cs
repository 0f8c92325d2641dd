using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A pull producer that knows what it may be told (R-PROD-05, R-PROD-08).</summary>
/// <param name="scene">Where it plays.</param>
internal sealed class WatchedPullProducer(WatchedScene scene) : IPullProducer
{
    internal int Resumes { get; private set; }

    internal int Stops { get; private set; }

    /// <summary>Whether the check has unregistered it: nothing may be told to it any more.</summary>
    internal bool IsForgotten { get; set; }

    internal Action? OnResume { get; set; }

    public void ResumeProducing()
    {
        Verify("ResumeProducing", "R-PROD-05");
        Resumes++;
        if (OnResume is { } script)
        {
            scene.Guard(script);
        }
        else
        {
            scene.Pulse();
        }
    }

    public void StopProducing()
    {
        Verify("StopProducing", "R-PROD-08");
        Stops++;
        scene.Pulse();
    }

    private void Verify(string call, string rule)
    {
        scene.VerifyThread(call);
        if (Stops > 0 || IsForgotten)
        {
            scene.Break(
                "R-PROD-08",
                "a producer to be told nothing after StopProducing, or after it was unregistered",
                $"{call} was called after {(Stops > 0 ? "StopProducing" : "UnregisterProducer")}");
        }
        else
        {
            scene.Keep(rule);
        }
    }
}
