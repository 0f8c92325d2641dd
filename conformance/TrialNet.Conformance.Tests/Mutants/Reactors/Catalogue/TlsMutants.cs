namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-TLS.</summary>
internal static class TlsMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-TLS-01", "What is written before the handshake is dropped.", "R-TLS-01",
            new Edit(
                "TlsProtocol.Writing",
                "_unsent.Append(IsAlive ? data : default);",
                "_unsent.Append(IsAlive && _isOpen ? data : default);")),
        new(
            "N-R-TLS-01-CAUSE", "The cause of a refused certificate is not told.", "R-TLS-01",
            new Edit(
                "TlsProtocol.Handshake",
                """
                Fail(new TlsException($"The TLS handshake failed: {error.Message}", _callbacks!.Error ?? error));
                """,
                "Fail(new ConnectionLostException(error.Message));")),
    ];
}
