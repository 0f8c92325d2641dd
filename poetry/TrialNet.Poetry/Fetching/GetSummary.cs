namespace TrialNet.Poetry.Fetching;

/// <summary>What came of a session.</summary>
/// <param name="Received">How many poems came, and were delivered.</param>
/// <param name="Failed">How many did not.</param>
/// <param name="Cancelled">How many were not wanted any more.</param>
/// <param name="Bytes">The length of all that came.</param>
/// <param name="Time">How long it took.</param>
internal sealed record GetSummary(int Received, int Failed, int Cancelled, long Bytes, TimeSpan Time);
