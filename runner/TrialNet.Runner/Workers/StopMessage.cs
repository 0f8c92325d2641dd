namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: stop running tests. Answered by <see cref="EndedMessage"/>.</summary>
/// <param name="AfterTest">True lets the test that runs end by itself; false gives it up.</param>
internal sealed record StopMessage(bool AfterTest) : WorkerMessage;
