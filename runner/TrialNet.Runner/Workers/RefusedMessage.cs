namespace TrialNet.Runner.Workers;

/// <summary>Worker: it cannot do what it was asked for.</summary>
/// <param name="Reason">One line that says why.</param>
internal sealed record RefusedMessage(string Reason) : WorkerMessage;
