using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject that shows its framing of netstrings (rules P-NS). The longest payload is declared as <see cref="ReactorManifest.NetstringLimit"/>.</summary>
public interface IHasNetstrings
{
    /// <summary>Encodes a payload.</summary>
    /// <param name="payload">The payload, of any bytes.</param>
    /// <returns>The netstring.</returns>
    byte[] EncodeNetstring(ReadOnlySpan<byte> payload);

    /// <summary>Makes a protocol that decodes. The kit gives it a transport and bytes, without a reactor.</summary>
    /// <param name="received">To be called with each payload, and with the transport that the protocol was given.</param>
    /// <returns>The protocol.</returns>
    IProtocol CreateNetstringProtocol(Action<ITransport, byte[]> received);
}
