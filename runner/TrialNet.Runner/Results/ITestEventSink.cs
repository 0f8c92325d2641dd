namespace TrialNet.Runner.Results;

/// <summary>Takes the events of a run, in order. Threading: one thread at a time.</summary>
public interface ITestEventSink
{
    /// <summary>Takes an event.</summary>
    /// <param name="testEvent">The event.</param>
    void Publish(TestEvent testEvent);
}
