using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>A worker without a process, which says what the test wants it to say.</summary>
internal sealed class ScriptedWorker(Action<ScriptedWorker, WorkerMessage> answer) : IWorkerProcess
{
    private Action<WorkerMessage?>? _received;

    public bool IsAlive { get; private set; } = true;

    internal bool IsKilled { get; private set; }

    /// <summary>What is seen when somebody looks where it stands.</summary>
    internal StackReading? Stack { get; set; }

    internal int? StackThread { get; private set; }

    internal List<WorkerMessage> Heard { get; } = [];

    internal string? OutputDirectory { get; private set; }

    internal void Say(params WorkerMessage[] messages) => Array.ForEach(messages, message => _received?.Invoke(message));

    internal void Die()
    {
        IsAlive = false;
        _received?.Invoke(null);
    }

    public void WriteOutputTo(string? directory) => OutputDirectory = directory;

    public void Listen(Action<WorkerMessage?>? received) => _received = received;

    public void Send(WorkerMessage message)
    {
        Heard.Add(message);
        answer(this, message);
    }

    public void Kill()
    {
        IsKilled = true;
        IsAlive = false;
    }

    public StackReading? ReadStack(int? thread)
    {
        StackThread = thread;
        return Stack;
    }

    public string DescribeEnd() => "exit code 1";

    public void Dispose()
    {
    }
}
