namespace TrialNet.Conformance.Subjects;

/// <summary>The two ways in which code that waits can be written.</summary>
public enum BodyForm
{
    /// <summary>An async method.</summary>
    Async,

    /// <summary>An iterator, run by InlineCallbacks.</summary>
    Iterator,
}
