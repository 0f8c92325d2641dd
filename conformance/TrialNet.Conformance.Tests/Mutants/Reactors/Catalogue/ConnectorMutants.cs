namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-CONN.</summary>
internal static class ConnectorMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-CONN-01", "The factory does not hear that an attempt begins.", "R-CONN-01",
            new Edit(
                "Connector",
                """
                Tell(static (factory, connector) => factory.StartedConnecting(connector), "StartedConnecting");
                """,
                "")),
        new(
            "N-R-CONN-02", "The factory hears of the loss before the protocol.", "R-CONN-02",
            new Edit(
                "Connection.Closing",
                "StopProducer(); var protocol",
                "_connector?.ConnectionEnded(reason); StopProducer(); var protocol"),
            new Edit(
                "Connection.Closing",
                "_connector?.ConnectionEnded(TlsProtocol.ReasonTold(protocol) ?? reason); }",
                "}")),
        new(
            "M-79", "A refused attempt is told as a loss.", "R-CONN-02 R-CONN-03 R-CONN-01",
            new Edit(
                "Connector",
                """
                factory.ClientConnectionFailed(connector, reason), "ClientConnectionFailed"
                """,
                """
                factory.ClientConnectionLost(connector, reason), "ClientConnectionLost"
                """)),
        new(
            "N-R-CONN-03", "Refusal is an error like any other.", "R-CONN-03",
            new Edit(
                "ConnectionReasons",
                """
                SocketError.ConnectionRefused => new ConnectionRefusedException($"{text} refused the connection.", cause),
                """,
                """
                SocketError.ConnectionRefused => new ConnectException($"{text} refused the connection.", cause),
                """)),
        new(
            "N-R-CONN-04", "StopConnecting when there is no attempt is passed over.", "R-CONN-04",
            new Edit(
                "Connector",
                "throw new NotConnectingException(",
                "return; throw new NotConnectingException(")),
        new(
            "M-80", "The timer of an attempt outlives its success.", "R-CONN-05",
            new Edit(
                "Connector",
                "_limit?.Release(); _limit = null; Reactor.Forget(this);",
                "if (_limit is { IsActive: true } left) { Reactor.SetTimer(left.DueTime, static () => { }, Scope); left.Release(); } _limit = null; Reactor.Forget(this);")),
        new(
            "N-R-CONN-06", "Disconnect does nothing during an attempt.", "R-CONN-06",
            new Edit(
                "Connector",
                "if (_failure is not UserAbortException) { StopConnecting(); }",
                "")),
        new(
            "N-R-CONN-07", "The factory is stopped though it connects again.", "R-CONN-07 R-FAC-01 R-FAC-02",
            new Edit(
                "Connector",
                "if (State == ConnectorState.Disconnected && _isFactoryStarted)",
                "if (_isFactoryStarted)")),
        new(
            "N-R-CONN-07b", "Connect while connected begins another attempt.", "R-CONN-07",
            new Edit(
                "Connector",
                "if (State != ConnectorState.Disconnected) {",
                "if (State == ConnectorState.Connecting) {")),
        new(
            "N-R-CONN-08", "An attempt that was given up may still succeed.", "R-CONN-08 R-CONN-04 R-CONN-03",
            new Edit(
                "ConnectAttempt",
                "IsClosed = true; EndTry();",
                "IsClosed = true;"),
            new Edit(
                "Connector",
                "internal void Succeed(Channel channel, EndPoint peer) {",
                "internal void Succeed(Channel channel, EndPoint peer) { _failure = null;")),
        new(
            "N-R-CONN-09", "The address that was asked for is told without its port.", "R-CONN-09",
            new Edit(
                "TcpConnector",
                """
                : $"{_host}:{_port}";
                """,
                ": _host;")),
        new(
            "N-R-FAC-02", "The factory of a client is stopped before it hears of the loss.", "R-FAC-02",
            new Edit(
                "Connector",
                "_connection = null; State = ConnectorState.Disconnected; Tell(",
                "_connection = null; State = ConnectorState.Disconnected; StopFactory(); Tell(")),
    ];
}
