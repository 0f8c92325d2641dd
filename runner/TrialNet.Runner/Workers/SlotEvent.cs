namespace TrialNet.Runner.Workers;

/// <summary>Something a run has to react to.</summary>
/// <param name="Slot">Whose; null for an interruption.</param>
/// <param name="Worker">Which process was in the slot, or, once started, is to be.</param>
/// <param name="Message">What it said; null if it is gone, or has just been started.</param>
/// <param name="IsStart">Whether the slot waited for this: a process, or none if it could not be started.</param>
/// <param name="Error">Why it could not be started; null if somebody lost patience.</param>
internal readonly record struct SlotEvent(
    WorkerSlot? Slot, IWorkerProcess? Worker, WorkerMessage? Message, bool IsStart = false, TestExecutableException? Error = null);
