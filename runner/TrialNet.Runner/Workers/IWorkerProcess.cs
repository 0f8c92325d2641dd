namespace TrialNet.Runner.Workers;

/// <summary>A worker as its supervisor sees it. Threading: the supervisor's thread; messages arrive on another one.</summary>
internal interface IWorkerProcess : IDisposable
{
    /// <summary>Whether the process runs.</summary>
    bool IsAlive { get; }

    /// <summary>Says where the log of what it prints is to be.</summary>
    void WriteOutputTo(string? directory);

    /// <summary>Hands every message on, on another thread, then null when the worker is gone; what came meanwhile first.</summary>
    /// <param name="received">Takes the messages; null keeps them for the next one.</param>
    void Listen(Action<WorkerMessage?>? received);

    /// <summary>Sends a message; a worker that is gone does not get it, and is noticed elsewhere.</summary>
    void Send(WorkerMessage message);

    /// <summary>Tells where a thread of the process stands.</summary>
    /// <param name="thread">The thread, by the runtime's number; null for the one that runs a test.</param>
    /// <returns>What could be seen; null where nobody can look.</returns>
    StackReading? ReadStack(int? thread);

    /// <summary>Ends the process at once, with those it started.</summary>
    void Kill();

    /// <summary>How a process ended that is gone or about to be, in words: signal or exit code, and what it said last.</summary>
    string DescribeEnd();
}
