namespace TrialNet.Runner.Workers;

/// <summary>Something a run has to react to.</summary>
/// <param name="Slot">Whose; null for an interruption.</param>
/// <param name="Worker">Which process was in the slot.</param>
/// <param name="Message">What it said; null if it is gone.</param>
internal sealed record SlotEvent(WorkerSlot? Slot, IWorkerProcess? Worker, WorkerMessage? Message);
