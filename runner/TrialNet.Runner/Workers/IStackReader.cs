namespace TrialNet.Runner.Workers;

/// <summary>Looks into a worker from outside. Threading: any thread; calls block.</summary>
internal interface IStackReader
{
    /// <summary>Finds out where a thread of another process stands. The process is held up meanwhile, and goes on afterwards.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="thread">The thread, by the runtime's number; null for the one that runs a test.</param>
    /// <returns>Frames, the innermost first, one a line as .NET writes them; or why there are none.</returns>
    StackReading Read(int processId, int? thread);
}
