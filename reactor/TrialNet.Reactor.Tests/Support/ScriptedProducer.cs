using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A producer of either kind that does what a test says, and writes down what it is told.</summary>
public sealed class ScriptedProducer
{
    public ScriptedProducer()
    {
        Push = new PushSide(this);
        Pull = new PullSide(this);
    }

    public List<string> Events { get; } = [];

    public IPushProducer Push { get; }

    public IPullProducer Pull { get; }

    public Action? OnPause { get; set; }

    public Action? OnResume { get; set; }

    public Action? OnStop { get; set; }

    /// <summary>How many calls of it are under way at once, at most.</summary>
    public int Deepest { get; private set; }

    private int Depth { get; set; }

    private void Hear(string what, Action? action)
    {
        Events.Add(what);
        Deepest = Math.Max(Deepest, ++Depth);
        try
        {
            action?.Invoke();
        }
        finally
        {
            Depth--;
        }
    }

    private sealed class PushSide(ScriptedProducer owner) : IPushProducer
    {
        public void PauseProducing() => owner.Hear("pause", owner.OnPause);

        public void ResumeProducing() => owner.Hear("resume", owner.OnResume);

        public void StopProducing() => owner.Hear("stop", owner.OnStop);
    }

    private sealed class PullSide(ScriptedProducer owner) : IPullProducer
    {
        public void ResumeProducing() => owner.Hear("resume", owner.OnResume);

        public void StopProducing() => owner.Hear("stop", owner.OnStop);
    }
}
