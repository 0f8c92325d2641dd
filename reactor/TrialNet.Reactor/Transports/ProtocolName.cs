using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Transports;

/// <summary>Names of protocols for texts that people read: what is inside a wrapper is meant.</summary>
internal static class ProtocolName
{
    internal static string Of(IProtocol protocol)
    {
        while (protocol is IProtocolWrapper wrapper)
        {
            protocol = wrapper.WrappedProtocol;
        }

        return TypeName.Of(protocol.GetType());
    }
}
