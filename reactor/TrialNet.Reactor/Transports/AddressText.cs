using System.Net;
using System.Net.Sockets;

namespace TrialNet.Reactor.Transports;

/// <summary>Addresses as people read them.</summary>
internal static class AddressText
{
    internal static string Of(EndPoint address) => address is UnixDomainSocketEndPoint
        ? address.ToString() is { Length: > 0 } path ? $"unix:{path}" : "a socket without a name"
        : address.ToString()!;
}
