using System.Net;

namespace TrialNet.Poetry.Series;

/// <summary>A poem and where it is to be served.</summary>
/// <param name="Name">What the ready line calls it.</param>
/// <param name="Poem">Its bytes.</param>
/// <param name="Address">The address; port 0 takes a free one.</param>
internal sealed record PoemSite(string Name, byte[] Poem, IPEndPoint Address);
