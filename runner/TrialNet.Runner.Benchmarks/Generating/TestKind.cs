namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>What each test of a suite does.</summary>
internal enum TestKind
{
    /// <summary>Nothing, synchronously.</summary>
    Trivial,

    /// <summary>Waits for the next turn: of the reactor where there is one, else with Task.Yield. All tests share the body.</summary>
    OneTurn,

    /// <summary>Returns the task of one asynchronous method, the same for all tests, that awaits Task.Yield.</summary>
    SharedAsync,

    /// <summary>Is an asynchronous method of its own that awaits Task.Yield.</summary>
    DistinctAsync,

    /// <summary>Waits for 10 ms.</summary>
    Waiting,
}
