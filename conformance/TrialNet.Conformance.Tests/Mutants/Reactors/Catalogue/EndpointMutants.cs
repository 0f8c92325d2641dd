namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapters R-EP and R-FAC, what is made of connectors.</summary>
internal static class EndpointMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-EP-01", "Connect is fired before MakeConnection.", "R-EP-01",
            new Edit(
                "EndpointProtocol",
                "WrappedProtocol.MakeConnection(transport); _factory.Connected(WrappedProtocol);",
                "_factory.Connected(WrappedProtocol); WrappedProtocol.MakeConnection(transport);")),
        new(
            "N-R-EP-02", "Cancelling leaves the attempt alone.", "R-EP-02",
            new Edit(
                "EndpointFactory",
                "connector.StopConnecting();",
                "_ = connector;")) { Kind = "simulated" },
        new(
            "N-R-EP-03", "That there was no protocol is told as a lost connection.", "R-EP-03",
            new Edit(
                "EndpointFactory",
                "Fail(new Failure(new NoProtocolException(",
                "Fail(new Failure(new ConnectionLostException(")),
        new(
            "N-R-EP-04", "What keeps a port from being bound comes out of Listen.", "R-EP-04",
            new Edit(
                "TcpServerEndpoint",
                "return Deferred.Execute<IListeningPort>(() => _reactor.ListenTcp(_port, factory, _backlog, _networkInterface, _file, _line), _file, _line);",
                "return Deferred.Succeed<IListeningPort>(_reactor.ListenTcp(_port, factory, _backlog, _networkInterface, _file, _line), _file, _line);")),
        new(
            "N-R-EP-05", "Attempts to all addresses begin at once.", "R-EP-05",
            new Edit(
                "StaggeredConnect",
                "CallLater(_endpoint.Interval, TryNext",
                "CallLater(TimeSpan.Zero, TryNext")) { Kind = "simulated" },
        new(
            "N-R-EP-05-TIMER", "The timer of the next attempt is left.", "R-EP-05",
            new Edit(
                "StaggeredConnect",
                "_isDecided = true; ClearTimer();",
                "_isDecided = true;"),
            new Edit(
                "StaggeredConnect",
                "var attempt = _endpoint.At(",
                "if (_isDecided) { return; } var attempt = _endpoint.At(")),
        new(
            "N-R-EP-06", "Quoting leaves a backslash as it is.", "R-EP-06",
            new Edit(
                "Endpoints",
                """
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                """,
                "")),
        new(
            "N-R-EP-07", "A wrapper hides that what is inside hears of half-closing.", "R-EP-07",
            new Edit(
                "ProtocolWrapper",
                "IHalfCloseableProtocol => new HalfCloseableWrapper(this),",
                "")),
        new(
            "N-R-FAC-04", "One retry too many.", "R-FAC-04",
            new Edit(
                "ReconnectingClientFactory",
                "if (Retries >= MaxRetries)",
                "if (Retries > MaxRetries)")),
        new(
            "N-R-FAC-04-STOP", "StopTrying leaves the timer.", "R-FAC-04",
            new Edit(
                "ReconnectingClientFactory",
                "IsTrying = false; _timer?.Release(); _timer = null;",
                "IsTrying = false;")),
        new(
            "N-R-FAC-03-MADE", "The ready-made factory does not give itself to its protocols.", "R-FAC-03",
            new Edit(
                "ProtocolFactory",
                "new TProtocol { Factory = this };",
                "new TProtocol();")),
    ];
}
