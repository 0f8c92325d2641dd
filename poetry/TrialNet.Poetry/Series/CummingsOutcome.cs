namespace TrialNet.Poetry.Series;

/// <summary>What becomes of the transform of clients 5.0 and 5.1.</summary>
internal enum CummingsOutcome
{
    /// <summary>One of the others, each as likely as the next.</summary>
    Random,

    /// <summary>The poem comes out in lower case.</summary>
    Success,

    /// <summary>The poem is gibberish.</summary>
    Gibberish,

    /// <summary>The transform itself is broken.</summary>
    Bug,
}
