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
        new(
            "N-R-TLS-01-RESUME", "What has come during a pause is delivered when more comes.", "R-TLS-01",
            new Edit(
                "TlsProtocol.Reading",
                "Later(GoOnReading);",
                "Transport.ResumeProducing();")),
        new(
            "N-R-TLS-01-RESET", "A reset below TLS is an end in order.", "R-TLS-01",
            new Edit(
                "TlsProtocol.Closing",
                "if (reason.Value is not ConnectionDoneException || _isClosing || _isPeerEnded)",
                "if (reason.Value is not ConnectionLostException and not ConnectionDoneException || _isClosing || _isPeerEnded)"),
            new Edit(
                "TlsProtocol.Closing",
                "return new Failure(CutShort());",
                "return new Failure(new ConnectionDoneException());")),
        new(
            "N-R-TLS-01-FACTORY", "The factory hears what ended TCP, and the protocol what ended TLS.", "R-CONN-02 R-TLS-01",
            new Edit(
                "Connection.Closing",
                "TlsProtocol.ReasonTold(protocol) ?? reason",
                "reason")),
    ];
}
