using TrialNet.Poetry.Servers;

namespace TrialNet.Poetry.Commands;

/// <summary>What is to be served where.</summary>
/// <param name="Key">Tells it from the others of a process.</param>
/// <param name="Site">What.</param>
/// <param name="Addresses">Where.</param>
/// <param name="Limits">What to put up with.</param>
internal sealed record Service(string Key, Site Site, IReadOnlyList<ListenAddress> Addresses, ConnectionLimits Limits);
