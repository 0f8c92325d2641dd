namespace TrialNet.Runner.Results;

/// <summary>Takes the events of a run, in order. Threading: one thread at a time.</summary>
public interface ITestEventSink
{
    /// <summary>Takes an event.</summary>
    /// <param name="testEvent">The event.</param>
    void Publish(TestEvent testEvent);

    /// <summary>No other event is there yet, and the next may be long in coming: what is held back is handed on.</summary>
    void Flush()
    {
    }
}
