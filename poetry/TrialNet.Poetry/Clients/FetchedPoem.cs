namespace TrialNet.Poetry.Clients;

/// <summary>A poem that has come.</summary>
/// <param name="Bytes">The poem.</param>
/// <param name="IsVerified">
/// Whether it is known to be whole: its length was told (<see cref="PoemFraming.Netstring"/>), or the server said within TLS that it
/// had finished. A plain connection that was closed tells nothing.
/// </param>
/// <param name="Chunks">In how many pieces it came.</param>
/// <param name="Attempts">How many attempts that took.</param>
/// <param name="FirstByte">When the first byte came, since the first attempt began; null for an empty poem.</param>
/// <param name="Total">How long all of it took.</param>
public sealed record FetchedPoem(byte[] Bytes, bool IsVerified, int Chunks, int Attempts, TimeSpan? FirstByte, TimeSpan Total);
