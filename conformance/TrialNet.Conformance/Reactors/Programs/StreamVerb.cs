namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What one end of a connection does in a step of a <see cref="StreamProgram"/>.</summary>
internal enum StreamVerb
{
    /// <summary>Writes bytes.</summary>
    Write,

    /// <summary>Registers a pull producer that writes bytes in ten pieces, and unregisters itself.</summary>
    Produce,

    /// <summary>Stops reading.</summary>
    Pause,

    /// <summary>Reads again.</summary>
    Resume,

    /// <summary>Ends its own direction.</summary>
    EndWriting,

    /// <summary>Calls LoseConnection.</summary>
    Lose,

    /// <summary>Calls AbortConnection.</summary>
    Abort,
}
