namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>How a fetch should end if nobody cancels it.</summary>
internal enum FetchEnd
{
    /// <summary>With the poem.</summary>
    Poem,

    /// <summary>With a failure.</summary>
    Failure,
}
