namespace TrialNet.Runner.Execution;

/// <summary>What the parts of a test's run tell the whole. One object for all of it: a delegate for each would be made for each test.</summary>
internal interface ICaseOwner
{
    /// <summary>A phase is over. Threading: the reactor's own thread.</summary>
    /// <returns>Whether it went well.</returns>
    bool EndPhase(Phase phase);

    /// <summary>The test ended its reactor. Threading: the reactor's own thread.</summary>
    /// <param name="what">What it did, as the end of a sentence.</param>
    void NoteReactorEnded(string what);

    /// <summary>The reactor does nothing any more. Threading: the watchdog's.</summary>
    void NoteBlocked();
}
