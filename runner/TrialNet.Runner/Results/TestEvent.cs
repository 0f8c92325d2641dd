namespace TrialNet.Runner.Results;

/// <summary>Something that happened in a run. Events travel one way: from what runs tests to what reports.</summary>
public abstract record TestEvent;
