namespace TrialNet.Poetry.Simulator;

/// <summary>One of the two sides of a chain; the number is that of its column.</summary>
internal enum Side
{
    /// <summary>For values.</summary>
    Callback = 0,

    /// <summary>For failures.</summary>
    Errback = 1,
}
